"""Whose case a browser has opened with a code: a signed cookie holds the code's hash, and no row is kept of a visit."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from putright.register import tracking
from putright.register.organisations import Place
from putright.register.scope import Viewer

OPENED = "opened"
SALT = "putright.opened"


def remember(response: HttpResponse, here: Place, code: str) -> None:
    """Let this browser follow the case of a code until it locks it or twelve hours have gone."""
    remember_hash(response, here, tracking.hashed(code))


def remember_hash(response: HttpResponse, here: Place, kept: str) -> None:
    """The same, from the hash of a code."""
    response.set_signed_cookie(
        OPENED, kept, salt=_salt(here), max_age=settings.SESSION_COOKIE_AGE, path=_path(here),
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip


def forget(response: HttpResponse, here: Place) -> None:
    """Lock the case again."""
    response.delete_cookie(OPENED, path=_path(here), samesite="Lax")


def opened(request: HttpRequest, here: Place) -> Viewer | None:
    """Whoever opened a case of this organisation in this browser. A code that was revoked meanwhile opens nothing."""
    kept = request.get_signed_cookie(OPENED, "", salt=_salt(here), max_age=settings.SESSION_COOKIE_AGE)
    return tracking.viewer_again(here, kept, timezone.now()) if kept else None


def _salt(here: Place) -> str:
    """Each organisation's own, so that a cookie moved to another organisation's pages says nothing there."""
    return f"{SALT}.{here.id}"


def _path(here: Place) -> str:
    return reverse("public-start", args=[here.slug])
