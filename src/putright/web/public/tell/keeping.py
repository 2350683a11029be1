"""The draft of this browser: a cookie holds its token, which nothing else here does. What is kept of it is the register's."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from putright.register import drafts
from putright.register.drafts import Draft
from putright.register.organisations import Place

COOKIE = "draft"


def of_browser(request: HttpRequest, here: Place) -> Draft:
    """The draft this browser goes on with; a new one where there is none, or it is too old."""
    token = request.COOKIES.get(COOKIE, "")
    return (drafts.load(here, token, timezone.now()) if token else None) or drafts.new()


def token_of(request: HttpRequest) -> str:
    """The token of a draft that may have been sent meanwhile; empty where this browser has none."""
    return request.COOKIES.get(COOKIE, "")


def remember(response: HttpResponse, here: Place, draft: Draft) -> None:
    """Let this browser go on with a draft."""
    response.set_cookie(
        COOKIE, draft.token, max_age=int(drafts.KEPT.total_seconds()), path=_path(here),
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip


def forget(response: HttpResponse, here: Place) -> None:
    """Let this browser know of no draft."""
    response.delete_cookie(COOKIE, path=_path(here), samesite="Lax")


def _path(here: Place) -> str:
    return reverse("public-start", args=[here.slug])
