"""Which letters are owed: those an event or a decision calls for that have not been sent since. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from putright.core.casework.case import Moment
from putright.core.casework.scene import Scene
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
    Step,
    Withdrawal,
)
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import DisclosureLimit, Restriction
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Exclusion


@dataclass(frozen=True)
class OwedLetter:
    """A letter that is owed since a day, because of an event."""

    name: str
    title: str
    since: date
    because: str
    track: str
    clause: str


def owed_letters(scene: Scene) -> tuple[OwedLetter, ...]:
    """Letters owed now, in document order. Nothing is owed to somebody who gave no name."""
    return tuple(_owed(scene))


def _owed(scene: Scene) -> Iterator[OwedLetter]:
    calls = letters_called_for(scene.procedure)
    for rule in scene.procedure.all(Letter):
        if (scene.case.anonymous and rule.to == "complainant") or not scene.holds(rule.when):
            continue
        for event in (*rule.owed_upon, *calls.get(rule.name, ())):
            moments = scene.case.seen(event)
            if moments and not _answered(scene, rule, moments[-1]):
                yield OwedLetter(
                    rule.name, rule.words, moments[-1].on, str(event), moments[-1].track, scene.clause(rule)
                )
                break


def _answered(scene: Scene, rule: Letter, since: Moment) -> bool:
    if scene.case.seen(Event(name=rule.name, aspect="sent"), since.sequence - 1):
        return True
    for state in scene.case.restrictions:
        still_owed = scene.procedure.the(Restriction, state.restriction).still_owed
        if state.holds and since.sequence > state.decided and rule.purpose not in still_owed:
            return True
    return False


def letters_called_for(procedure: Procedure) -> dict[str, tuple[Event, ...]]:
    """For each letter, the events after which some rule says it is sent."""
    known = _CALLED.get(procedure.sha256)
    if known is None:
        known = {}
        for letter, event in _all_calls(procedure):
            known[letter] = (*known.get(letter, ()), event)
        _CALLED[procedure.sha256] = known
    return known


_CALLED: dict[str, dict[str, tuple[Event, ...]]] = {}


def _all_calls(procedure: Procedure) -> Iterator[tuple[str, Event]]:
    for effects, event in effects_of(procedure):
        for letter in effects.sends:
            yield letter, event
    for clock in procedure.all(Clock):
        for letter in clock.on_miss.sends if clock.on_miss else ():
            yield letter, Event(name=clock.name, aspect="missed")
    for restriction in procedure.all(Restriction):
        if restriction.letter:
            yield restriction.letter, Event(name=restriction.name, aspect="imposed")
    for exclusion in procedure.all(Exclusion):
        if exclusion.letter:
            yield exclusion.letter, Event(name=exclusion.name, aspect="found")
    for limit in procedure.all(DisclosureLimit):
        if limit.letter:
            yield limit.letter, Event(name=limit.name, aspect="limited")


def effects_of(procedure: Procedure) -> Iterator[tuple[Effects, Event]]:
    """Every set of effects in a procedure with the event that brings it about."""
    for rule in procedure.rules:
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
