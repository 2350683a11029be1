"""What every clock and right of a case comes to: when it is due, how that was worked out, and whether it was met.

Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from typing import Literal

from putright.core.calendars import (
    Calendar,
    Counting,
    Length,
    Unit,
    Working,
    before,
    before_date,
    days_between,
    due,
    due_date,
)  # fmt: skip
from putright.core.casework.case import Moment
from putright.core.casework.dating import Extended, Pledge, extensions, judged_by, known_by_its_end, pledges
from putright.core.casework.restrictions import restricted_by
from putright.core.casework.scene import Scene
from putright.core.casework.stops import Stop, resumed, stops_of, track_of
from putright.core.procedure.model.clocks import Anchor, Clock
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.rights import Right

State = Literal["running", "met", "missed", "set aside", "standing still"]


@dataclass(frozen=True)
class ClockState:
    """One occurrence of one clock. Days are those of the rule; ages are working days."""

    rule: Clock | Right
    occurrence: int
    anchor: Moment
    calendar: Calendar
    counting: Counting
    length: Length | None
    state: State
    due: date | None
    """The day it is due now, after pauses, extensions and promises; None where the rule lays down no number."""
    first_due: date | None
    """The day by which it is judged: as first worked out, with pauses and lawful extensions."""
    met_on: date | None = None
    in_form: bool = False
    """Answered by a holding letter: in form, counted apart from an answer in time."""
    promised: tuple[date, ...] = ()
    told_at: tuple[int, ...] = ()
    """The entries by which those dates were told, in the same order."""
    extended: int = 0
    """How often it was given more time."""
    why: str = ""
    age: int = 0

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.rule.name

    @property
    def is_duty(self) -> bool:
        """The organisation owes it: no right, no time of anybody else, and no target of its own."""
        return isinstance(self.rule, Clock) and self.rule.whose == "the organisation's duty"

    @property
    def open(self) -> bool:
        """Still to be met."""
        return self.state in ("running", "missed", "standing still")

    @property
    def in_time(self) -> bool | None:
        """Judged by the first date; None while open, set aside or undated."""
        if self.first_due is None or self.met_on is None or self.state == "set aside":
            return None
        return self.met_on <= self.first_due

    @cached_property
    def working(self) -> Working | None:
        """How the date was first worked out; None where the rule lays down no number."""
        if self.length is None:
            return None
        count = before if isinstance(self.rule, Clock) and self.rule.before else due
        return count(self.calendar, self.start, self.length, self.counting)

    @property
    def start(self) -> date | datetime:
        """What it counts from: the day of its anchor, with the hour where one was recorded."""
        day, hour = self.anchor.on, self.anchor.hour
        return datetime.combine(day, time.fromisoformat(hour)) if hour else day


def clocks(scene: Scene) -> tuple[ClockState, ...]:
    """Every clock that exists, in document order, with its occurrences in order."""
    if "clocks" not in scene.reckoned:
        found = (state for rule in scene.procedure.all(Clock) for state in _of_clock(scene, rule))
        scene.reckoned["clocks"] = tuple(found)
    return scene.reckoned["clocks"]


def windows(scene: Scene) -> tuple[ClockState, ...]:
    """Every right that has opened, as a clock that the complainant's use of it meets."""
    if "windows" not in scene.reckoned:
        found = (state for rule in scene.procedure.all(Right) for state in _of_right(scene, rule))
        scene.reckoned["windows"] = tuple(found)
    return scene.reckoned["windows"]


def anchors(scene: Scene, anchor: Anchor, after: int = 0) -> list[Moment]:
    """The moments a clock counts from, in the order recorded."""
    if anchor.each_of:
        found = [m for event in anchor.each_of for m in happened(scene, event) if not after or m.sequence > after]
        return sorted(found, key=lambda m: m.sequence)
    for event in anchor.first_there_is_of:
        if moments := happened(scene, event):
            return [moments[0]]
    either = [m for event in anchor.earlier_of or anchor.later_of for m in happened(scene, event)]
    if not either:
        return []
    if anchor.earlier_of:
        return [min(either, key=lambda m: m.on)]
    complete = all(happened(scene, event) for event in anchor.later_of)
    return [max(either, key=lambda m: m.on)] if complete else []


def happened(scene: Scene, event: Event) -> Sequence[Moment]:
    """The moments of an event. A clock's being met is one too, and its due date, which is known before it comes."""
    if event.aspect not in ("due", "met"):
        return scene.case.seen(event)
    rule = scene.procedure.the(Clock, event.name)
    found: list[Moment] = []
    for state in _of_clock(scene, rule):
        day = state.due if event.aspect == "due" else state.met_on
        if day is not None and (event.aspect == "met" or state.state != "set aside"):
            found.append(Moment(event, day, state.anchor.sequence, state.anchor.track))
    return found


