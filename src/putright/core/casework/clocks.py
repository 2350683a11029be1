"""What every clock and right of a case comes to: when it is due, how that was worked out, and whether it was met.

Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from typing import Literal

from putright.core.calendars import Calendar, Counting, Length, Unit, Working, before, days_between, due, due_date
from putright.core.casework.case import Moment
from putright.core.casework.scene import Scene
from putright.core.casework.stops import Stop, judged_by, stops_of
from putright.core.procedure.model.clocks import Anchor, Clock
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.people import Restriction
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
    why: str = ""
    age: int = 0

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.rule.name

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
        return count(self.calendar, _start(self.anchor), self.length, self.counting)


def _start(moment: Moment) -> date | datetime:
    return datetime.combine(moment.on, time.fromisoformat(moment.hour)) if moment.hour else moment.on


def clocks(scene: Scene) -> tuple[ClockState, ...]:
    """Every clock that exists, in document order, with its occurrences in order."""
    return tuple(state for rule in scene.procedure.all(Clock) for state in _of_clock(scene, rule))


def windows(scene: Scene) -> tuple[ClockState, ...]:
    """Every right that has opened, as a clock that the complainant's use of it meets."""
    return tuple(state for rule in scene.procedure.all(Right) for state in _of_right(scene, rule))


def anchors(scene: Scene, anchor: Anchor, after: int = 0) -> list[Moment]:
    """The moments a clock counts from, in the order recorded."""
    if anchor.each_of:
        found = [m for event in anchor.each_of for m in happened(scene, event) if m.sequence > after]
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
    """The moments of an event; a clock's own due, met and missed are events too."""
    if event.aspect not in ("due", "met"):
        return scene.case.seen(event)
    rule = scene.procedure.the(Clock, event.name)
    found: list[Moment] = []
    for state in _of_clock(scene, rule):
        day = state.due if event.aspect == "due" else state.met_on
        if day is not None and (event.aspect == "met" or day <= scene.office.today):
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
    while rule.repeats and state.state == "met" and state.met_on and not _stopped(scene, rule, anchor):
        again = next((m for m in _meetings(scene, rule, anchor) if m.on == state.met_on), anchor)
        anchor, number = replace(again, hour=""), number + 1
        state = _occurrence(scene, rule, anchor, number, following)
        yield state


def _stopped(scene: Scene, rule: Clock, anchor: Moment) -> bool:
    return any(scene.case.seen(event, anchor.sequence) for event in rule.until)


def _meetings(scene: Scene, rule: Clock, anchor: Moment) -> list[Moment]:
    found = [m for event in rule.met_by for m in happened(scene, event) if m.sequence > anchor.sequence]
    if rule.same_person:
        found = [m for m in found if m.person == anchor.person]
    return sorted(found, key=lambda m: m.sequence)


def _occurrence(scene: Scene, rule: Clock, anchor: Moment, number: int, following: Moment | None) -> ClockState:
    counting = rule.counting_with(scene.procedure.front.counting)
    state = ClockState(
        rule, number, anchor, scene.office.calendar, counting, _length(scene, rule), "running", None, None,
        age=days_between(scene.office.calendar, anchor.on, scene.office.today, Unit.WORKING_DAYS),
    )  # fmt: skip
    state = _dated(scene, rule, state)
    state = _put_back(scene, rule, state)
    state = _met(scene, rule, state)
    return _set_aside(scene, rule, state, following) if state.state != "met" else state


def _length(scene: Scene, rule: Clock) -> Length | None:
    if rule.looked_up:
        known = scene.values(rule.looked_up.fact)
        return next((length for value, length in rule.looked_up.lengths.items() if value in known), None)
    return rule.within if isinstance(rule.within, Length) else None


