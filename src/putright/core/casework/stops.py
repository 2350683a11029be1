"""When a clock stands still and what that does to its date: pause, restart, excluded time and suspension are four things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from putright.core.calendars import Calendar, Counting, Length, Unit, days_between, due_date
from putright.core.casework.case import Case, Moment
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.flow import Track
from putright.core.procedure.model.procedure import MAIN, Procedure

IN_DAYS = (Unit.WORKING_DAYS, Unit.BUSINESS_DAYS, Unit.CALENDAR_DAYS)


@dataclass(frozen=True)
class Stop:
    """From the day a clock stopped until the day it went on, or until further notice."""

    since: date
    until: date | None
    how: Literal["pause", "restart", "exclude", "suspend"]
    why: str


def stops_of(procedure: Procedure, case: Case, rule: Clock, anchor: Moment) -> Iterator[Stop]:
    """Every stop of a clock: its track waiting for another, and the pauses its rule names, in the order they began."""
    yield from sorted([*_waiting(procedure, case, rule, anchor), *_pauses(case, rule, anchor)], key=lambda stop: stop.since)


def _waiting(procedure: Procedure, case: Case, rule: Clock, anchor: Moment) -> Iterator[Stop]:
    track = case.track(rule.track or MAIN)
    other = procedure.get(Track, track.waits_for)
    why = (other.tells or f"waiting for: {other.words}") if other else "waiting for another process"
    for since, until in track.waited:
        if until is None or until > anchor.on:
            yield Stop(max(since, anchor.on), until, "pause", why)


def _pauses(case: Case, rule: Clock, anchor: Moment) -> Iterator[Stop]:
    for pause in rule.pauses:
        for event in pause.upon:
            for begun in case.seen(event, anchor.sequence):
                ends = [m.on for until in pause.until for m in case.seen(until, begun.sequence)]
                yield Stop(begun.on, min(ends, default=None), pause.how, pause.reason or str(event))


def judged_by(
    today: date, calendar: Calendar, counting: Counting, length: Length | None, day: date, stops: Iterable[Stop]
) -> date:
    """The date by which a clock is judged once its stops are taken into account.

    A pause and excluded time put it back by the days lost, in the clock's own unit; a restart counts anew from the day
    the stop ended; a suspension leaves the date alone.
    """
    for stop in stops:
        if stop.how in ("pause", "exclude"):
            day = _later_by(calendar, length, day, stop.since, stop.until or today)
        elif stop.how == "restart" and stop.until and length:
            day = due_date(calendar, stop.until, length, counting)
    return day


def _later_by(calendar: Calendar, length: Length | None, day: date, since: date, until: date) -> date:
    unit = length.unit if length and length.unit in IN_DAYS else Unit.CALENDAR_DAYS
    lost = days_between(calendar, since, until, unit)
    return due_date(calendar, day, Length(lost, unit), Counting()) if lost > 0 else day
