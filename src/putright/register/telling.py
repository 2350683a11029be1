"""After every write: what the new entries tell goes to screens, and decisions that are now wanted go by e-mail as well.

Who is concerned is worked out in `core.casework.news`, and whether they may know in `notices`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings

from putright.core.calendars import say_date
from putright.core.casework import entries as e
from putright.core.casework.entries import Person
from putright.core.casework.news import News, decide_by, decisions_wanted, news
from putright.core.casework.office import Office
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.procedure import Procedure
from putright.register import audience, notices, outbox
from putright.register.models import Notice
from putright.register.notices import Occasion
from putright.register.organisations import Place
from putright.register.outbox import Draft
from putright.statements import Statement, later, made_once

MORNING = time(7, 30)
"""When mail to colleagues goes that need not go at once."""


@dataclass(frozen=True)
class Wanted:
    """A decision that somebody was told of, and whether they have not read that yet."""

    person: Person
    about: str
    unread: bool


def tell(place: Place, case: int, ref: str, first: int, made: Sequence[e.AnyEntry], ahead: Outlook) -> None:
    """Tell whom it concerns what the entries just made have brought about. Part of the door's transaction."""
    office, procedure = ahead.scene.office, ahead.scene.procedure
    for one in news(ahead, first, made):
        notices.tell(place, case, one.people, _occasion(procedure, ahead, one), office.now)
    _ask_for_decisions(place, case, ref, {entry.by for entry in made}, ahead)


def _occasion(procedure: Procedure, ahead: Outlook, one: News) -> Occasion:
    entry = ahead.scene.case.journal[one.sequence - 1]
    return Occasion(one.kind, one.about, one.sequence, audience.of(procedure, entry), one.words)


def _ask_for_decisions(place: Place, case: int, ref: str, actors: set[Person], ahead: Outlook) -> None:
    """Ask for each decision once, and call off what is no longer asked. Whoever acted just now sees what is next."""
    wanted = decisions_wanted(ahead)
    told = _told(case)
    _call_off(place, case, ref, told, {one.about: one for one in wanted}, ahead.scene.office.now)
    known, asked = {(one.person, one.about) for one in told}, set[Person]()
    for one in wanted:
        new = [person for person in one.people if (person, one.about) not in known]
        now = notices.tell(
            place, case, new, _occasion(ahead.scene.procedure, ahead, one), ahead.scene.office.now, known=actors | asked
        )
        for person in now:
            if person not in actors | asked:
                _write(place, case, ref, person, one, ahead)
        asked |= set(now)


def _told(case: int) -> tuple[Wanted, ...]:
    return tuple(Wanted(person, about, read is None) for person, about, read in _asked().rows(case=case))


@made_once
def _asked() -> Statement:
    asked = Notice.objects.filter(case=later("case"), kind="decision")
    return Statement(asked.values_list("person", "about", "read_at"))


def _call_off(
    place: Place, case: int, ref: str, told: Sequence[Wanted], wanted: Mapping[str, News], at: datetime
) -> None:
    """What was decided, or went to somebody else, is asked no more: neither on a screen nor by mail that waits."""
    over = frozenset(
        (one.person, one.about)
        for one in told
        if one.unread and (one.about not in wanted or one.person not in wanted[one.about].people)
    )
    for person, about in over:
        Notice.objects.filter(case=case, person=person, about=about).update(read_at=at)
        outbox.call_off(place, case, person, _about(ref, about), at)


def _about(ref: str, about: str) -> str:
    return f"{ref} {about}"[:160]


def _write(place: Place, case: int, ref: str, person: Person, one: News, ahead: Outlook) -> None:
    """Mail that a decision is wanted: by when, and one link. Nothing of the case is in it, not even its number."""
    office = ahead.scene.office
    if office.is_away(person):
        return
    day, kind = decide_by(ahead), ahead.scene.kind
    what = "A complaint" if kind and kind.counts_as == "complaint" else "Something that came in"
    subject = f"{what} needs your decision" + (f" by {day_in_mail(day)}" if day else "")
    words = f"{subject}.\n\nSign in at {place.name} to see it. It stands at the top of your work:\n\n{link(place)}\n"
    draft = Draft("decision", subject, words, _about(ref, one.about), person, case=case)
    outbox.put(place, draft, office.now, on_a_working_day(office))


def day_in_mail(day: date) -> str:
    """A day as it stands in the subject of a message: `Thursday 26 November`."""
    return say_date(day).rpartition(" ")[0]


def link(place: Place, query: str = "") -> str:
    """The address of somebody's work, for a message; it asks them to sign in, and says nothing of any case."""
    return f"{settings.ADDRESS}/{place.slug}/desk/{query}"


def on_a_working_day(office: Office) -> datetime:
    """Now on a working day; else the morning of the next one: nobody is written to at the week-end or on a holiday."""
    if office.calendar.is_working_day(office.today):
        return office.now
    return morning(office, office.calendar.on_or_after(office.today + timedelta(days=1)))


def morning(office: Office, day: date) -> datetime:
    """Half past seven on a day, by the clocks of the organisation."""
    return datetime.combine(day, MORNING, office.now.tzinfo)
