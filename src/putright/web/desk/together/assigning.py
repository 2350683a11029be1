"""Handing several cases to somebody: only those that the procedure lets the viewer hand on, and to somebody who can have each."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.casework.action import Choice, Field, Offer
from putright.core.procedure.model.procedure import MAIN
from putright.register import lists
from putright.register.door import Asked
from putright.register.lists import CasePage
from putright.web.desk.together.carrying_out import Plan, changed, outcomes, plans
from putright.web.desk.together.chosen import Chosen
from putright.web.desk.together.showing import Page, asked_first, drawn, result
from putright.web.forms.answers import Answers, read
from putright.web.forms.names import input_name

ASSIGN, TO = "assign", "to"


def assign(chosen: Chosen) -> HttpResponse:
    """To whom; then who would have each; then what became of it."""
    field = _field(chosen)
    names = {choice.value: choice.words for choice in field.choices}
    answers = read((field,), chosen.request.POST) if chosen.step else Answers()
    to = str(answers.values.get(TO, ""))
    if names and (to not in names or answers.errors):
        return asked_first(chosen, _("Assign"), (field,), answers)

    def planned(seen: CasePage) -> Plan:
        return _planned(chosen, seen, to, names.get(to, ""))

    if chosen.step == "do":
        found = list(outcomes(chosen, planned, unread_too=True))
        done = sum(outcome.done is not None for outcome in found)
        return result(chosen, found, {ngettext("%(num)s assigned", "%(num)s assigned", done) % {"num": done}: done})
    shown = plans(chosen, planned, unread_too=True)
    number = sum(plan.asked is not None for plan in shown)
    button = ngettext("Assign %(num)s to %(name)s", "Assign %(num)s to %(name)s", number)
    page = Page(
        what=ASSIGN, title=_("Assign"), heads=(_("Now with"), _("Then with")), step="do",
        button=button % {"num": number, "name": names.get(to, "")}, nothing=_("None of these can be assigned like that."),
        note=_("Nothing is changed yet."),
    )  # fmt: skip
    return drawn(chosen, shown, page, [(input_name(field), to)])


def _field(chosen: Chosen) -> Field:
    """Everybody to whom one of the cases at least may be handed. Who cannot have which is not told before somebody is chosen."""
    people = _people(offer for seen in chosen.cases.values() if (offer := _offer(seen)))
    names = lists.names(chosen.viewer, people)
    choices = tuple(Choice(person, names[person]) for person in people if person in names)
    by_name = tuple(sorted(choices, key=lambda choice: choice.words.casefold()))
    return Field(TO, "person", _("Who will have them?"), True, choices=by_name)


def _offer(seen: CasePage) -> Offer | None:
    """The offer to hand on the case itself, if it is open to whoever looks."""
    return next((offer for offer in seen.offers if (offer.name, offer.track) == (ASSIGN, MAIN)), None)


def _people(offers: Iterable[Offer]) -> list[str]:
    found = (choice.value for offer in offers if (field := offer.field(TO)) for choice in field.choices)
    return list(dict.fromkeys(found))


def _planned(chosen: Chosen, seen: CasePage, to: str, name: str) -> Plan:
    offer = _offer(seen)
    if offer is None:
        return Plan(seen, why_not=_("You may not hand this case on."))
    if chosen.sequence(seen.line.ref) < seen.sequence:
        return Plan(seen, why_not=changed())
    holder = seen.case.track(MAIN).holder
    if holder and holder.all == (to,):
        return Plan(seen, why_not=_("It is with %(name)s already.") % {"name": name})
    if to not in _people([offer]):
        return Plan(seen, why_not=_("%(name)s cannot have this case.") % {"name": name})
    asked = Asked(ASSIGN, offer.about, offer.track, values={TO: to})
    return Plan(seen, asked, (", ".join(seen.line.holders) or _("Nobody yet"), name))
