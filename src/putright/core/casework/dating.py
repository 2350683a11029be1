"""The day by which a clock is judged and the day it is due now: stops, extensions, promises and what was known when.

What a clock counts from and whether it was met is in `clocks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from putright.core.calendars import Calendar, Counting, Length, Unit, days_between, due_date
from putright.core.casework.case import Case, Moment
from putright.core.casework.entries import LetterSent
from putright.core.casework.stops import IN_DAYS, Stop
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.events import Event

ROUNDS = 12
"""More holidays declared within one clock's running than any year has."""


@dataclass(frozen=True)
class Extended:
    """More time given on a day, until another."""

    since: date
    until: date
    sequence: int


@dataclass(frozen=True)
class Pledge:
    """A date told to the complainant in a letter that moves a clock."""

    day: date
    sequence: int
    in_form: bool
    """The rule lets this letter answer in form."""


def known_by_its_end(calendar: Calendar, started: date, today: date, day_by: Callable[[Calendar], date]) -> Calendar:
    """The calendar as known by the earlier of today and the day a clock ended.

    A holiday declared while it ran moves it; one declared after it had ended does not, nor is a day taken back that
    had gone by before its withdrawal was known.
    """
    known = calendar.as_known_on(min(started, today))
    if known is calendar:
        return calendar
    day = day_by(known)
    for _ in range(ROUNDS):
        later = calendar.as_known_on(min(day, today))
        moved = day_by(later)
        if moved < day and day_by(calendar.as_known_on(min(moved, today))) != moved:
            return known
        known = later
        if moved == day:
            break
        day = moved
    return known


def judged_by(
    today: date, calendar: Calendar, counting: Counting, length: Length, started: date | datetime,
    changes: Iterable[Stop | Extended] = (),
) -> date:  # fmt: skip
    """The date by which a clock is judged, with what changed it taken in the order it happened.

    A pause and excluded time put it back by the days lost, in the clock's own unit and once for days that two of them
    share; a restart counts anew from the day the stop ended; a suspension leaves the date alone; an extension sets it.
    A stop that began when the day had gone changes nothing.
    """
    day = due_date(calendar, started, length, counting)
    raw = due_date(calendar, started, length, replace(counting, due_on_closed_day="stays"))
    stood_until = date.min
    for change in sorted(changes, key=lambda change: change.since):
        if isinstance(change, Extended):
            raw = day = change.until
        elif change.since > day:
            continue
        elif change.how in ("pause", "exclude"):
            until = min(change.until or today, today)
            raw = later_by(calendar, length.unit, raw, max(change.since, stood_until), until)
            stood_until, day = max(stood_until, until), _rolled(calendar, counting, raw)
        elif change.how == "restart" and change.until and change.until <= today:
            day = due_date(calendar, change.until, length, counting)
            raw = due_date(calendar, change.until, length, replace(counting, due_on_closed_day="stays"))
    return day


def later_by(calendar: Calendar, unit: Unit, day: date, since: date, until: date) -> date:
    """A day put back by the days lost between two others, in days of the unit."""
    unit = unit if unit in IN_DAYS else Unit.CALENDAR_DAYS
    lost = days_between(calendar, since, until, unit)
    return due_date(calendar, day, Length(lost, unit), Counting()) if lost > 0 else day


def _rolled(calendar: Calendar, counting: Counting, day: date) -> date:
    if counting.due_on_closed_day == "next working day":
        return calendar.on_or_after(day)
    return calendar.on_or_before(day) if counting.due_on_closed_day == "previous working day" else day


def extensions(case: Case, rule: Clock, anchor: Moment, occurrence: int, ended: Moment | None) -> tuple[Extended, ...]:
    """The extensions given to one occurrence of a clock, in order."""
    return tuple(
        Extended(case.journal[sequence - 1].on, to, sequence)
        for sequence, to, which in case.extended.get(rule.name, ())
        if _while_it_ran(sequence, anchor, ended) and which in (0, occurrence)
    )


def pledges(case: Case, rule: Clock, anchor: Moment, ended: Moment | None) -> tuple[Pledge, ...]:
    """The dates promised for a clock while it ran, in order; a letter that moves it once moves it only once."""
    found = [*_in_form(case, rule, anchor), *_in_other_letters(case, rule)]
    ran = (pledge for pledge in found if _while_it_ran(pledge.sequence, anchor, ended))
    return tuple(sorted(ran, key=lambda pledge: pledge.sequence))


def _while_it_ran(sequence: int, anchor: Moment, ended: Moment | None) -> bool:
    return sequence > anchor.sequence and (ended is None or sequence < ended.sequence)


def _in_form(case: Case, rule: Clock, anchor: Moment) -> Iterator[Pledge]:
    for letter, how in rule.answered_in_form_by.items():
        told = [m for m in case.seen(Event.parse(letter), anchor.sequence) if m.promised]
        for moment in told[:1] if how.endswith("once") else told:
            if moment.promised:
                yield Pledge(moment.promised, moment.sequence, True)


def _in_other_letters(case: Case, rule: Clock) -> Iterator[Pledge]:
    for sequence, day in case.promised.get(rule.name, ()):
        letter = case.journal[sequence - 2]
        if not (isinstance(letter, LetterSent) and f"{letter.letter} sent" in rule.answered_in_form_by):
            yield Pledge(day, sequence, False)
