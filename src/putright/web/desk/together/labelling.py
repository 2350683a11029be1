"""Putting a label on several cases, or taking it off."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.casework.action import Choice, Field, Refusal
from putright.core.casework.decide import decide
from putright.core.casework.decide.recording import OFF
from putright.register import door
from putright.register.door import Asked
from putright.register.lists import CasePage
from putright.web.desk.together.carrying_out import Plan, outcomes, plans
from putright.web.desk.together.chosen import Chosen
from putright.web.desk.together.showing import Page, asked_first, drawn, result
from putright.web.forms.answers import prefilled, read
from putright.web.forms.names import input_name
from putright.web.page import office_now

LABEL = "label"


def label(chosen: Chosen) -> HttpResponse:
    """Which label; then which cases would get it; then what became of it."""
    fields = _fields(chosen)
    answers = read(fields, chosen.request.POST) if chosen.step else prefilled(fields, {OFF: "no"})
    if not answers.values.get(LABEL) or answers.errors:
        return asked_first(chosen, _("Label"), fields, answers)
    values = {name: str(answers.values.get(name, "")) for name in (LABEL, OFF)}
    wanted = {name: value for name, value in values.items() if value}

    def planned(seen: CasePage) -> Plan:
        return _planned(chosen, seen, wanted)

    if chosen.step == "do":
        found = list(outcomes(chosen, planned))
        done = sum(outcome.done is not None for outcome in found)
        return result(chosen, found, {ngettext("%(num)s changed", "%(num)s changed", done) % {"num": done}: done})
    shown = plans(chosen, planned)
    number = sum(plan.asked is not None for plan in shown)
    off, on = _("Take “%(label)s” off %(num)s"), _("Put “%(label)s” on %(num)s")
    page = Page(
        what="label", title=_("Label"), heads=(_("Labels now"), _("What changes")), step="do",
        button=(off if wanted.get(OFF) == "yes" else on) % {"label": wanted[LABEL], "num": number},
        nothing=_("Nothing would change in these."), note=_("Nothing is changed yet."),
    )  # fmt: skip
    return drawn(chosen, shown, page, [(input_name(one), wanted.get(one.name, "")) for one in fields])


def _fields(chosen: Chosen) -> tuple[Field, ...]:
    listed = office_now(chosen.here).labels
    worn = [one for seen in chosen.cases.values() for one in seen.case.labels]
    choices = tuple(Choice(one, one) for one in dict.fromkeys([*listed, *worn]))
    ways = (Choice("no", _("Put it on")), Choice("yes", _("Take it off")))
    return (
        Field(LABEL, "choice", _("Which label?"), True, choices=choices),
        Field(OFF, "choice", _("What is to be done with it?"), True, choices=ways),
    )


def _planned(chosen: Chosen, seen: CasePage, wanted: dict[str, str]) -> Plan:
    asked = Asked("label case", values=wanted)
    scene = seen.outlook.scene
    made = decide(seen.procedure, seen.case, door.supposed(asked, chosen.viewer, scene.office), scene.office)
    if isinstance(made, Refusal):
        return Plan(seen, why_not=made.why)
    if all(offer.name != asked.name for offer in seen.offers):
        return Plan(seen, why_not=_("You may not change this case."))
    change = _("%(label)s comes off") if wanted.get(OFF) == "yes" else _("%(label)s is put on")
    return Plan(seen, asked, (", ".join(seen.case.labels) or _("None"), change % {"label": wanted[LABEL]}))
