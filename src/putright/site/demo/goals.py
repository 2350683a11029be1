"""What somebody in a made-up case might do next: the ways out of a stage, and the duties that run.

It knows rules by their kind and purpose and no procedure by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from putright.core.casework.action import Offer
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import SYSTEM
from putright.core.casework.outlook import Outlook
from putright.core.casework.scene import Scene
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.flow import (
    END,
    Agreement,
    Appointment,
    Decision,
    Effects,
    Happening,
    Judgement,
    Report,
    SignOff,
    Stage,
    Step,
)  # fmt: skip
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN
from putright.site.demo.plots import Plot

STEPS: dict[str, type[Step]] = {
    "decide": Decision, "judge": Judgement, "record happening": Happening, "send letter": Letter, "agree": Agreement,
    "appoint": Appointment, "give report": Report, "sign off": SignOff,
}  # fmt: skip
MAKES = {
    "sent": "send letter", "decided": "decide", "judged": "judge", "given": "give report", "agreed": "agree",
    "happened": "record happening", "appointed": "appoint", "signed off": "sign off",
}  # fmt: skip
"""By which action an event comes about."""

ANSWERS = frozenset({"response", "review response", "determination", "final response", "informal resolution"})
UNUSUAL = frozenset(
    {"escalation", "personnel", "other process", "procedural review", "restriction", "withdrawal", "consent"}
)


@dataclass(frozen=True)
class Goal:
    """One action that somebody is to take: about which rule, on which track, with which choice, by whom if that is settled."""

    name: str
    about: str = ""
    track: str = MAIN
    option: str = ""
    by: str = ""


def offered(ahead: Outlook, goal: Goal) -> Offer | None:
    """The offer that this goal would take up, if it is open to anybody."""
    for offer in ahead.offers:
        if (offer.name, offer.about, offer.track) == (goal.name, goal.about, goal.track) and set(offer.by) - {SYSTEM}:
            return offer
    return None


def ways_out(ahead: Outlook, plot: Plot, track: str) -> Iterator[tuple[float, Goal]]:
    """Every step by which the track may move on, with how likely this plot makes it."""
    for offer in ahead.offers:
        if offer.name not in STEPS or offer.track != track or not set(offer.by) - {SYSTEM}:
            continue
        rule = ahead.scene.procedure.the(STEPS[offer.name], offer.about)
        for option, effects in _branches(rule, ahead.scene):
            weight = _weight(ahead, plot, rule, effects, offer)
            if weight > 0:
                yield weight, Goal(offer.name, offer.about, track, option)


def _branches(rule: Step, scene: Scene) -> Iterator[tuple[str, Effects]]:
    """The choices a step leaves, each with what follows; those that a fact of the case rules out are left out."""
    if isinstance(rule, Decision):
        for option in rule.options:
            if all(scene.is_so(condition) for condition in option.needs if condition.event is None):
                yield option.option, option
    elif isinstance(rule, Judgement):
        yield from (("yes", rule.yes_), ("no", rule.no_))
    else:
        yield "", rule


def _weight(ahead: Outlook, plot: Plot, rule: Step, effects: Effects, offer: Offer) -> float:
    weight = {Letter: 5.0, Happening: 1.0, Agreement: 2.0}.get(type(rule), 4.0)
    target = effects.goes_to or rule.goes_to
    if target:
        weight *= _towards(ahead.scene, plot, target, offer.track)
    elif isinstance(rule, Happening | Letter) and not _answers(ahead, rule, offer):
        return 0.0
    if getattr(rule, "purpose", "") in UNUSUAL or (effects.opens and not target):
        weight *= 2.0 if plot.escalates else 0.04
    if "complainant" in rule.by:
        weight *= 2.0 if plot.insists else 0.05
    if isinstance(rule, Happening) and target and not plot.escalates and plot.counts_as == "complaint":
        weight *= 0.4
    if isinstance(rule, Judgement) and effects is rule.no_:
        weight *= 0.3
    return weight


def _towards(scene: Scene, plot: Plot, target: str, track: str) -> float:
    """A stage not seen yet is likely, one seen before is not; an early end is for small matters."""
    stage = scene.procedure.get(Stage, target)
    if target == END or (stage is not None and stage.ends):
        return 0.8 if plot.counts_as == "complaint" and not plot.insists else 1.0
    return 1.5 if not scene.case.track(track).visits.get(target) else 0.15


def _answers(ahead: Outlook, rule: Step, offer: Offer) -> bool:
    return any(state.rule.purpose in ANSWERS and meets(offer, state) for state in ahead.clocks if state.open)


def meets(offer: Offer, state: ClockState) -> bool:
    """Whether an action would meet a clock."""
    rule = state.rule
    return isinstance(rule, Clock) and any(
        MAKES.get(event.aspect) == offer.name and event.name == offer.about for event in rule.met_by
    )


def duties(ahead: Outlook) -> Iterator[tuple[Goal, ClockState]]:
    """What meets a clock that runs and is not the answer itself, and is open now."""
    for state in ahead.clocks:
        if state.open and state.state != "standing still" and state.rule.purpose not in ANSWERS:
            offer = next((o for o in ahead.offers if meets(o, state) and set(o.by) - {SYSTEM}), None)
            if offer is not None:
                yield Goal(offer.name, offer.about, offer.track), state
