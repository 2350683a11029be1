"""Which letter acknowledges a case now, by its purpose and never by its name; or why none can. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Offer, Refusal
from putright.core.casework.clocks import ClockState
from putright.core.casework.decide.closed import explain_closed
from putright.core.casework.entries import Person
from putright.core.casework.outlook import Outlook
from putright.core.casework.scene import Scene
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.letters import Letter

PURPOSE = "acknowledgement"
SEND = "send letter"


def acknowledgement(ahead: Outlook, person: Person) -> Offer | Refusal:
    """The letter with which this person can acknowledge the case now: of several that are due, the first one due.

    Only a letter that is owed, or that an open clock waits for, acknowledges anything: one that may be sent at any time does not.
    """
    scene = ahead.scene
    if scene.case.anonymous:
        return Refusal("Nobody gave a name: there is nobody to write to.")
    wanted = tuple(dict.fromkeys(_wanted(ahead)))
    if not wanted:
        return Refusal("It is acknowledged already." if _acknowledged(scene) else "No acknowledgement is due.")
    open_now = [offer for name in wanted for offer in ahead.offers if (offer.name, offer.about) == (SEND, name)]
    mine = next((offer for offer in open_now if person in offer.by), None)
    if mine:
        return mine
    if open_now:
        return Refusal("You may not acknowledge this case.", open_now[0].clause)
    return explain_closed(scene, Action(SEND, person, scene.office.today, scene.office.now, wanted[0]))


def _wanted(ahead: Outlook) -> Iterator[str]:
    """The letters that would acknowledge it, the first due before the others."""
    rules = {rule.name: rule for rule in ahead.scene.procedure.all(Letter) if rule.purpose == PURPOSE}
    running = [state for state in ahead.clocks if state.open and state.rule.purpose == PURPOSE]
    for state in sorted(running, key=lambda state: state.due or date.max):
        yield from (name for name in _letters(state) if name in rules)
    yield from (letter.name for letter in ahead.owed if letter.name in rules)


def _letters(state: ClockState) -> Iterator[str]:
    """The letters that meet a clock."""
    if isinstance(state.rule, Clock):
        if state.rule.letter:
            yield state.rule.letter
        yield from (event.name for event in state.rule.met_by if event.aspect == "sent")


def _acknowledged(scene: Scene) -> bool:
    rules = {rule.name for rule in scene.procedure.all(Letter) if rule.purpose == PURPOSE}
    return any(isinstance(entry, e.LetterSent) and entry.letter in rules for entry in scene.case.journal)
