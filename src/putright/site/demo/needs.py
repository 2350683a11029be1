"""What a step in a made-up case needs first: events, findings, actions agreed and done, an interest declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from putright.core.casework.action import Refusal
from putright.core.casework.outlook import Outlook
from putright.core.casework.scene import Scene
from putright.core.procedure.model.events import Condition, Event
from putright.core.procedure.model.flow import Decision, Happening, Step
from putright.core.procedure.model.keeping import Remedies
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN
from putright.site.demo.goals import MAKES, STEPS, Goal

WITHIN_REMEDIES = frozenset({"remedies", "improvements", "prevention"})
"""Parts of letters that tell of actions."""


def first_needed(ahead: Outlook, goal: Goal, by: str, refusal: Refusal) -> Iterator[Goal]:
    """What would have to be done before a refused step, likeliest first."""
    scene, wanted = ahead.scene, set(refusal.fields)
    if "interest" in wanted:
        yield Goal("declare interest", track=MAIN, by=by)
    rule = scene.procedure.get(STEPS[goal.name], goal.about) if goal.name in STEPS else None
    if rule is not None:
        yield from _for_conditions(ahead, rule, goal)
    needs_outcome = isinstance(rule, Letter) and (rule.needs_outcome or wanted & {"findings", "decision"})
    if goal.name == "confirm outcome" or needs_outcome:
        yield from findings(ahead, goal.track)
    if wanted & WITHIN_REMEDIES:
        yield from remedies(ahead, goal.track, wanted)
    if goal.name == "sign off":
        ends = ("complete action", "check action")
        yield from (Goal(offer.name, offer.about, offer.track) for offer in ahead.offers if offer.name in ends)
    if "handler" in wanted:
        yield Goal("assign", track=goal.track)


def _for_conditions(ahead: Outlook, rule: Step, goal: Goal) -> Iterator[Goal]:
    since = ahead.scene.case.track(goal.track).entered if rule.needs_in_this_visit else 0
    for condition in _conditions(ahead.scene, rule, goal):
        if ahead.scene.is_so(condition, since):
            continue
        if condition.name == "outcome" or (condition.event and condition.event.aspect == "outcome confirmed"):
            yield from findings(ahead, goal.track, again=True)
        elif condition.event:
            yield from _by_event(ahead.scene, condition.event, goal.track)
        elif "done" in condition.values:
            yield from _carried_out(ahead, condition.name, goal.track)


def _conditions(scene: Scene, rule: Step, goal: Goal) -> Iterator[Condition]:
    yield from rule.needs
    yield from (condition for more in rule.also_needs if scene.holds(more.when) for condition in more.needs)
    if isinstance(rule, Decision):
        yield from (need for option in rule.options if option.option == goal.option for need in option.needs)


def _by_event(scene: Scene, event: Event, track: str) -> Iterator[Goal]:
    """The action that brings an event about; what happens of itself comes about by what it happens upon."""
    if event.aspect in MAKES:
        yield Goal(MAKES[event.aspect], event.name, track, event.option)
    happening = scene.procedure.get(Happening, event.name) if event.aspect == "happened" else None
    for earlier in happening.also_upon if happening else ():
        yield from _by_event(scene, earlier, track)


def _carried_out(ahead: Outlook, means: str, track: str) -> Iterator[Goal]:
    """Actions of a kind, agreed where there are none, and done."""
    kinds = {rule.name for rule in ahead.scene.procedure.all(Remedies) if rule.means == means}
    agreed = [action for action in ahead.scene.case.actions if action.remedies in kinds and not action.dropped]
    yield from (Goal("complete action", action.action) for action in agreed if action.open)
    yield from (Goal("agree action", name, track) for name in sorted(kinds) if not agreed)


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
