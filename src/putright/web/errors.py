"""The pages for when something cannot be shown or was not received. They ask no database, and confirm nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from putright.register.organisations import NoSuchOrganisation
from putright.register.scope import NoSuchCase
from putright.web.forms.names import WORDS

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what the browser sent makes no sense here."""
    del exception
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not for this."""
    del exception
    return _page(request, 403)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's token is missing or old; nothing was received, and the words are given back."""
    del reason
    return _page(request, 403, "too-old")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same, byte for byte, whether a thing does not exist or is not the reader's to see."""
    del exception
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours."""
    return _page(request, 500)


def _page(request: HttpRequest, status: int, name: str = "") -> HttpResponse:
    context = {"sent": request.method == "POST", "words": _words_back(request)}
    return render(request, f"errors/{name or status}.html", context, status=status, using="pages")


def _words_back(request: HttpRequest) -> list[str]:
    """What the person wrote, so that they can copy it; never a password, a code or a choice."""
    try:
        sent = request.POST
    except (RequestDataTooBig, OSError):
        return []
    return [str(text) for name, text in sent.items() if name.startswith(WORDS) and str(text).strip()]


class NotReceived:
    """Turns a dead database or a full disk into an honest page, and what is not there, or not theirs to see, into a 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Ask the view, and answer for it where the store of the cases cannot be reached."""
        try:
            return self.get_response(request)
        except (DatabaseError, InterfaceError, OSError):
            log.exception("the store of the cases could not be used")
            return _page(request, 503)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a view that found nothing there, or could not reach the store."""
        if isinstance(exception, NoSuchOrganisation | NoSuchCase):
            return not_found(request)
        if isinstance(exception, DatabaseError | InterfaceError | OSError):
            log.error("the store of the cases could not be used", exc_info=exception)
            return _page(request, 503)
        return None
