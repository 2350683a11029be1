"""The frame of every page that staff see. Who may see what is decided before it is drawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from putright.register.organisations import Place
from putright.web.page import page


def desk_page(request: HttpRequest, template: str, here: Place, status: int = 200, **context: Any) -> HttpResponse:
    """Return a page with the frame that staff see."""
    viewer = getattr(request, "viewer", None)
    return page(request, template, here, status, desk=True, who=str(request.user), viewer=viewer, **context)
