"""Why an action is not open now, in words fit for the person it concerns, and by which clause. Nothing is decided here."""

from __future__ import annotations

from putright.core.calendars import say_date
from putright.core.casework.action import Action, Refusal
from putright.core.casework.clocks import ClockState, windows
from putright.core.casework.decide.steps import ACTIONS_BY_KIND
from putright.core.casework.outcomes import only_anew
from putright.core.casework.scene import Scene
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.flow import Stage, Step, Track
from putright.core.procedure.model.keeping import Findings
from putright.core.procedure.model.rights import Right

KIND_OF_RULE = {action: kind for kind, action in ACTIONS_BY_KIND.items()} | {
    "receive": "kind of feedback", "change kind": "kind of feedback", "record fact": "fact",
    "no agreement": "agreement", "join decision": "decision", "make finding": "findings", "confirm outcome": "findings",
    "agree action": "remedies", "complete action": "remedies", "drop action": "remedies", "check action": "remedies",
    "answer action": "remedies", "approve action": "remedies",
    "admit right": "right", "refuse right": "right", "extend clock": "clock", "open track": "track",
    "continue anyway": "withdrawal", "find exclusion": "exclusion", "lapse exclusion": "exclusion",
    "refer restriction": "restriction", "decide restriction": "restriction", "end restriction": "restriction",
    "limit disclosure": "disclosure limit", "call back": "letter",
}  # fmt: skip
"""For each action that a rule opens, the kind of that rule; its clause is the one a refusal names."""


def explain_closed(scene: Scene, action: Action) -> Refusal:
    """Why an action is not open: no such thing, the case is over, another stage, or its conditions do not hold."""
    rule = _rule(scene, action)
    if rule is None:
        stage = scene.stage(action.track)
        return Refusal(_plainly(scene), scene.clause(stage) if stage else "", closed=True)
    return Refusal(f"{rule.words}: {_reason(scene, rule, action.track)}", scene.clause(rule), closed=True)


def _rule(scene: Scene, action: Action) -> Rule | None:
    kind, name = KIND_OF_RULE.get(action.name, ""), action.about
    if kind == "remedies":
        name = next((done.remedies for done in scene.case.actions if done.action == name), name)
    return next((rule for rule in scene.procedure.rules if rule.kind == kind and rule.name == name), None)


def _plainly(scene: Scene) -> str:
    if scene.case.arrival is None:
        return "Nothing has been received yet."
    if scene.case.closed is not None:
        return "This case is closed."
    return "This has been done already, or is not open now."


def _reason(scene: Scene, rule: Rule, track: str) -> str:
    if isinstance(rule, Right):
        return _of_a_right(scene, rule)
    if scene.case.closed is not None:
        return "the case is closed."
    if waits_for := scene.case.track(track).waits_for:
        other = scene.procedure.get(Track, waits_for)
        return f"this waits until '{other.words if other else waits_for}' is over."
    if isinstance(rule, Findings) and (why := only_anew(scene)):
        return why
    return _of_a_step(scene, rule, track) if isinstance(rule, Step) else "this is not open now."


def _of_a_step(scene: Scene, rule: Step, track: str) -> str:
    stage = scene.stage(track)
    if rule.stage and (stage is None or stage.name not in rule.stage):
        where = " or ".join(_title(scene, name) for name in rule.stage)
        return f"this belongs to '{where}', and the case is at '{stage.words if stage else 'its end'}'."
    if not scene.holds(rule.when):
        return f"this is only for cases where {' and '.join(map(str, rule.when))}."
    return "this has been done already, or is not open now."


def _of_a_right(scene: Scene, rule: Right) -> str:
    if rule.name in scene.case.rights_open:
        return "you have asked for this already, and it is being looked at."
    opened = [state for state in windows(scene) if state.name == rule.name]
    if not opened:
        return f"this opens once there is: {' or '.join(map(str, rule.upon))}."
    return _window(opened[-1])


def _window(state: ClockState) -> str:
    if state.state == "met" and state.met_on:
        return f"this was asked for already, on {say_date(state.met_on)}."
    return f"this is no longer open: {state.why}." if state.why else "this is not open at this stage."


def _title(scene: Scene, stage: str) -> str:
    rule = scene.procedure.get(Stage, stage)
    return rule.words if rule else stage
