"""Time passing: extensions given by people; missed dates, lapsed windows and empty hands noted once by the timer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from putright.core.calendars import Counting, Length, due_date, say_date
from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.clocks import ClockState, clocks, windows
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.hands import unsettled
from putright.core.casework.decide.steps import allowed
from putright.core.casework.entries import SYSTEM
from putright.core.casework.routing import people_for
from putright.core.casework.scene import Scene
from putright.core.casework.stops import track_of
from putright.core.procedure.model.clocks import Clock, Extension
from putright.core.procedure.model.rights import Right


def offers(scene: Scene) -> Iterator[Offer]:
    """Extensions the procedure allows of clocks that run; and for the timer, when something has newly passed."""
    if scene.case.arrival is None:
        return
    for rule in scene.procedure.all(Clock):
        if rule.extends and (running := extensible(scene, rule)):
            yield _extension_offer(scene, rule, rule.extends, running)
    if any(_newly_missed(scene)) or any(_lapsed(scene)) or any(unsettled(scene, scene.case.service)):
        yield Offer("pass time", "", "Note what has passed", (SYSTEM,))


def extensible(scene: Scene, rule: Clock) -> tuple[ClockState, ...]:
    """The occurrences of a clock that have a date and are still to be met."""
    return tuple(state for state in clocks(scene) if state.rule is rule and state.open and state.due)


def _extension_offer(scene: Scene, rule: Clock, extension: Extension, running: tuple[ClockState, ...]) -> Offer:
    by = allowed(scene, extension.approved_by, track_of(scene.procedure, rule))
    fields = [Field("reasons", "words", "Why is more time needed?", True, unless_refused=True)]
    if extension.to_a_date:
        fields.append(Field("to", "date", "Until when?", True, unless_refused=True))
    if extension.by_agreement:
        fields.append(Field("agreed", "yes or no", "Has the person who complained agreed?", True))
    if len(running) > 1:
        choices = tuple(Choice(str(state.occurrence), f"The one from {say_date(state.anchor.on)}") for state in running)
        fields.append(Field("occurrence", "choice", "Which of them?", True, choices=choices))
    return Offer(
        "extend clock", rule.name, f"Give more time: {rule.words}", by, scene.clause(rule),
        track_of(scene.procedure, rule), tuple(fields),
    )  # fmt: skip


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """More time given, or time's passing noted."""
    return _extend(scene, offer, action) if action.name == "extend clock" else _pass(scene, action)


def _extend(scene: Scene, offer: Offer, action: Action) -> Answer:
    rule = scene.procedure.the(Clock, offer.about)
    running, extension = extensible(scene, rule), rule.extends or Extension()
    chosen = action.value("occurrence") if len(running) > 1 else ""
    state = next((s for s in running if str(s.occurrence) == chosen), running[0])
    day = _new_day(extension, state, action)
    if refusal := _not_given(extension, state, action) or _wrong_day(extension, state, day):
        return replace(refusal, clause=offer.clause)
    course = Course(scene, action)
    course.write(e.ClockExtended, clock=rule.name, to=day, occurrence=state.occurrence, words=action.sealed())
    return course.settle()


def _not_given(extension: Extension, state: ClockState, action: Action) -> Refusal | None:
    """Why no more time is given at all."""
    if not action.words.get("reasons", "").strip():
        return Refusal("Say why more time is needed.", fields={"reasons": "Enter the reasons"})
    if extension.by_agreement and action.value("agreed") != "yes":
        return Refusal(
            "More time needs the agreement of the person who complained.", fields={"agreed": "Ask them first"}
        )
    if extension.before_it_is_due and state.due and action.on > state.due:
        return Refusal(f"The date ({say_date(state.due)}) has passed; it cannot be put back now.")
    if extension.times and state.extended >= extension.times:
        return Refusal("More time has been given as often as the procedure allows.")
    return None


def _wrong_day(extension: Extension, state: ClockState, day: date | None) -> Refusal | None:
    """Why the clock cannot be put back to that day."""
    if day is None or (state.due and day <= state.due):
        return Refusal("The new date must be after the present one.", fields={"to": "Enter a later date"})
    if extension.at_most and day > _in_all(state, extension.at_most):
        return Refusal(f"It may take no more than {extension.at_most} in all.", fields={"to": "Enter an earlier date"})
    return None


def _new_day(extension: Extension, state: ClockState, action: Action) -> date | None:
    if extension.by and state.due:
        return due_date(state.calendar, state.due, extension.by, _onwards(state.counting))
    return _in_all(state, extension.to) if extension.to else action.day("to")


def _in_all(state: ClockState, length: Length) -> date:
    return due_date(state.calendar, state.start, length, state.counting)


def _onwards(counting: Counting) -> Counting:
    """How days are added to a day that was itself the last: the next one is the first that is added."""
    return Counting(due_on_closed_day=counting.due_on_closed_day)


def _newly_missed(scene: Scene) -> Iterator[ClockState]:
    for state in clocks(scene):
        noted = state.due is not None and (state.name, state.occurrence, state.due) in scene.case.misses
        if not noted and (state.state == "missed" or _met_too_late(state)):
            yield state


def _met_too_late(state: ClockState) -> bool:
    """Met after its date, which nobody could note when it went by: its start was not yet known."""
    return state.state == "met" and state.due is not None and state.met_on is not None and state.met_on > state.due


def _lapsed(scene: Scene) -> Iterator[tuple[str, str]]:
    """Tracks in a stage that a right's last day ends, where that day has gone unused; and where they go.

    None goes on while the outcome has to be confirmed again.
    """
    if scene.case.closed is not None or scene.case.in_question:
        return
    for track in scene.tracks:
        stage = scene.stage(track)
        if stage and stage.then and stage.window and _all_lapsed(scene, stage.window):
            yield track, stage.then


def _all_lapsed(scene: Scene, rights: tuple[str, ...]) -> bool:
    """Whether each right that a stage waits for has opened, and its last day gone unused; those not of this case aside."""
    last = {state.name: state.state for state in windows(scene) if state.name in rights}
    own = [right for right in rights if scene.holds(scene.procedure.the(Right, right).when)]
    return all(last.get(right) == "missed" and right not in scene.case.rights_open for right in own)


def _pass(scene: Scene, action: Action) -> Answer:
    course = Course(scene, action)
    for state in _newly_missed(scene):
        course.write(
            e.ClockMissed, state.anchor.track, clock=state.name, occurrence=state.occurrence, due=state.due,
            tells=_told(scene, state),
        )  # fmt: skip
    for track, then in _lapsed(scene):
        stage = course.scene.stage(track)
        course.go(then, track, stage.closes_as if stage else None)
    return course.settle()


def _told(scene: Scene, state: ClockState) -> tuple[e.Person, ...]:
    """The holders of the posts that a miss is told to, less whoever may not know of the case."""
    miss = state.rule.on_miss if isinstance(state.rule, Clock) else None
    return people_for(scene, miss.tells, state.anchor.track) if miss else ()


TIMING = Chapter(("extend clock", "pass time"), offers, carry_out)
