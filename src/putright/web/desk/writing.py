"""Writing a letter: what it would say if it were sent now, and its text kept with the entry that says it was sent."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Offer, Refusal
from putright.core.casework.decide import decide
from putright.core.casework.fold import fold
from putright.core.procedure.model.letters import Letter
from putright.register.door import Asked
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.parties import PartySeen
from putright.web.desk.viewing import desk_page
from putright.web.forms.checking import carried
from putright.web.letters import size
from putright.web.letters.parts import blocks
from putright.web.letters.reading import papers_of, reference_of
from putright.web.letters.record import LetterRecord
from putright.web.letters.text import TEXT, as_text, paragraphs

LETTER = "send letter"


def composed(here: Place, seen: CasePage, action: Action, signed: str) -> LetterRecord | Refusal:
    """The letter and the case as they would be once it had gone; a refusal names the part that is missing."""
    scene = seen.outlook.scene
    made = decide(seen.procedure, seen.case, action, scene.office)
    if isinstance(made, Refusal):
        return made
    sent = next(entry for entry in made if isinstance(entry, e.LetterSent))
    rule, to = seen.procedure.the(Letter, sent.letter), addressee(seen)
    return LetterRecord(
        here.name, reference_of(seen), seen.procedure, fold(made, seen.case), scene.office,
        rule, sent, action.words, papers_of(seen.entries), seen.names,
        to.name if to and rule.to == "complainant" else "", signed, here.contact,
    )  # fmt: skip


def preview_page(
    request: HttpRequest, here: Place, seen: CasePage, offer: Offer, action: Action, hidden: dict[str, str]
) -> HttpResponse | Refusal:
    """The letter to be read before it is sent."""
    record = composed(here, seen, action, str(request.user))
    if isinstance(record, Refusal):
        return record
    return desk_page(
        request, "desk/preview.html", here, section="due", seen=seen, offer=offer, rule=record.rule,
        lines=paragraphs(as_text(blocks(record))), sent=record.sent, reference=record.reference,
        given=carried(request.POST, hidden), hidden_values=hidden, size=size_for(seen, record.rule),
    )  # fmt: skip


def addressee(seen: CasePage) -> PartySeen | None:
    """Whom a letter to the complainant addresses: the person who speaks for them, if there is one with a name."""
    arrival = seen.case.arrival
    wanted = [arrival.representative, arrival.complainant] if arrival else []
    return next((seen.parties[one] for one in wanted if one in seen.parties and seen.parties[one].name), None)


def size_for(seen: CasePage, rule: Letter) -> int:
    """The size a letter is written in: as whoever it goes to asked for once."""
    to = addressee(seen) if rule.to == "complainant" else None
    return size.wanted(to.preferences) if to else size.SIZES[0]


def with_text(here: Place, seen: CasePage, action: Action, asked: Asked, signed: str) -> Asked:
    """The letter's whole text among the words that are kept with it; none where it will be refused."""
    record = composed(here, seen, action, signed)
    if isinstance(record, Refusal):
        return asked
    text = as_text(blocks(record))
    return replace(asked, words={**asked.words, TEXT: text})