def _of_clock(scene: Scene, rule: Clock) -> Iterator[ClockState]:
    if not scene.holds(rule.when):
        return
    starts = anchors(scene, rule.before or rule.starts)
    for number, anchor in enumerate(starts, 1):
        following = starts[number] if number < len(starts) and not rule.each_on_its_own else None
        yield from _repeated(scene, rule, anchor, number, following)


def _repeated(scene: Scene, rule: Clock, anchor: Moment, number: int, following: Moment | None) -> Iterator[ClockState]:
    """One occurrence, or for a repeating clock one for each time it was met."""
    state = _occurrence(scene, rule, anchor, number, following)
    yield state
    while rule.repeats and state.state == "met":
        again = _meetings(scene, rule, anchor, following)[0]
        if any(m.sequence <= again.sequence for event in rule.until for m in scene.case.seen(event, anchor.sequence)):
            return
        anchor, number = replace(again, hour=""), number + 1
        state = _occurrence(scene, rule, anchor, number, following)
        yield state


def _stopped(scene: Scene, rule: Clock, anchor: Moment) -> bool:
    return any(scene.case.seen(event, anchor.sequence) for event in rule.until)


def _meetings(scene: Scene, rule: Clock, anchor: Moment, following: Moment | None) -> list[Moment]:
    """What met an occurrence: after it began, and before it began again."""
    found = [m for event in rule.met_by for m in happened(scene, event) if m.sequence > anchor.sequence]
    found = [m for m in found if following is None or m.sequence < following.sequence]
    found = [m for m in found if m.on <= scene.office.today]
    if rule.same_person:
        found = [m for m in found if m.person == anchor.person]
    return sorted(found, key=lambda m: m.sequence)


def _occurrence(scene: Scene, rule: Clock, anchor: Moment, number: int, following: Moment | None) -> ClockState:
    counting = rule.counting_with(scene.procedure.front.counting)
    state = ClockState(
        rule, number, anchor, scene.office.calendar, counting, _length(scene, rule), "running", None, None,
        age=days_between(scene.office.calendar, anchor.on, scene.office.today, Unit.WORKING_DAYS),
    )  # fmt: skip
    meeting = next(iter(_meetings(scene, rule, anchor, following)), None)
    state = _met(scene, _dated(scene, rule, state, meeting or following), meeting)
    return _set_aside(scene, rule, state, following) if state.state != "met" else state


def _length(scene: Scene, rule: Clock) -> Length | None:
    if rule.looked_up:
        known = scene.values(rule.looked_up.fact)
        return next((length for value, length in rule.looked_up.lengths.items() if value in known), None)
    return rule.within if isinstance(rule.within, Length) else None


def _dated(scene: Scene, rule: Clock, state: ClockState, ended: Moment | None) -> ClockState:
    """The date by which it is judged and the date it is due now, by what was known and what was done before it ended."""
    case, today = scene.case, min(scene.office.today, ended.on) if ended else scene.office.today
    stops = stops_of(scene.procedure, case, rule, state.anchor)
    more = extensions(case, rule, state.anchor, state.occurrence, ended)
    told = pledges(case, rule, state.anchor, ended)
    if state.length is None:
        return _standing(_by_what_was_told(state, told, more), stops)
    day_by = _day_by(rule, state, today, (*stops, *more))
    known = known_by_its_end(scene.office.calendar, state.anchor.on, today, day_by)
    day = day_by(known)
    moved = told and not (more and more[-1].sequence > told[-1].sequence)
    return _standing(replace(
        state, calendar=known, first_due=day, due=told[-1].day if moved else day,
        promised=tuple(pledge.day for pledge in told), in_form=any(pledge.in_form for pledge in told),
        told_at=tuple(pledge.sequence for pledge in told), extended=len(more),
    ), stops)  # fmt: skip


def _by_what_was_told(state: ClockState, told: tuple[Pledge, ...], more: tuple[Extended, ...]) -> ClockState:
    """A clock without a number gets its date from the letter that first tells one; it is judged by that."""
    if not told:
        return state
    last = max(
        [*((pledge.sequence, pledge.day) for pledge in told), *((given.sequence, given.until) for given in more)]
    )
    return replace(
        state, due=last[1], first_due=told[0].day, promised=tuple(pledge.day for pledge in told),
        in_form=any(pledge.in_form for pledge in told), told_at=tuple(pledge.sequence for pledge in told),
        extended=len(more),
    )  # fmt: skip


def _day_by(
    rule: Clock, state: ClockState, today: date, changes: tuple[Stop | Extended, ...]
) -> Callable[[Calendar], date]:
    """How the date comes out by what a calendar knows; a count back from a meeting is moved by nothing but the meeting."""
    length, start = state.length, state.start
    assert length is not None
    if rule.before:
        return lambda calendar: before_date(calendar, state.anchor.on, length, state.counting)
    return lambda calendar: judged_by(today, calendar, state.counting, length, start, changes)


