"""Whose case a browser has opened with a code. The session keeps the code's hash, which opens nothing by itself."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from putright.register import tracking
from putright.register.organisations import Place
from putright.register.scope import Viewer

OPENED = "opened cases"


def remember(request: HttpRequest, here: Place, code: str) -> None:
    """Let this browser follow the case of a code until it locks it or twelve hours have gone."""
    request.session[OPENED] = {**request.session.get(OPENED, {}), here.slug: tracking.hashed(code)}


def forget(request: HttpRequest, here: Place) -> None:
    """Lock the case again."""
    request.session[OPENED] = {
        name: kept for name, kept in request.session.get(OPENED, {}).items() if name != here.slug
    }


def opened(request: HttpRequest, here: Place) -> Viewer | None:
    """Whoever opened a case of this organisation in this browser."""
    kept = request.session.get(OPENED, {}).get(here.slug)
    return tracking.viewer_again(here, kept, timezone.now()) if kept else None
