"""Who looks: the signed-in person as a viewer of one organisation. Whoever has nothing to do there sees nothing of it."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from putright.people import accounts
from putright.register import viewers
from putright.register.lists import InterestFirst
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk import signed_out
from putright.web.desk.declaring import asked_first
from putright.web.desk.frame import desk_page
from putright.web.environment import is_demo
from putright.web.page import View, of_organisation, office_now

__all__ = ["desk_page", "for_colleagues", "for_everybody_here", "for_staff"]

WANTED = "wanted"
"""In a session: the page of the desk that somebody wanted before they were asked for a second step."""


def for_staff(view: View) -> View:
    """Give a view the organisation and the viewer; for people who work on cases, and not for who looks after people alone."""

    @wraps(view)
    def seen(request: HttpRequest, here: Place, viewer: Viewer, **parts: Any) -> HttpResponseBase:
        if viewer.kind == "administrator":
            raise Http404
        return view(request, here, viewer, **parts)

    return for_everybody_here(seen)


def for_colleagues(view: View) -> View:
    """Give a view the organisation and the viewer; for staff and whoever looks after people, and nobody from outside."""

    @wraps(view)
    def seen(request: HttpRequest, here: Place, viewer: Viewer, **parts: Any) -> HttpResponseBase:
        if viewer.kind == "outside":
            raise Http404
        return view(request, here, viewer, **parts)

    return for_everybody_here(seen)


def for_everybody_here(view: View) -> View:
    """Give a view the organisation and the viewer; somebody signed out is asked to sign in first, and loses no word.

    What was written on a page of somebody who was signed in here before is not taken in another's name. Where the
    organisation asks for a second step, whoever has none yet is taken to set one up. Whoever is to declare an interest before
    a case opens is asked that in place of any page about it.
    """

    @wraps(view)
    def seen(request: HttpRequest, here: Place, **parts: Any) -> HttpResponseBase:
        viewer = viewer_of(request, here)
        if viewer is not None and signed_out.whose(request) in ("", viewer.person):
            if wants_second_step(here, viewer):
                return _to_second_step(request, here)
            request.viewer = viewer  # type: ignore[attr-defined]
            try:
                return view(request, here, viewer, **parts)
            except InterestFirst as first:
                return asked_first(request, here, first.page)
        if viewer is None and request.user.is_authenticated and not is_demo():
            raise Http404
        return signed_out.asked_to_sign_in(request, here)

    return of_organisation(seen)


def viewer_of(request: HttpRequest, here: Place) -> Viewer | None:
    """The signed-in person as a viewer of this organisation; None for anybody else."""
    reference = getattr(request.user, "reference", "")
    return viewers.viewer(here, reference, timezone.now()) if reference else None


def wants_second_step(here: Place, viewer: Viewer) -> bool:
    """Whether the organisation asks this person for a second step that they have not set up. Not in a demonstration."""
    if is_demo() or "second step" not in office_now(here).ways:
        return False
    return not accounts.with_second_step([viewer.person])


def _to_second_step(request: HttpRequest, here: Place) -> HttpResponse:
    """To the page that says so; what was wanted is gone to afterwards."""
    request.session[WANTED] = (
        request.get_full_path() if request.method == "GET" else reverse("desk-due", args=[here.slug])
    )
    return redirect("desk-second-step", here.slug)
