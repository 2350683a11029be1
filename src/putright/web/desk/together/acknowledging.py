"""Acknowledging several cases: a table of what would go to whom, each letter to be read, then all of them at once.

Each letter is made, checked and recorded exactly as one written alone.
"""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.casework.acknowledging import acknowledgement
from putright.core.casework.action import Action, Offer, Refusal
from putright.core.casework.letter_text import as_text, paragraphs
from putright.register import door
from putright.register.door import Asked
from putright.register.lists import CasePage
from putright.web.desk.questions import start
from putright.web.desk.together.carrying_out import Plan, changed, outcomes, plans, reason
from putright.web.desk.together.chosen import WITHOUT, Chosen
from putright.web.desk.together.printing import to_print
from putright.web.desk.together.showing import Page, drawn, result
from putright.web.desk.viewing import desk_page
from putright.web.desk.writing import size_for, with_text
from putright.web.letters.composing import addressee, composed
from putright.web.letters.languages import answered, asked_for
from putright.web.letters.parts import blocks
from putright.web.letters.reaching import POST, way_to
from putright.web.letters.whole import not_in_language

READ, AT = "read", "at"
"""The name of the buttons that lead from letter to letter, and of the number of the one that is being read."""


def acknowledge(chosen: Chosen) -> HttpResponse:
    """The table, one of the letters, or what became of them."""
    if chosen.step == "do":
        return _sent(chosen)
    found = plans(chosen, lambda seen: _planned(chosen, seen))
    if READ in (chosen.step, *chosen.request.POST) or WITHOUT in chosen.request.POST:
        going = [plan for plan in found if plan.asked]
        if going:
            return _letter(chosen, going)
    return drawn(chosen, found, Page(
        what="acknowledge", title=_("Acknowledge"), heads=(_("Letter"), _("How"), _("To")),
        button=_("Read the letters"), step=READ, nothing=_("None of these can be acknowledged now."),
        note=_("Next you read each letter. Nothing is sent yet."),
    ))  # fmt: skip


def _planned(chosen: Chosen, seen: CasePage) -> Plan:
    """The letter for one case and its way; or why it has to be left out."""
    ref, offer = seen.line.ref, acknowledgement(seen.outlook, chosen.viewer.person)
    if isinstance(offer, Refusal):
        return Plan(seen, why_not=offer.why)
    if offer not in seen.offers:
        return Plan(seen, why_not=_("You may not acknowledge this case."))
    if chosen.sequence(ref) < seen.sequence:
        return Plan(seen, why_not=changed())
    if seen.case.arrival and seen.case.arrival.suspected_posts and not seen.case.triaged:
        return Plan(seen, why_not=_("It may be about somebody here: sort out first whom it is about."))
    to = addressee(seen)
    language = asked_for(seen.procedure, to)
    way = way_to(to, language)
    if way.why_not:
        return Plan(seen, why_not=way.why_not)
    words = {name: text for name, text in start(offer, seen).items() if _is_written(offer, name)}
    asked = Asked(
        offer.name, offer.about, offer.track, values={"channel": way.channel, **answered(language)}, words=words
    )
    made = composed(chosen.here, seen, _supposed(chosen, seen, asked), chosen.viewer.person)
    if isinstance(made, Refusal):
        return Plan(seen, why_not=reason(made))
    if refused := not_in_language(made):
        return Plan(seen, why_not=reason(refused))
    return Plan(seen, asked, (offer.title, way.how, way.to))


def _is_written(offer: Offer, name: str) -> bool:
    field = offer.field(name)
    return field is not None and field.type == "words"


def _supposed(chosen: Chosen, seen: CasePage, asked: Asked) -> Action:
    return door.supposed(asked, chosen.viewer, seen.outlook.scene.office)


def _letter(chosen: Chosen, going: list[Plan]) -> HttpResponse:
    """One of the letters as it would go, with the ways to the next and back, and the button that sends them all."""
    at = min(_number(chosen), len(going))
    plan = going[at - 1]
    assert plan.asked
    made = composed(chosen.here, plan.seen, _supposed(chosen, plan.seen, plan.asked), chosen.viewer.person)
    assert not isinstance(made, Refusal)
    return desk_page(
        chosen.request, "desk/together/letter.html", chosen.here, section="due", plan=plan, at=at, many=len(going),
        lines=paragraphs(as_text(blocks(made))), sent=made.sent, size=size_for(plan.seen, made.rule),
        hidden=list(chosen.hidden()), button=_button([plan.asked for plan in going if plan.asked]),
    )  # fmt: skip


def _number(chosen: Chosen) -> int:
    given = chosen.request.POST.get(READ) or chosen.request.POST.get(AT, "")
    return max(1, int(given)) if given.isdecimal() and len(given) < 4 else 1


def _button(going: list[Asked]) -> str:
    printed = sum(asked.values["channel"] == POST for asked in going)
    mailed = len(going) - printed
    send, to_print = _("Send %(number)s") % {"number": mailed}, _("Print %(number)s") % {"number": printed}
    if mailed and printed:
        return _("Send %(mailed)s, print %(printed)s") % {"mailed": mailed, "printed": printed}
    return send if mailed else to_print


def _sent(chosen: Chosen) -> HttpResponse:
    found = list(outcomes(chosen, lambda seen: _written(chosen, _planned(chosen, seen))))
    printed = [letter for outcome in found if outcome.done and (letter := to_print(chosen, outcome))]
    sent = sum(outcome.done is not None for outcome in found) - len(printed)
    said = {
        ngettext("%(num)s sent", "%(num)s sent", sent) % {"num": sent}: sent,
        ngettext("%(num)s to be printed", "%(num)s to be printed", len(printed)) % {"num": len(printed)}: len(printed),
    }
    return result(chosen, found, said, printed=printed)


def _written(chosen: Chosen, plan: Plan) -> Plan:
    """With the letter's whole text, which is kept with the entry."""
    if plan.asked is None:
        return plan
    action = _supposed(chosen, plan.seen, plan.asked)
    asked = with_text(chosen.here, plan.seen, action, plan.asked, chosen.viewer.person)
    return (
        replace(plan, asked=None, why_not=reason(asked)) if isinstance(asked, Refusal) else replace(plan, asked=asked)
    )