def _dated(scene: Scene, rule: Clock, state: ClockState) -> ClockState:
    """The date as first worked out, by what was known of the calendar by the earlier of today and that date."""
    if state.length is None:
        return state
    calendar = scene.office.calendar
    if rule.before:
        day = before(calendar, state.anchor.on, state.length, state.counting).due
        return replace(state, due=day, first_due=day)
    day = due_date(calendar, _start(state.anchor), state.length, state.counting)
    if day < scene.office.today:
        calendar = calendar.as_known_on(day)
        day = due_date(calendar, _start(state.anchor), state.length, state.counting)
    return replace(state, due=day, first_due=day, calendar=calendar)


def _put_back(scene: Scene, rule: Clock, state: ClockState) -> ClockState:
    """Stops and extensions move the date by which it is judged; dates promised in letters move only the present one."""
    stops = tuple(stops_of(scene.procedure, scene.case, rule, state.anchor))
    if state.due is None or state.first_due is None:
        return _standing(state, stops)
    day = judged_by(scene.office.today, state.calendar, state.counting, state.length, state.first_due, stops)
    for sequence, to in scene.case.extended.get(rule.name, ()):
        if sequence > state.anchor.sequence:
            day = to
    promised, in_form = _promises(scene, rule, state)
    state = replace(state, first_due=day, due=promised[-1] if promised else day, promised=promised, in_form=in_form)
    return _standing(state, stops)


def _standing(state: ClockState, stops: Iterable[Stop]) -> ClockState:
    """A clock that is stopped now says why; while it is suspended nothing is due."""
    for stop in stops:
        if stop.until is None:
            due = None if stop.how == "suspend" else state.due
            return replace(state, state="standing still", why=stop.why, due=due)
    return state


def _promises(scene: Scene, rule: Clock, state: ClockState) -> tuple[tuple[date, ...], bool]:
    found: list[date] = []
    for letter, how in rule.answered_in_form_by.items():
        event = Event.parse(letter)
        for moment in scene.case.seen(event, state.anchor.sequence):
            if moment.promised and not (found and how.endswith("once")):
                found.append(moment.promised)
    return tuple(found), bool(found)


def _met(scene: Scene, rule: Clock, state: ClockState) -> ClockState:
    if meetings := _meetings(scene, rule, state.anchor):
        return replace(state, state="met", met_on=meetings[0].on)
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
    track = case.track(rule.track or MAIN)
    if case.closed is not None and not rule.outlives_the_case:
        return "the case is closed"
    if track.waits_for:
        return ""
    for restriction in case.restrictions:
        still_owed = scene.procedure.the(Restriction, restriction.restriction).still_owed
        if restriction.holds and state.anchor.sequence > restriction.decided and rule.purpose not in still_owed:
            return f"contact is restricted ({restriction.restriction})"
    stage = scene.procedure.get(Stage, track.stage)
    return (
        "the stage is over" if rule.stage and stage is not None and stage.ends and track.stage not in rule.stage else ""
    )


def _of_right(scene: Scene, rule: Right) -> Iterator[ClockState]:
    if not scene.holds(rule.when):
        return
    opened = anchors(scene, Anchor(each_of=rule.upon))
    for number, opening in enumerate(opened, 1):
        counted_from = opening
        if rule.from_:
            later = anchors(scene, rule.from_, after=opening.sequence - 1)
            counted_from = later[0] if later else opening
        following = opened[number] if number < len(opened) else None
        yield _window(scene, rule, opening, counted_from, number, following)


def _window(
    scene: Scene, rule: Right, opening: Moment, counted_from: Moment, number: int, following: Moment | None
) -> ClockState:
    counting = rule.counting_with(scene.procedure.front.counting)
    day = due_date(scene.office.calendar, counted_from.on, rule.within, counting) if rule.within else None
    anchor = replace(counted_from, sequence=opening.sequence, hour="")
    state = ClockState(rule, number, anchor, scene.office.calendar, counting, rule.within, "running", day, day)
    used = scene.case.seen(Event(name=rule.name, aspect="used"), opening.sequence)
    used = tuple(m for m in used if following is None or m.sequence < following.sequence)
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
