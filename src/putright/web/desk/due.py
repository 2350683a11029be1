"""Lists of cases: what is due, and what a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register import lists, notices
from putright.register.lists import CaseSeen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk import apart
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.page import office_now, procedure_in_force
from putright.web.telling.reference import grouped


@dataclass(frozen=True)
class Row:
    """A case in a list, in the words of its organisation."""

    ref: str
    title: str
    kind: str
    service: str
    status: str
    holders: str
    due_what: str
    seen: CaseSeen


def rows(here: Place, found: tuple[CaseSeen, ...]) -> list[Row]:
    """Lines with the titles of the procedure in force in place of its names."""
    procedure, services = procedure_in_force(here), office_now(here).services
    made = []
    for one in found:
        service = services.get(one.service)
        made.append(
            Row(
                one.ref, grouped(one.number, one.ref), _words(procedure, Kind, one.feedback),
                (service.title if service else "") or one.service, one.status, ", ".join(one.holders),
                _words(procedure, Clock, one.next_due_clock), one,
            )
        )  # fmt: skip
    return made


def _words(procedure: Procedure, kind: type[Kind] | type[Clock], name: str) -> str:
    rule = procedure.get(kind, name)
    return rule.words if rule else name


@require_GET
@for_staff
def due(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """What is due, oldest first; all that the viewer sees, or what they have themselves."""
    mine = request.GET.get("whose") == "mine"
    found = lists.due(viewer, after=request.GET.get("after", ""), mine=mine)
    return desk_page(
        request, "desk/due.html", here, section="due", rows=rows(here, found.rows), after=found.after, mine=mine,
        today=viewer.today, late=sum(one.late for one in found.rows), notices=notices.unread(viewer),
        apart=apart.links(here, viewer),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@for_staff
def search(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Find cases by number, name or words. Sent as a form, so that no name stands in an address or a log of addresses."""
    text = request.POST.get("text", "").strip()
    if ref := lists.by_number(viewer, text) if text else "":
        return redirect("desk-case", here.slug, ref)
    found = lists.found(viewer, text)
    return desk_page(
        request, "desk/search.html", here, section="search", text=text, rows=rows(here, found.rows), more=found.more,
        searched=request.method == "POST",
    )  # fmt: skip


@require_http_methods(["POST"])
@for_staff
def read_notices(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Note that everything was read."""
    notices.read(viewer, timezone.now())
    return redirect("desk-due", here.slug)


def slug(text: str) -> str:
    """A name of a procedure as it stands in an address; a line where there is none."""
    return slugify(text) or "-"
