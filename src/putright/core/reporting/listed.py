"""What a regular report lists, case by case, each by the name under which the report holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from putright.core.casework.case import ActionState
from putright.core.procedure.model.flow import Judgement
from putright.core.procedure.model.keeping import Remedies
from putright.core.procedure.model.purposes import ACTIONS_TOLD
from putright.core.reporting.meeting import Line, Matter, Meeting

SIGNIFICANT = "significant complaints"
"""A report that holds these is about them alone."""


def is_significant(matter: Matter) -> bool:
    """Whether somebody judged it to be one that is escalated."""
    scene = matter.outlook.scene
    rules = (rule for rule in scene.procedure.all(Judgement) if rule.purpose == "escalation")
    return any(scene.case.judgements.get(rule.name) == "yes" for rule in rules)


def _every_significant(meeting: Meeting) -> Iterator[Line]:
    return (Line(one.ref, one.called, one.outlook.status) for one in meeting.matters)


def _late(meeting: Meeting) -> Iterator[Line]:
    for one, state in meeting.clocks:
        if state.open and state.due and state.due < one.outlook.scene.office.today:
            yield Line(one.ref, one.called, state.rule.words, due=state.due)


def _reviews_missing(meeting: Meeting) -> Iterator[Line]:
    for one, state in meeting.clocks:
        if state.open and state.rule.purpose == "reporting":
            yield Line(one.ref, one.called, state.rule.words, due=state.due)


def _open_actions(meeting: Meeting) -> Iterator[Line]:
    return (_action(one, action) for one, action in meeting.actions if action.open)


def _late_actions(meeting: Meeting) -> Iterator[Line]:
    for one, action in meeting.actions:
        if action.open and action.due and action.due < one.outlook.scene.office.today:
            yield _action(one, action)


def _lessons(meeting: Meeting) -> Iterator[Line]:
    """What keeps it from happening again: agreed and still open, or done in the time of the meeting."""
    for one, action in meeting.actions:
        rule = one.outlook.scene.procedure.get(Remedies, action.remedies)
        is_lesson = rule is not None and rule.means in ACTIONS_TOLD["improvements"]
        if is_lesson and (action.done_on is None or action.done_on >= meeting.since):
            yield _action(one, action)


def _action(one: Matter, action: ActionState) -> Line:
    return Line(one.ref, one.called, one.means(action), action.owner, action.due, action.done_on)


LISTED: dict[str, Callable[[Meeting], Iterator[Line]]] = {
    SIGNIFICANT: _every_significant, "late": _late, "reviews missing": _reviews_missing, "actions": _open_actions,
    "actions open": _open_actions, "actions with owner and date": _open_actions, "actions late": _late_actions,
    "lessons": _lessons, "improvements": _lessons, "improvements and the complaints that caused them": _lessons,
}  # fmt: skip
"""What is listed, case by case, by the name under which a report holds it."""
