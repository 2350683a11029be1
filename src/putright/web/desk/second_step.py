"""The page for somebody who is asked for a second step and has none: to set one up, and then on to their work."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from putright.register import viewers
from putright.register.organisations import Place
from putright.web.desk.viewing import WANTED, wants_second_step
from putright.web.page import of_organisation, page


@require_GET
@of_organisation
def second_step(request: HttpRequest, here: Place) -> HttpResponse:
    """Set one up; whoever has one goes on to what they wanted."""
    reference = getattr(request.user, "reference", "")
    viewer = viewers.viewer(here, reference, timezone.now()) if reference else None
    if viewer is None:
        if request.user.is_authenticated:
            raise Http404
        return redirect("desk-sign-in", here.slug)
    desk = reverse("desk-due", args=[here.slug])
    if not wants_second_step(here, viewer):
        request.session.pop("second step for", None)
        wanted = str(request.session.pop(WANTED, desk))
        return redirect(wanted if wanted.startswith(desk) else desk)
    request.session.setdefault(WANTED, desk)
    request.session["second step for"] = here.slug
    return page(request, "desk/second_step.html", here)
