"""My work: what is due, in views that are counted, narrowed by links and forms whose choices stand in the address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.casework.reference import grouped
from putright.register import lists, notices, saved_views, staff_drafts
from putright.register.lists import MANY, VIEWS, Picked, Sort, View
from putright.register.organisations import Place
from putright.register.saved_views import ViewSaved
from putright.register.scope import Viewer
from putright.register.staff_drafts import StaffDraft
from putright.web.desk import agenda, apart, drafting
from putright.web.desk.choices import Choices
from putright.web.desk.listing import Row, rows
from putright.web.desk.picked import any_rarer, narrowed, picked_in, query_of
from putright.web.desk.spreadsheet import lines
from putright.web.desk.viewing import desk_page, for_everybody_here, for_staff
from putright.web.spreadsheet import answered
from putright.web.telling.notices import news

MOST = 5_000
"""Cases in one file of a spreadsheet."""


@dataclass(frozen=True)
class ViewLink:
    """One view of the list: its title, how many stand in it, and its address."""

    title: str
    count: str
    query: str
    shown: bool
    saved: ViewSaved | None = None
    may_go: bool = False


@require_GET
@for_everybody_here
def work(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """What is due, oldest first; for whoever looks after people alone, that there is nothing of cases here."""
    if viewer.kind == "administrator":
        return desk_page(request, "desk/no_cases.html", here, section="due")
    choices = Choices(here, viewer)
    picked = picked_in(request.GET, choices)
    found = lists.due(viewer, picked, after=request.GET.get("after", ""))
    kept = _kept(choices)
    numbers = lists.counted_each(viewer, [*(replace(picked, view=view) for view in VIEWS), *kept.values()])
    counts = dict(zip(VIEWS, numbers, strict=False))
    begun = _begun(here, viewer)
    return desk_page(
        request, "desk/work.html", here, section="due", rows=rows(here, viewer, found.rows), picked=picked,
        next_page=query_of(picked, after=found.after) if found.after else "", here_query=query_of(picked),
        everything=query_of(replace(picked, view="")), views=list(_views(picked, counts)), today=viewer.today,
        kept=list(_saved(viewer, picked, kept, numbers[len(VIEWS) :])), sorts=list(_sorts(picked)),
        late=counts["late"], due_today=counts["today"], narrowed=list(narrowed(picked, choices)), choices=choices,
        mine_query=query_of(replace(picked, mine=True)), all_query=query_of(replace(picked, mine=False)),
        begun=begun, begun_ends_soon=any(not one.ref and one.ends_soon(timezone.now()) for one, *_rest in begun),
        news=news(notices.unread(viewer)), apart=apart.links(here, viewer), reports=agenda.links(here, viewer),
        all_chosen=request.GET.get("all") == "yes", after=request.GET.get("after", ""), longest_name=saved_views.LONGEST,
        viewer_everything=viewer.everything, words=choices.under(picked.version), rarer=any_rarer(picked),
    )  # fmt: skip


def _begun(here: Place, viewer: Viewer) -> list[tuple[StaffDraft, str, str]]:
    """What the viewer began to write and did not send, each with its case's reference, if it has one, and its address."""
    found = staff_drafts.mine(viewer, timezone.now())
    return [
        (one, one.ref and grouped(one.number, one.ref), drafting.link(here.slug, one.ref, one.form)) for one in found
    ]


def _kept(choices: Choices) -> dict[ViewSaved, Picked]:
    """The saved views that the viewer may open, and what each asks for as the procedure now is."""
    return {one: picked_in(QueryDict(one.query).dict(), choices) for one in saved_views.saved(choices.viewer)}


def _views(picked: Picked, counts: Mapping[View, int]) -> Iterator[ViewLink]:
    """Each view with its number; what the viewer is to do in cases of others only where there is any."""
    titles = {
        "late": _("Late"), "today": _("Due today"), "week": _("Due this week"), "acknowledge": _("To acknowledge"),
        "nobody": _("With nobody"), "remedies": _("To put right"),
        "actions": _("For me to do"),
    }  # fmt: skip
    for view in VIEWS:
        if view and (view != "actions" or counts[view] or picked.view == view):
            yield ViewLink(
                titles[view], _number(counts[view]), query_of(replace(picked, view=view)), picked.view == view
            )


def _saved(
    viewer: Viewer, picked: Picked, kept: Mapping[ViewSaved, Picked], numbers: Sequence[int]
) -> Iterator[ViewLink]:
    for (one, wanted), number in zip(kept.items(), numbers, strict=True):
        yield ViewLink(one.name, _number(number), query_of(wanted), wanted == picked, one, one.may_go(viewer))


def _number(count: int) -> str:
    return _("%(number)s or more") % {"number": MANY} if count >= MANY else str(count)


def _sorts(picked: Picked) -> Iterator[ViewLink]:
    titles: dict[Sort, str] = {
        "": _("what is due first"), "received": _("what came in last"), "number": _("the latest number"),
    }  # fmt: skip
    for sort, title in titles.items():
        yield ViewLink(title, "", query_of(replace(picked, sort=sort)), picked.sort == sort)


@require_GET
@for_staff
def as_table(request: HttpRequest, here: Place, viewer: Viewer) -> StreamingHttpResponse:
    """What the list shows, all of its pages, as a file for a spreadsheet."""
    picked = picked_in(request.GET, Choices(here, viewer))
    return as_file(here, viewer, _pages(here, viewer, picked))


def as_file(here: Place, viewer: Viewer, found: Iterable[Row]) -> StreamingHttpResponse:
    """Cases as a file for a spreadsheet."""
    return answered(f"{here.slug}-{viewer.today}", lines(found))


def _pages(here: Place, viewer: Viewer, picked: Picked) -> Iterator[Row]:
    after, given = "", 0
    while given < MOST:
        found = lists.due(viewer, picked, after=after, size=250)
        yield from rows(here, viewer, found.rows)
        after, given = found.after, given + len(found.rows)
        if not after:
            return
