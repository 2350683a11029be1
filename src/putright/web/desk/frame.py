"""The frame of every page that staff see. Who may see what is decided before it is drawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from putright.register.incoming import pen
from putright.register.organisations import Place
from putright.web.page import page


def desk_page(request: HttpRequest, template: str, here: Place, status: int = 200, **context: Any) -> HttpResponse:
    """Return a page with the frame that staff see; whoever looks after what came in sees on each how much of it waits."""
    viewer = getattr(request, "viewer", None)
    mail = pen.counted(viewer) if viewer else 0
    return page(request, template, here, status, desk=True, who=str(request.user), viewer=viewer, mail=mail, **context)
