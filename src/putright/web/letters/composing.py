"""A letter made from a case as it would be once it had gone: for whoever writes it, and for one that goes by itself."""

from __future__ import annotations

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Refusal
from putright.core.casework.decide import decide
from putright.core.casework.entries import Person
from putright.core.casework.fold import fold
from putright.core.procedure.model.letters import Letter
from putright.register import parties
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.parties import PartySeen
from putright.web.letters.called import names_in, signature
from putright.web.letters.reading import papers_of, reference_of
from putright.web.letters.record import LetterRecord


def composed(here: Place, seen: CasePage, action: Action, by: Person) -> LetterRecord | Refusal:
    """The letter, signed by somebody, with the case as it would be then; a refusal names the part that is missing."""
    scene = seen.outlook.scene
    made = decide(seen.procedure, seen.case, action, scene.office)
    if isinstance(made, Refusal):
        return made
    sent = next(entry for entry in made if isinstance(entry, e.LetterSent))
    rule = seen.procedure.the(Letter, sent.letter)
    to = addressee(seen, rule)
    return LetterRecord(
        here.name, reference_of(seen), seen.procedure, fold(made, seen.case), scene.office,
        rule, sent, action.words, papers_of(seen.entries), names_in(rule, seen.names),
        to.name if to else "", signature(rule, by), here.contact, here.slug,
    )  # fmt: skip


def addressee(seen: CasePage, rule: Letter | None = None) -> PartySeen | None:
    """Whom a letter of a case goes to; of one that goes elsewhere, nobody."""
    return parties.addressee(seen.case.arrival, seen.parties, rule) if seen.case.arrival else None
