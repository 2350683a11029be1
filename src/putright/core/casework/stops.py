"""When a clock stands still and what that does to its date: pause, restart, excluded time and suspension are four things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from putright.core.calendars import Unit
from putright.core.casework.case import Case, Moment
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.flow import Stage, Track
from putright.core.procedure.model.procedure import MAIN, Procedure

IN_DAYS = (Unit.WORKING_DAYS, Unit.BUSINESS_DAYS, Unit.CALENDAR_DAYS)
CLOSED, REOPENED = Event(aspect="closed"), Event(aspect="reopened")


@dataclass(frozen=True)
class Stop:
    """From the day a clock stopped until the day it went on, or until further notice."""

    since: date
    until: date | None
    how: Literal["pause", "restart", "exclude", "suspend"]
    why: str


def track_of(procedure: Procedure, rule: Clock) -> str:
    """The track a clock runs on: the one it names, else that of its stages, else the main one."""
    stages = (procedure.get(Stage, name) for name in rule.stage)
    return rule.track or next((stage.track for stage in stages if stage and stage.track), MAIN)


def stops_of(procedure: Procedure, case: Case, rule: Clock, anchor: Moment) -> tuple[Stop, ...]:
    """Every stop of a clock, in the order they began.

    Its track waiting for another, the pauses its rule names, and the time in which the case was closed before it went
    on where it stood.
    """
    stops = [*_waiting(procedure, case, rule, anchor), *_pauses(case, rule, anchor)]
    if not rule.outlives_the_case:
        stops += [Stop(a.on, b.on, "exclude", "the case was closed") for a, b in resumed(case, anchor.sequence) if b]
    return tuple(sorted(stops, key=lambda stop: stop.since))


def _waiting(procedure: Procedure, case: Case, rule: Clock, anchor: Moment) -> Iterator[Stop]:
    if rule.while_waiting:
        return
    track = case.track(track_of(procedure, rule))
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


def resumed(case: Case, after: int) -> Iterator[tuple[Moment, Moment | None]]:
    """Each closing after a sequence, with the reopening by which the case went on where it stood; None for any other."""
    for closed in case.seen(CLOSED, after):
        again = next(iter(case.seen(REOPENED, closed.sequence)), None)
        yield closed, again if again and _goes_on(case, closed, again) else None


def _goes_on(case: Case, closed: Moment, again: Moment) -> bool:
    between = (m for m in case.moments if closed.sequence < m.sequence < again.sequence)
    return any(m.event.aspect in ("continued", "lapsed") for m in between)
