"""Writing a letter: what it would say if it were sent now, and its text kept with the entry that says it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from putright.core.casework.action import Action, Offer, Refusal
from putright.core.casework.entries import Person
from putright.core.casework.letter_text import TEXT, as_text, paragraphs
from putright.core.procedure.model.letters import Letter
from putright.register.door import Asked
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.viewing import desk_page
from putright.web.forms.checking import carried
from putright.web.letters import size
from putright.web.letters.called import parts_of_real_names, tells_real_name
from putright.web.letters.composing import addressee, composed
from putright.web.letters.parts import Block, blocks
from putright.web.letters.readability import own_words_read
from putright.web.letters.record import LetterRecord
from putright.web.letters.whole import not_in_language
from putright.web.page import naming

LETTER = "send letter"


def preview_page(
    request: HttpRequest,
    here: Place,
    seen: CasePage,
    offer: Offer,
    action: Action,
    hidden: dict[str, str],
    viewer: Viewer,
) -> HttpResponse | Refusal:
    """The letter to be read before it is sent."""
    record = composed(here, seen, action, viewer.person)
    if isinstance(record, Refusal):
        return record
    way, made = how_it_goes(seen, record, action), blocks(record)
    if refused := _kept_back(record, made) or way.refusal:
        return refused
    return desk_page(
        request, "desk/preview.html", here, section="due", seen=seen, offer=offer, rule=record.rule,
        lines=paragraphs(as_text(made)), read=own_words_read(made), sent=record.sent, reference=record.reference,
        given=carried(request.POST, hidden), hidden_values=hidden, size=size_for(seen, record.rule),
        way=way, named=parts_of_real_names(record, made),
    )  # fmt: skip


@dataclass(frozen=True)
class Going:
    """How a letter leaves: what is said above the button, and on it; or why it cannot leave so."""

    note: str = ""
    button: str = ""
    why_not: str = ""

    @property
    def refusal(self) -> Refusal | None:
        """Why it cannot leave so, beside the question how it is sent."""
        return Refusal(self.why_not, fields={"channel": self.why_not}) if self.why_not else None


def how_it_goes(seen: CasePage, record: LetterRecord, action: Action) -> Going:
    """By e-mail after a minute, or from the letters to be posted; anything else has been sent by whoever records it."""
    to = addressee(seen, record.rule)
    if record.rule.to != "complainant" or action.on < seen.outlook.scene.office.today:
        return Going(button=_("I have sent this"))
    if record.sent.channel == "email":
        if to is None or not to.email:
            return Going(
                why_not=_("We have no e-mail address of theirs. Choose another way, or record their address first")
            )
        note = _("It goes by e-mail to %(address)s after one minute. Until then you can call it back.")
        return Going(note % {"address": to.email}, _("Send it"))
    if record.sent.channel == "letter":
        return Going(_("It waits among the letters to be printed and posted."), _("Send it by post"))
    return Going(button=_("I have sent this"))


def _kept_back(record: LetterRecord, made: Iterable[Block]) -> Refusal | None:
    """Why a letter, as it is written, cannot go to anybody in any way."""
    return tells_real_name(record, made) or not_in_language(record)


def enclosed(seen: CasePage, rule: Letter) -> str:
    """What names the version of the procedure that goes into the envelope: the one the case follows; empty where none does."""
    return naming(seen.procedure) if "procedure" in rule.encloses else ""


def size_for(seen: CasePage, rule: Letter) -> int:
    """The size a letter is written in: as whoever it goes to asked for once."""
    to = addressee(seen, rule)
    return size.wanted(to.preferences) if to else size.SIZES[0]


def with_text(here: Place, seen: CasePage, action: Action, asked: Asked, by: Person) -> Asked | Refusal:
    """The letter's whole text among the words that are kept with it; none where the door will refuse it."""
    record = composed(here, seen, action, by)
    if isinstance(record, Refusal):
        return asked
    made = blocks(record)
    if refused := _kept_back(record, made) or how_it_goes(seen, record, action).refusal:
        return refused
    text = as_text(made)
    return replace(asked, words={**asked.words, TEXT: text})
