"""Finding cases, and noting that what was told has been read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from putright.register import lists, notices
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.listing import rows
from putright.web.desk.viewing import desk_page, for_staff


@require_http_methods(["GET", "POST"])
@for_staff
def search(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Find cases by number, name or words. Sent as a form, so that no name stands in an address or a log of addresses."""
    text = request.POST.get("text", "").strip()
    if ref := lists.by_number(viewer, text) if text else "":
        return redirect("desk-case", here.slug, ref)
    found = lists.found(viewer, text)
    return desk_page(
        request, "desk/search.html", here, section="search", text=text, rows=rows(here, viewer, found.rows), more=found.more,
        searched=request.method == "POST",
    )  # fmt: skip


@require_http_methods(["POST"])
@for_staff
def read_notices(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Note that everything was read that was shown; what came since, and what is older, stays."""
    given = request.POST.get("shown", "").split()
    shown = [int(one) for one in given if one.isascii() and one.isdecimal() and len(one) < 19]
    notices.read(viewer, timezone.now(), shown)
    return redirect("desk-due", here.slug)
