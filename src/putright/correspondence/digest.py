"""The digest: on working days at half past seven, one message to each person who has something due; silent otherwise.

It counts what stands under *Only mine* in somebody's work, by the same query, what they are to do in cases of others, and the
e-mails that wait for them. It says nothing else of any case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction

from putright.core.casework.entries import Person
from putright.core.casework.office import Office
from putright.register import lists, mail_choices, offices, organisations, outbox, telling, viewers
from putright.register.incoming import pen
from putright.register.lists import Picked
from putright.register.organisations import Place
from putright.register.outbox import Draft

NOON = time(12)
"""The digest of a morning on which nothing ran is not made up for after this hour."""
MINE = Picked(mine=True)
_MINE, _ACTIONS, _MAIL, _PEOPLE = "?whose=mine", "?show=actions", "mail/", "people/"
"""Where on the desk each is found."""


@dataclass(frozen=True)
class Due:
    """What somebody has to see to, counted."""

    today: int = 0
    late: int = 0
    week: int = 0
    """Due this week; by itself this is no reason to write."""
    actions: int = 0
    """Cases of others in which they are to do something by now."""
    mail: int = 0
    """E-mails that wait for a person."""
    for_nobody: int = 0
    """Of those, for whoever looks after people: the ones that nobody who could open them may open."""

    @property
    def told(self) -> list[tuple[str, str]]:
        """What is told, each with where it is found; empty where nothing is due."""
        said = [
            (self.today, "due today", _MINE), (self.late, "late", _MINE),
            (self.actions, "with something for you to do", _ACTIONS),
            (self.mail, "in Mail to be given a place", _MAIL), (self.for_nobody, "in Mail that nobody may open", _PEOPLE),
        ]  # fmt: skip
        return [(f"{_many(count)} {words}", link) for count, words, link in said if count]


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
    """One for everybody at work today who has something to see to and wants to be told."""
    if not office.calendar.is_working_day(office.today):
        return
    silent, for_nobody = mail_choices.declined_by(here, "digest"), pen.for_nobody(here, office)
    for person in dict.fromkeys([*office.staff, *office.administrators]):
        if person not in silent and not office.is_away(person) and (due := _due(here, person, at, for_nobody)).told:
            yield _draft(here, person, office, due)


def _due(here: Place, person: Person, at: datetime, for_nobody: int) -> Due:
    """What somebody has to see to."""
    viewer = viewers.viewer(here, person, at)
    if viewer is None:
        return Due()
    counts = lists.counted(viewer, MINE)
    return Due(
        counts["today"], counts["late"], counts["week"], lists.actions_due(viewer), pen.counted(viewer),
        for_nobody if viewer.administers else 0,
    )  # fmt: skip


def _draft(here: Place, person: Person, office: Office, due: Due) -> Draft:
    subject = ", ".join(words for words, _ in due.told)
    more = f"\n{_many(due.week)} due this week." if due.week else ""
    where = "\n\n".join(telling.link(here, end) for end in dict.fromkeys(end for _, end in due.told))
    less = f"To be sent no more of these: {telling.link(here, 'notifications/')}\n" if person in office.staff else ""
    words = f"{subject}.{more}\n\nSign in at {here.name} to see what it is:\n\n{where}\n\n{less}"
    return Draft("digest", subject, words, office.today.isoformat(), person)


def _many(count: int) -> str:
    """A number; counting stops at a hundred, and says so."""
    return f"{lists.MANY} or more" if count >= lists.MANY else str(count)
