"""Saving what the list is narrowed to under a name, opening it again, and deleting it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from putright.register import saved_views
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.choices import Choices
from putright.web.desk.picked import picked_in, query_of
from putright.web.desk.viewing import for_staff


def list_at(here: Place, viewer: Viewer, query: str) -> HttpResponseRedirect:
    """To the list as a part of an address asks for it; whatever it cannot ask for is left out."""
    asked = query_of(picked_in(QueryDict(query).dict(), Choices(here, viewer)))
    address = reverse("desk-due", args=[here.slug])
    return HttpResponseRedirect(f"{address}?{asked}" if asked else address)


@require_POST
@for_staff
def save(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Keep what the list shows now under a name."""
    back = list_at(here, viewer, request.POST.get("query", ""))
    name = " ".join(request.POST.get("name", "").split())[: saved_views.LONGEST]
    if not name:
        messages.error(request, _("Give the view a name, then save it."))
        return back
    query = query_of(picked_in(QueryDict(request.POST.get("query", "")).dict(), Choices(here, viewer)))
    shared = request.POST.get("shared") == "yes"
    wrong = saved_views.save(viewer, name, query, shared=shared, at=timezone.now())
    said = {
        "": _("Saved: %(name)s"), "taken": _("You have a view called %(name)s. Choose another name, or delete that one first."),
        "too many": _("You have as many views as can be kept. Delete one first."),
    }  # fmt: skip
    (messages.error if wrong else messages.success)(request, said[wrong] % {"name": name})
    return back


@require_GET
@for_staff
def view(request: HttpRequest, here: Place, viewer: Viewer, ref: str) -> HttpResponse:
    """The list as a saved view asks for it."""
    del request
    found = saved_views.one(viewer, ref)
    if found is None:
        raise Http404
    return list_at(here, viewer, found.query)


@require_POST
@for_staff
def delete(request: HttpRequest, here: Place, viewer: Viewer, ref: str) -> HttpResponse:
    """Delete a saved view; the cases in it stay as they are."""
    if not saved_views.remove(viewer, ref):
        raise Http404
    messages.success(request, _("The view is deleted. Its cases are as they were."))
    return redirect("desk-due", here.slug)
