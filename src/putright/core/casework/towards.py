"""Which of the offers that are open bring an event about, lead to where it can be, or have to come before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from putright.core.casework.action import Offer
from putright.core.casework.decide.letters import parts_required
from putright.core.casework.outlook import Outlook
from putright.core.casework.scene import Scene
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.events import Condition, Event
from putright.core.procedure.model.flow import (
    Agreement,
    Appointment,
    Decision,
    Effects,
    Escalation,
    Happening,
    Judgement,
    Report,
    SignOff,
    Step,
)  # fmt: skip
from putright.core.procedure.model.keeping import Remedies
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.rights import Right

DOES: dict[str, tuple[str, type[Rule] | None]] = {
    "send letter": ("sent", Letter),
    "decide": ("decided", Decision),
    "join decision": ("decided", Decision),
    "judge": ("judged", Judgement),
    "record happening": ("happened", Happening),
    "agree": ("agreed", Agreement),
    "appoint": ("appointed", Appointment),
    "give report": ("given", Report),
    "sign off": ("signed off", SignOff),
    "admit right": ("admitted", Right),
    "refuse right": ("refused", Right),
    "escalate": ("escalated", Escalation),
    "confirm outcome": ("outcome confirmed", None),
    "record satisfaction": ("satisfied", None),
}
"""For each action the aspect of the event that it makes, and the kind of rule it is about."""


def brings_about(scene: Scene, offer: Offer, event: Event) -> bool:
    """Whether doing this makes that event, by itself or with what it causes."""
    aspect, kind = DOES.get(offer.name, ("", None))
    rule = scene.procedure.get(kind, offer.about) if kind else None
    if event.aspect == "happened" and any(event.name in effects.causes for effects in effects_of(rule)):
        return True
    if event.aspect != aspect:
        return False
    if isinstance(rule, Appointment):
        return rule.post == event.name
    return not event.name or event.name == offer.about


def effects_of(rule: Rule | None) -> Iterator[Effects]:
    """Everything that may follow from a step."""
    if isinstance(rule, Step):
        yield rule
    match rule:
        case Decision():
            yield from rule.options
        case Judgement():
            yield from (rule.yes_, rule.no_)
        case Agreement():
            yield rule.otherwise
        case Right():
            yield from (rule.used, rule.admitted, rule.refused)


def leading_to(ahead: Outlook, events: Iterable[Event], track: str) -> tuple[Offer, ...]:
    """What can be done now and moves the case to where one of these events can be: the outcome first, where that is missing."""
    stages = {stage for event in events for rule in _steps(ahead.scene, event) for stage in rule.stage}
    here = [offer for offer in ahead.offers if offer.track == track and offer.by]
    finding = _findings_missing(ahead.scene, here)
    moving = tuple(o for o in here if any(one.goes_to in stages for one in effects_of(_rule(ahead.scene, o))))
    return finding or moving


USUAL = ("decide", "judge", "give report", "agree", "send letter", "sign off", "appoint")
"""What takes a matter on in the ordinary way, in the order in which it is looked for."""


def moving_on(ahead: Outlook, track: str) -> tuple[Offer, ...]:
    """What takes a track on to another stage, or to its end; nothing that somebody else says, such as that they stop."""
    here = [o for o in ahead.offers if o.track == track and o.by and o.name in USUAL]
    moving = [o for o in here if any(one.goes_to for one in effects_of(_rule(ahead.scene, o)))]
    return tuple(sorted(moving, key=lambda offer: USUAL.index(offer.name)))


def _steps(scene: Scene, event: Event) -> Iterator[Step]:
    for aspect, kind in DOES.values():
        rule = scene.procedure.get(kind, event.name) if kind and aspect == event.aspect else None
        if isinstance(rule, Step):
            yield rule


def _rule(scene: Scene, offer: Offer) -> Rule | None:
    kind = DOES.get(offer.name, ("", None))[1]
    return scene.procedure.get(kind, offer.about) if kind else None


def first_of_all(ahead: Outlook, offer: Offer) -> tuple[Offer, ...]:
    """What a step still needs: what its rule says comes first; for a letter that tells the outcome, the findings and that."""
    rule = _rule(ahead.scene, offer)
    if isinstance(rule, Step) and (needed := _needed(ahead, rule, offer)):
        return needed
    tells = isinstance(rule, Letter) and _tells(ahead.scene, rule)
    if offer.name == "confirm outcome":
        tells = any(head not in ahead.scene.case.findings for head in ahead.scene.case.heads)
    return _findings_missing(ahead.scene, [o for o in ahead.offers if o.track == offer.track]) if tells else ()


def _tells(scene: Scene, rule: Letter) -> bool:
    parts = parts_required(scene, rule)
    return rule.needs_outcome or "findings" in parts or (bool(scene.case.in_question) and "decision" in parts)


def _needed(ahead: Outlook, rule: Step, offer: Offer) -> tuple[Offer, ...]:
    """What would bring about the first of the conditions that does not hold, if anything that is open does."""
    also = (condition for more in rule.also_needs if ahead.scene.holds(more.when) for condition in more.needs)
    since = ahead.scene.case.track(offer.track).entered if rule.needs_in_this_visit else 0
    for condition in (*rule.needs, *also):
        if not ahead.scene.is_so(condition, since):
            return tuple(o for o in ahead.offers if o.by and o is not offer and _would_do(ahead.scene, o, condition))
    return ()


def _would_do(scene: Scene, offer: Offer, condition: Condition) -> bool:
    if condition.event:
        return brings_about(scene, offer, condition.event)
    means = {action.action: scene.procedure.get(Remedies, action.remedies) for action in scene.case.actions}
    rule = means.get(offer.about) if offer.name == "complete action" else None
    return rule is not None and rule.means == condition.name


def _findings_missing(scene: Scene, offers: Iterable[Offer]) -> tuple[Offer, ...]:
    missing = any(head not in scene.case.findings for head in scene.case.heads)
    wanted = "make finding" if missing else "" if scene.case.outcome else "confirm outcome"
    return tuple(offer for offer in offers if offer.name == wanted and offer.by)
