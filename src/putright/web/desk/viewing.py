"""Who looks: the signed-in person as a viewer of one organisation. Whoever has no post there sees nothing of it."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from putright.register import viewers
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.environment import is_demo
from putright.web.page import View, of_organisation, page


def for_staff(view: View) -> View:
    """Give a view the organisation and the viewer; somebody signed out is asked to sign in first."""

    @wraps(view)
    def seen(request: HttpRequest, here: Place, **parts: Any) -> HttpResponseBase:
        viewer = _viewer(request, here)
        if viewer is not None:
            return view(request, here, viewer, **parts)
        if request.user.is_authenticated and not is_demo():
            raise Http404
        return redirect("desk-sign-in", here.slug)

    return of_organisation(seen)


def _viewer(request: HttpRequest, here: Place) -> Viewer | None:
    reference = getattr(request.user, "reference", "")
    return viewers.viewer(here, reference, timezone.now()) if reference else None


def desk_page(request: HttpRequest, template: str, here: Place, status: int = 200, **context: Any) -> HttpResponse:
    """Return a page with the frame that staff see."""
    return page(request, template, here, status, desk=True, who=str(request.user), **context)
