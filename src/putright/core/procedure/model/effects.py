"""What each rule brings about, and the event that brings it: one list for whoever decides cases and whoever checks rules."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.events import Aspect, Event
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
    Stage,
    Step,
    Withdrawal,
)
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import DisclosureLimit, Restriction
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import ANOTHER_GROUND, Exclusion


def effects_of(procedure: Procedure) -> Iterator[tuple[Effects, Event]]:
    """Every set of effects in a procedure with the event that brings it about."""
    for rule in procedure.rules:
        yield from consequences(rule)


def consequences(rule: Rule) -> Iterator[tuple[Effects, Event]]:
    """What one rule brings about, each with its event."""
    match rule:
        case Decision():
            yield rule, Event(name=rule.name, aspect="decided")
            for option in rule.options:
                yield option, Event(name=rule.name, aspect="decided", option=option.option)
        case Judgement():
            yield rule, Event(name=rule.name, aspect="judged")
            yield rule.yes_, Event(name=rule.name, aspect="judged", option="yes")
            yield rule.no_, Event(name=rule.name, aspect="judged", option="no")
        case Right():
            yield rule.used, Event(name=rule.name, aspect="used")
            yield rule.admitted, Event(name=rule.name, aspect="admitted")
            yield rule.refused, Event(name=rule.name, aspect="refused")
        case Agreement():
            yield rule, Event(name=rule.name, aspect="agreed")
            yield rule.otherwise, Event(name=rule.name, aspect="not agreed")
        case Exclusion():
            yield rule.effects, Event(name=rule.name, aspect="found")
        case Happening() | Letter() | Appointment() | Report() | SignOff() | Withdrawal() | Escalation():
            yield rule, _simple_event(rule)


_ASPECTS: dict[str, Aspect] = {"happening": "happened", "letter": "sent", "report": "given", "escalation": "escalated"}


def _simple_event(rule: Step) -> Event:
    match rule:
        case Appointment():
            return Event(name=rule.post, aspect="appointed")
        case SignOff():
            return Event(aspect="signed off")
        case Withdrawal():
            return Event(aspect="withdrawn")
        case _:
            return Event(name=rule.name, aspect=_ASPECTS[rule.kind])


def closing_words(procedure: Procedure) -> tuple[str, ...]:
    """Every word with which a case may be closed, each once."""
    ends = [stage.closes_as or stage.name for stage in procedure.all(Stage) if stage.ends]
    words = [*ends, *(effects.closes_as for effects, _ in effects_of(procedure) if effects.closes_as)]
    return tuple(dict.fromkeys(words))


def letter_calls(procedure: Procedure) -> Iterator[tuple[str, Event]]:
    """Every letter that some rule says is sent, with the event after which it is owed."""
    for effects, event in effects_of(procedure):
        for letter in effects.sends:
            yield letter, event
    for clock in procedure.all(Clock):
        for letter in clock.on_miss.sends if clock.on_miss else ():
            yield letter, Event(name=clock.name, aspect="missed")
        if clock.extends and clock.extends.letter:
            yield clock.extends.letter, Event(name=clock.name, aspect="extended")
    for restriction in procedure.all(Restriction):
        if restriction.letter:
            yield restriction.letter, Event(name=restriction.name, aspect="imposed")
    for exclusion in procedure.all(Exclusion):
        if exclusion.letter:
            yield exclusion.letter, Event(name=exclusion.name, aspect="found")
    unlisted = [exclusion.letter for exclusion in procedure.all(Exclusion) if exclusion.letter]
    yield from ((letter, Event(name=ANOTHER_GROUND, aspect="found")) for letter in unlisted[:1])
    for limit in procedure.all(DisclosureLimit):
        if limit.letter:
            yield limit.letter, Event(name=limit.name, aspect="limited")
