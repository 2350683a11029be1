"""What a regular report counts, each by the name under which the report holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from putright.core.casework.case import Case
from putright.core.casework.entries import SatisfactionRecorded
from putright.core.casework.fold import fold
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.procedure import MAIN
from putright.core.reporting.meeting import Meeting

UPHELD = ("upheld", "partially upheld")
ANSWERS = ("response", "review response", "determination", "final response")


def _kinds(meeting: Meeting) -> Iterable[str]:
    return (one.case.feedback for one in meeting.received)


def _complaints(meeting: Meeting) -> Iterable[str]:
    """Complaints alone, and so nothing that was put right on the spot and counts as learning only."""
    return ("complaints" for one in meeting.received if (kind := one.kind) and kind.counts_as == "complaint")


def _causes(meeting: Meeting) -> Iterable[str]:
    """What caused the small things that were put right without a name."""
    small = (one for one in meeting.received if (kind := one.kind) and kind.nameless)
    return (cause for one in small for cause in one.case.categories)


def _channels(meeting: Meeting) -> Iterable[str]:
    arrivals = (one.case.arrival for one in meeting.received)
    return (arrival.channel for arrival in arrivals if arrival)


def _services(meeting: Meeting) -> Iterable[str]:
    return (one.case.service or "no service" for one in meeting.received)


def _categories(meeting: Meeting) -> Iterable[str]:
    return (category for one in meeting.received for category in one.case.categories)


def _outcomes(meeting: Meeting) -> Iterable[str]:
    return (one.case.outcome for one in meeting.matters if meeting.has(one.outcome_on))


def _upheld(meeting: Meeting) -> Iterator[Case]:
    """What was found to be right in that time, in whole or in part."""
    for one in meeting.matters:
        if one.outlook.outcome_means in UPHELD and meeting.has(one.outcome_on):
            yield one.case


def _upheld_services(meeting: Meeting) -> Iterable[str]:
    return (case.service or "no service" for case in _upheld(meeting))


def _upheld_categories(meeting: Meeting) -> Iterable[str]:
    return (category for case in _upheld(meeting) for category in case.categories)


def _remedies_done(meeting: Meeting) -> Iterable[str]:
    """What was agreed to put things right or to do better, and was carried out in that time."""
    for one, action in meeting.actions:
        if meeting.has(action.done_on):
            yield one.means(action)


def _registered(meeting: Meeting) -> Iterable[str]:
    return ("registered" for one in meeting.received if one.case.registered)


def _decisions(meeting: Meeting) -> Iterable[str]:
    return (f"{rule.words}: {words}" for one in meeting.matters for rule, words in one.decided)


def _satisfaction(meeting: Meeting) -> Iterable[str]:
    """What whoever complained said at each step: the stage the case was in, and whether they were satisfied."""
    for one in meeting.matters:
        scene = one.outlook.scene
        for sequence, entry in enumerate(scene.case.journal):
            if isinstance(entry, SatisfactionRecorded) and meeting.has(entry.on):
                stage = scene.procedure.get(Stage, fold(scene.case.journal[:sequence]).track(MAIN).stage)
                yield f"{stage.words if stage else 'received'}: {entry.answer}"


def _holding_letters(meeting: Meeting) -> Iterable[str]:
    """Answered in form by a holding letter, counted apart from an answer in time."""
    return ("holding letters" for _, state in meeting.clocks if state.in_form)


def _in_time(meeting: Meeting) -> Iterable[str]:
    """By the first date told; what was answered in the time of the meeting."""
    for _, state in meeting.clocks:
        judged = state.in_time
        if state.rule.purpose in ANSWERS and judged is not None and meeting.has(state.met_on):
            yield "in time" if judged else "late"


COUNTED: dict[str, Callable[[Meeting], Iterable[str]]] = {
    "received by kind": _kinds, "received": _kinds, "how many complaints": _complaints, "received by channel": _channels,
    "small things by cause": _causes,
    "complaints by channel": _channels, "received by area": _services, "complaints by service": _services,
    "categories": _categories, "nature of the problems": _categories, "outcomes": _outcomes, "valid and not valid": _outcomes,
    "upheld by service": _upheld_services, "upheld by category": _upheld_categories, "remedial actions taken": _remedies_done,
    "registered": _registered, "decisions": _decisions, "satisfaction at each step": _satisfaction,
    "holding letters": _holding_letters, "answered in time": _in_time, "resolved in time": _in_time,
}  # fmt: skip
"""What is counted, by the name under which a report holds it."""
