"""The new code that was given to whoever follows a case: shown once, to be read out or to go by post. It is kept nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from putright.core.casework.reference import grouped
from putright.register import lists, tracking
from putright.register.door import Done
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.viewing import desk_page
from putright.web.letters import size
from putright.web.letters.composing import addressee


def shown(request: HttpRequest, here: Place, viewer: Viewer, done: Done) -> HttpResponse | None:
    """The page with the code that a form brought about; None where it brought none, or one that opens nothing any more."""
    now = timezone.now()
    if not done.code or tracking.viewer(here, done.code, now) is None:
        return None
    seen = lists.case_page(viewer, done.ref, now)
    to = addressee(seen)
    return desk_page(
        request, "desk/new_code.html", here, section="due", seen=seen, code=done.code, to=to, today=viewer.today,
        reference=grouped(seen.line.number, done.ref), size=size.wanted(to.preferences) if to else size.SIZES[0],
        track=request.build_absolute_uri(reverse("public-track", args=[here.slug])),
    )  # fmt: skip
