"""My work: what is due, in views that are counted, narrowed by links and forms whose choices stand in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.procedure.model.scope import Kind
from putright.register import lists, notices
from putright.register.lists import MANY, VIEWS, Picked, View
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk import apart
from putright.web.desk.listing import Row, rows
from putright.web.desk.spreadsheet import lines
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.page import office_now, procedure_in_force

MOST = 5_000
"""Cases in one file of a spreadsheet."""


@dataclass(frozen=True)
class ViewLink:
    """One view of the list: its title, how many stand in it, and its address."""

    title: str
    count: str
    query: str
    shown: bool


@dataclass(frozen=True)
class Narrowed:
    """Something that the list is narrowed to, and the address without it."""

    title: str
    query: str


@require_GET
@for_staff
def work(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """What is due, oldest first."""
    picked = picked_in(request.GET, here)
    found = lists.due(viewer, picked, after=request.GET.get("after", ""))
    counts = lists.counted(viewer, picked)
    return desk_page(
        request, "desk/work.html", here, section="due", rows=rows(here, viewer, found.rows), picked=picked,
        next_page=query_of(picked, after=found.after) if found.after else "", here_query=query_of(picked),
        everything=query_of(replace(picked, view="")), views=list(_views(picked, counts)), today=viewer.today,
        late=counts["late"], due_today=counts["today"], narrowed=list(_narrowed(picked, here)),
        mine_query=query_of(replace(picked, mine=True)), all_query=query_of(replace(picked, mine=False)),
        kinds=procedure_in_force(here).all(Kind), services=office_now(here).services.values(),
        notices=notices.unread(viewer), apart=apart.links(here, viewer),
    )  # fmt: skip


def picked_in(given: Mapping[str, str], here: Place) -> Picked:
    """What an address asks for; what is not known is everything."""
    view: View = next((one for one in VIEWS if one == given.get("show")), "")
    services = {slugify(name): name for name in office_now(here).services}
    kinds = {slugify(kind.name): kind.name for kind in procedure_in_force(here).all(Kind)}
    return Picked(
        view,
        given.get("whose") == "mine",
        services.get(given.get("service", ""), ""),
        kinds.get(given.get("kind", ""), ""),
    )


def query_of(picked: Picked, after: str = "") -> str:
    """The part of an address that asks for it."""
    asked = {
        "show": picked.view, "whose": "mine" if picked.mine else "", "service": slugify(picked.service),
        "kind": slugify(picked.feedback), "after": after,
    }  # fmt: skip
    return urlencode({name: value for name, value in asked.items() if value})


def _views(picked: Picked, counts: Mapping[View, int]) -> Iterator[ViewLink]:
    titles = {
        "late": _("Late"), "today": _("Due today"), "week": _("Due this week"), "acknowledge": _("To acknowledge"),
        "nobody": _("With nobody"), "remedies": _("To put right"),
    }  # fmt: skip
    for view in VIEWS:
        if view:
            count = _("%(number)s or more") % {"number": MANY} if counts[view] >= MANY else str(counts[view])
            yield ViewLink(titles[view], count, query_of(replace(picked, view=view)), picked.view == view)


def _narrowed(picked: Picked, here: Place) -> Iterator[Narrowed]:
    if picked.service:
        service = office_now(here).services.get(picked.service)
        yield Narrowed(service.title if service else picked.service, query_of(replace(picked, service="")))
    if picked.feedback:
        kind = procedure_in_force(here).get(Kind, picked.feedback)
        yield Narrowed(kind.words if kind else picked.feedback, query_of(replace(picked, feedback="")))


@require_GET
@for_staff
def as_table(request: HttpRequest, here: Place, viewer: Viewer) -> StreamingHttpResponse:
    """What the list shows, all of its pages, as a file for a spreadsheet."""
    picked = picked_in(request.GET, here)
    answer = StreamingHttpResponse(lines(_pages(here, viewer, picked)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{here.slug}-{viewer.today}.csv"'
    return answer


def _pages(here: Place, viewer: Viewer, picked: Picked) -> Iterator[Row]:
    after, given = "", 0
    while given < MOST:
        found = lists.due(viewer, picked, after=after, size=250)
        yield from rows(here, viewer, found.rows)
        after, given = found.after, given + len(found.rows)
        if not after:
            return
