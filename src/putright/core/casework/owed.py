"""Which letters are owed: those an event or a decision calls for that have not been sent since. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from putright.core.casework.case import Moment
from putright.core.casework.restrictions import restricted_by
from putright.core.casework.scene import Scene
from putright.core.procedure.model.effects import letter_calls
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure


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
    return bool(restricted_by(scene, rule.purpose, since.sequence))


def letters_called_for(procedure: Procedure) -> dict[str, tuple[Event, ...]]:
    """For each letter, the events after which some rule says it is sent."""
    known = _CALLED.get(procedure.sha256)
    if known is None:
        known = {}
        for letter, event in letter_calls(procedure):
            known[letter] = (*known.get(letter, ()), event)
        _CALLED[procedure.sha256] = known
    return known


_CALLED: dict[str, dict[str, tuple[Event, ...]]] = {}
