"""Taking several cases out of the system: as a file for a spreadsheet, or their addresses on sheets of labels. Both are noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.register import access
from putright.register.lists import CasePage
from putright.register.parties import PartySeen
from putright.web.desk.listing import rows
from putright.web.desk.together.carrying_out import Plan, plans
from putright.web.desk.together.chosen import Chosen
from putright.web.desk.together.showing import Page, drawn
from putright.web.desk.viewing import desk_page
from putright.web.desk.work import as_file
from putright.web.letters.composing import addressee
from putright.web.telling.words import sentence


@dataclass(frozen=True)
class Address:
    """A name and the lines beneath it, as they stand on an envelope."""

    name: str
    lines: tuple[str, ...]


def export(chosen: Chosen) -> HttpResponseBase:
    """What the file would hold; then the file."""
    found = plans(chosen, _line)
    going = [plan for plan in found if plan.goes]
    if chosen.step == "do" and going:
        _noted(chosen, "export", going)
        lines = tuple(plan.seen.line for plan in going)
        return as_file(chosen.here, chosen.viewer, rows(chosen.here, chosen.viewer, lines))
    return drawn(chosen, found, Page(
        what="export", title=_("Export"), heads=(_("Where it stands"), _("With")), step="do",
        button=ngettext("Save %(num)s for a spreadsheet", "Save %(num)s for a spreadsheet", len(going)) % {"num": len(going)},
        nothing=_("There is nothing to save."),
        note=_("The file holds personal data: names, and what people told us. Keep it safe, and delete it when you are done. "
               "That you took it out is noted for each case."),
    ))  # fmt: skip


def _line(seen: CasePage) -> Plan:
    return Plan(seen, cells=(sentence(seen.line.status), ", ".join(seen.line.holders)))


def addresses(chosen: Chosen) -> HttpResponse:
    """Which addresses would be printed and who has none; then the sheet."""
    found = plans(chosen, _addressed)
    going = [plan for plan in found if plan.goes]
    if chosen.step == "do" and going:
        _noted(chosen, "addresses", going)
        return desk_page(
            chosen.request, "desk/together/addresses.html", chosen.here, section="due", back=chosen.back,
            found=[_address(addressee(plan.seen)) for plan in going],
        )  # fmt: skip
    return drawn(chosen, found, Page(
        what="addresses", title=_("Address labels"), heads=(_("To"), _("Address")), step="do",
        button=ngettext("Make %(num)s label", "Make %(num)s labels", len(going)) % {"num": len(going)},
        nothing=_("We have no postal address for any of these."), note=_("That you took them out is noted for each case."),
    ))  # fmt: skip


def _addressed(seen: CasePage) -> Plan:
    found = _address(addressee(seen))
    return Plan(seen, cells=(found.name, ", ".join(found.lines))) if found else Plan(seen, why_not=_("No address"))


def _address(party: PartySeen | None) -> Address | None:
    lines = tuple(line.strip() for line in party.address.splitlines() if line.strip()) if party else ()
    return Address(party.name, lines) if party and lines else None


def _noted(chosen: Chosen, what: str, taken: Iterable[Plan]) -> None:
    access.note_each(chosen.viewer, [plan.ref for plan in taken], what, timezone.now())
