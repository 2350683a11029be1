"""The digest: on working days at half past seven, one message to each person who has something due; silent otherwise.

It counts what stands under *Only mine* in somebody's work, by the same query, and what they are to do in cases of others. It
says nothing else of any case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction

from putright.core.casework.entries import Person
from putright.core.casework.office import Office
from putright.register import lists, mail_choices, offices, organisations, outbox, telling, viewers
from putright.register.lists import Picked, View
from putright.register.organisations import Place
from putright.register.outbox import Draft

NOON = time(12)
"""The digest of a morning on which nothing ran is not made up for after this hour."""
MINE = Picked(mine=True)


@dataclass(frozen=True)
class Due:
    """What somebody has that is due."""

    counts: Mapping[View, int]
    actions: int
    """In cases that somebody else has."""

    def __bool__(self) -> bool:
        return bool(self.counts.get("late") or self.counts.get("today") or self.actions)


def write_due(at: datetime) -> int:
    """Have the digests of this morning sent in every organisation where they are not written yet; how many."""
    return sum(_of(here, at) for here in organisations.places())


def _of(here: Place, at: datetime) -> int:
    now = offices.local(at)
    if not telling.MORNING <= now.time() < NOON or outbox.digests_written(here, now.date()):
        return 0
    with transaction.atomic():
        if not outbox.begin_digests(here, now.date()):
            return 0
        drafts = list(_drafts(here, offices.office(here, at), at))
        for draft in drafts:
            outbox.put(here, draft, at)
    return len(drafts)


def _drafts(here: Place, office: Office, at: datetime) -> Iterator[Draft]:
    """One for everybody at work today who has something late or due today and wants to be told."""
    if not office.calendar.is_working_day(office.today):
        return
    silent = mail_choices.declined_by(here, "digest")
    for person in office.staff:
        if person not in silent and not office.is_away(person) and (due := _due(here, person, at)):
            yield _draft(here, person, office, due)


def _due(here: Place, person: Person, at: datetime) -> Due:
    """What somebody has that is due."""
    viewer = viewers.viewer(here, person, at)
    return Due(lists.counted(viewer, MINE), lists.actions_due(viewer)) if viewer else Due({}, 0)


def _draft(here: Place, person: Person, office: Office, due: Due) -> Draft:
    subject = in_words(due)
    week = due.counts["week"]
    more = f"\n{_many(week)} due this week." if week else ""
    links = [telling.link(here, "?whose=mine")] if due.counts["late"] or due.counts["today"] else []
    links += [telling.link(here, "?show=actions")] if due.actions else []
    where = "\n\n".join(links)
    words = (
        f"{subject}.{more}\n\nSign in at {here.name} to see what it is:\n\n{where}\n\n"
        f"To be sent no more of these: {telling.link(here, 'notifications/')}\n"
    )
    return Draft("digest", subject, words, office.today.isoformat(), person)


def in_words(due: Due) -> str:
    """`2 due today, 1 late, 1 with something for you to do`."""
    said = [f"{_many(due.counts['today'])} due today"] if due.counts["today"] else []
    said += [f"{_many(due.counts['late'])} late"] if due.counts["late"] else []
    said += [f"{_many(due.actions)} with something for you to do"] if due.actions else []
    return ", ".join(said)


def _many(count: int) -> str:
    """A number; counting stops at a hundred, and says so."""
    return f"{lists.MANY} or more" if count >= lists.MANY else str(count)
