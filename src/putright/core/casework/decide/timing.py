"""Time passing: extensions given by people; missed dates and lapsed windows noted once by the timer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from putright.core.calendars import due_date
from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Field, Offer, Refusal
from putright.core.casework.clocks import ClockState, clocks, windows
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.steps import allowed
from putright.core.casework.entries import SYSTEM
from putright.core.casework.scene import Scene
from putright.core.procedure.model.clocks import Clock, Extension
from putright.core.procedure.model.procedure import MAIN


def offers(scene: Scene) -> Iterator[Offer]:
    """Extensions the procedure allows of clocks that run; and for the timer, when something has newly passed."""
    if scene.case.arrival is None:
        return
    for state in clocks(scene):
        rule = state.rule
        if isinstance(rule, Clock) and rule.extends and state.open and state.due:
            yield _extension_offer(scene, rule, rule.extends)
    if any(_newly_missed(scene)) or any(_lapsed(scene)):
        yield Offer("pass time", "", "Note what has passed", (SYSTEM,))


def _extension_offer(scene: Scene, rule: Clock, extension: Extension) -> Offer:
    by = allowed(scene, extension.approved_by, rule.track or MAIN)
    fields = [Field("reasons", "words", "Why is more time needed?", True, unless_refused=True)]
    if extension.to_a_date:
        fields.append(Field("to", "date", "Until when?", True, unless_refused=True))
    if extension.by_agreement:
        fields.append(Field("agreed", "yes or no", "Has the person who complained agreed?", True))
    return Offer(
        "extend clock",
        rule.name,
        f"Give more time: {rule.words}",
        by,
        scene.clause(rule),
        rule.track or MAIN,
        tuple(fields),
    )


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """More time given, or time's passing noted."""
    return _extend(scene, offer, action) if action.name == "extend clock" else _pass(scene, action)


def _extend(scene: Scene, offer: Offer, action: Action) -> Answer:
    rule = scene.procedure.the(Clock, offer.about)
    state = next(s for s in clocks(scene) if s.name == rule.name and s.open)
    extension = rule.extends or Extension()
    if not action.words.get("reasons", "").strip():
        return Refusal("Say why more time is needed.", offer.clause, {"reasons": "Enter the reasons"})
    if extension.by_agreement and action.value("agreed") != "yes":
        return Refusal(
            "More time needs the agreement of the person who complained.", offer.clause, {"agreed": "Ask them first"}
        )
    if extension.before_it_is_due and state.due and action.on > state.due:
        return Refusal(f"The date ({state.due}) has passed; it cannot be put back now.", offer.clause)
    if extension.times and len(scene.case.extended.get(rule.name, ())) >= extension.times:
        return Refusal("More time has been given as often as the procedure allows.", offer.clause)
    day = _new_day(scene, extension, state, action)
    if day is None or (state.due and day <= state.due):
        return Refusal("The new date must be after the present one.", offer.clause, {"to": "Enter a later date"})
    if extension.at_most and day > due_date(state.calendar, state.anchor.on, extension.at_most, state.counting):
        return Refusal(
            f"It may take no more than {extension.at_most} in all.", offer.clause, {"to": "Enter an earlier date"}
        )
    course = Course(scene, action)
    course.write(e.ClockExtended, clock=rule.name, to=day, words=action.sealed())
    return course.settle()


def _new_day(scene: Scene, extension: Extension, state: ClockState, action: Action) -> date | None:
    if extension.by and state.due:
        return due_date(state.calendar, state.due, extension.by, scene.procedure.counting)
    if extension.to:
        return due_date(state.calendar, state.anchor.on, extension.to, state.counting)
    return action.day("to")


def _newly_missed(scene: Scene) -> Iterator[ClockState]:
    for state in clocks(scene):
        if state.state == "missed" and state.due and (state.name, state.occurrence, state.due) not in scene.case.misses:
            yield state


def _lapsed(scene: Scene) -> Iterator[tuple[str, str]]:
    """Tracks in a stage that a right's last day ends, where that day has gone unused; and where they go."""
    if scene.case.closed is not None:
        return
    for track in scene.tracks:
        stage = scene.stage(track)
        if stage is None or not stage.window or not stage.then or stage.window in scene.case.rights_open:
            continue
        of_right = [state for state in windows(scene) if state.name == stage.window]
        if of_right and of_right[-1].state == "missed":
            yield track, stage.then


def _pass(scene: Scene, action: Action) -> Answer:
    course = Course(scene, action)
    for state in _newly_missed(scene):
        course.write(e.ClockMissed, state.anchor.track, clock=state.name, occurrence=state.occurrence, due=state.due)
    for track, then in _lapsed(scene):
        stage = course.scene.stage(track)
        course.go(then, track, stage.closes_as if stage else None)
    return course.settle()


TIMING = Chapter(("extend clock", "pass time"), offers, carry_out)
