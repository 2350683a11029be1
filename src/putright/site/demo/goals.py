"""What somebody in a made-up case might do next: ways out of a stage, duties that run, and what a step needs first.

It knows rules by their kind and purpose and no procedure by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from putright.core.casework.action import Offer, Refusal
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import SYSTEM
from putright.core.casework.outlook import Outlook
from putright.core.casework.scene import Scene
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.events import Condition, Event
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
from putright.core.procedure.model.keeping import Remedies
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
WITHIN_REMEDIES = frozenset({"remedies", "improvements", "prevention"})


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


def first_needed(ahead: Outlook, goal: Goal, by: str, refusal: Refusal) -> Iterator[Goal]:
    """What would have to be done before a refused step, likeliest first."""
    scene, wanted = ahead.scene, set(refusal.fields)
    if "interest" in wanted:
        yield Goal("declare interest", track=MAIN, by=by)
    rule = scene.procedure.get(STEPS[goal.name], goal.about) if goal.name in STEPS else None
    if rule is not None:
        also = [condition for more in rule.also_needs if scene.holds(more.when) for condition in more.needs]
        yield from _for_conditions(ahead, [*rule.needs, *also, *_option_needs(rule, goal)], goal.track)
    needs_outcome = isinstance(rule, Letter) and (rule.needs_outcome or wanted & {"findings", "decision"})
    if goal.name == "confirm outcome" or needs_outcome:
        yield from findings(ahead, goal.track)
    if wanted & WITHIN_REMEDIES:
        yield from remedies(ahead, goal.track, wanted)
    if goal.name == "sign off":
        yield from (
            Goal(o.name, o.about, o.track) for o in ahead.offers if o.name in ("complete action", "check action")
        )
    if "handler" in wanted:
        yield Goal("assign", track=goal.track)


def _option_needs(rule: Rule, goal: Goal) -> Iterable[Condition]:
    if isinstance(rule, Decision):
        return next((option.needs for option in rule.options if option.option == goal.option), ())
    return ()


def _for_conditions(ahead: Outlook, conditions: Iterable[Condition], track: str) -> Iterator[Goal]:
    for condition in conditions:
        if ahead.scene.is_so(condition):
            continue
        if condition.name == "outcome" or (condition.event and condition.event.aspect == "outcome confirmed"):
            yield from findings(ahead, track, again=True)
        elif condition.event:
            yield from by_event(condition.event, track)
        elif "done" in condition.values:
            yield from _carried_out(ahead, condition.name, track)


def _carried_out(ahead: Outlook, means: str, track: str) -> Iterator[Goal]:
    """Actions of a kind, agreed where there are none, and done."""
    kinds = {rule.name for rule in ahead.scene.procedure.all(Remedies) if rule.means == means}
    agreed = [action for action in ahead.scene.case.actions if action.remedies in kinds and not action.dropped]
    yield from (Goal("complete action", action.action) for action in agreed if action.open)
    yield from (Goal("agree action", name, track) for name in sorted(kinds) if not agreed)


def by_event(event: Event, track: str) -> Iterator[Goal]:
    """The action that brings an event about."""
    if event.aspect in MAKES:
        yield Goal(MAKES[event.aspect], event.name, track, event.option)


def findings(ahead: Outlook, track: str, *, again: bool = False) -> Iterator[Goal]:
    """The next finding that is lacking, or the outcome; `again` where it has to be confirmed anew at this stage."""
    case = ahead.scene.case
    for offer in ahead.offers:
        if offer.track != track or not offer.by:
            continue
        if offer.name == "make finding":
            yield from (Goal(offer.name, offer.about, track, head) for head in case.heads if head not in case.findings)
        if offer.name == "confirm outcome" and (again or not case.outcome):
            yield Goal(offer.name, offer.about, track)


def remedies(ahead: Outlook, track: str, wanted: Iterable[str]) -> Iterator[Goal]:
    """Actions that can still be agreed so that a letter can tell of them; one of each kind is enough."""
    used = {action.remedies for action in ahead.scene.case.actions if not action.dropped}
    for offer in ahead.offers:
        if offer.name == "agree action" and offer.track == track and offer.by and offer.about not in used:
            means = ahead.scene.procedure.the(Remedies, offer.about).means
            if "remedies" in wanted or means in ("preventive action", "improvement"):
                yield Goal("agree action", offer.about, track)