def _standing(state: ClockState, stops: Iterable[Stop]) -> ClockState:
    """A clock that is stopped now says why; while it is suspended nothing is due. One that had run out stays missed."""
    for stop in stops:
        if stop.until is None and not (state.first_due and stop.since > state.first_due):
            due = None if stop.how == "suspend" else state.due
            return replace(state, state="standing still", why=stop.why, due=due)
    return state


def _met(scene: Scene, state: ClockState, meeting: Moment | None) -> ClockState:
    if meeting:
        return replace(state, state="met", met_on=meeting.on)
    if state.due is not None and state.due < scene.office.today and state.state == "running":
        return replace(state, state="missed")
    return state


def _set_aside(scene: Scene, rule: Clock, state: ClockState, following: Moment | None) -> ClockState:
    for condition in rule.unless:
        if scene.is_so(condition, state.anchor.sequence):
            return replace(state, state="set aside", why=str(condition))
    if following is not None:
        return replace(state, state="set aside", why="began again")
    if rule.repeats and _stopped(scene, rule, state.anchor):
        return replace(state, state="set aside", why="no longer needed")
    if why := _no_longer_owed(scene, rule, state):
        return replace(state, state="set aside", why=why)
    return state


def _no_longer_owed(scene: Scene, rule: Clock, state: ClockState) -> str:
    case = scene.case
    name = track_of(scene.procedure, rule)
    track = case.track(name)
    if not rule.outlives_the_case and (over := _closed_since(scene, state.anchor)):
        return over
    if name != MAIN and track.ended:
        return "that process is over"
    if track.waits_for:
        return ""
    if restriction := restricted_by(scene, rule.purpose, state.anchor.sequence):
        return f"contact is restricted ({restriction})"
    stage = scene.procedure.get(Stage, track.stage)
    return (
        "the stage is over" if rule.stage and stage is not None and stage.ends and track.stage not in rule.stage else ""
    )


def _closed_since(scene: Scene, anchor: Moment) -> str:
    """That the case was closed since, unless it then went on where it stood."""
    if scene.case.closed is not None:
        return "the case is closed"
    ended = any(again is None for _, again in resumed(scene.case, anchor.sequence))
    return "the case was closed in between" if ended else ""


def _of_right(scene: Scene, rule: Right) -> Iterator[ClockState]:
    if not scene.holds(rule.when):
        return
    opened = anchors(scene, Anchor(each_of=(*rule.upon, *_misses_that_open(scene, rule))))
    for number, opening in enumerate(opened, 1):
        later = anchors(scene, rule.from_, after=opening.sequence - 1) if rule.from_ else [opening]
        following = opened[number] if number < len(opened) else None
        yield _window(scene, rule, opening, later[0] if later else None, number, following)


def _misses_that_open(scene: Scene, rule: Right) -> Iterator[Event]:
    for clock in scene.procedure.all(Clock):
        if clock.on_miss and clock.on_miss.opens == rule.name:
            yield Event(name=clock.name, aspect="missed")


def _window(
    scene: Scene, rule: Right, opening: Moment, counted_from: Moment | None, number: int, following: Moment | None
) -> ClockState:
    """One time that a right opened. Until what it counts from has come there is no last day: a gate that a miss opened."""
    counting = rule.counting_with(scene.procedure.front.counting)
    used = scene.case.seen(Event(name=rule.name, aspect="used"), opening.sequence)
    used = tuple(m for m in used if following is None or m.sequence < following.sequence)
    anchor = replace(counted_from or opening, sequence=opening.sequence, hour="")
    length = rule.within if counted_from else None
    ended = min([scene.office.today, *(m.on for m in used[:1] if rule.once)])
    known, day = _last_day(scene, length, anchor.on, counting, ended)
    state = ClockState(rule, number, anchor, known, counting, length, "running", day, day)
    if used and rule.once:
        return replace(state, state="met", met_on=used[0].on)
    if following is not None:
        return replace(state, state="set aside", why="opened again")
    for condition in rule.unless:
        if scene.is_so(condition, opening.sequence):
            return replace(state, state="set aside", why=str(condition))
    if day is not None and day < scene.office.today:
        return replace(state, state="missed")
    return state


def _last_day(
    scene: Scene, within: Length | None, since: date, counting: Counting, ended: date
) -> tuple[Calendar, date | None]:
    """The last day of a window and the calendar it goes by: what was known before it had passed or the right was used."""
    calendar = scene.office.calendar
    if within is None:
        return calendar, None
    known = known_by_its_end(calendar, since, ended, lambda known: due_date(known, since, within, counting))
    return known, due_date(known, since, within, counting)
