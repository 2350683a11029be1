"""The key that goes with a form unseen, by which a form sent twice is taken once. What is done with it is the door's."""

from __future__ import annotations

import secrets

from django.http import HttpRequest

REQUEST_KEY = "request_key"


def request_key(request: HttpRequest) -> str:
    """The key this form was drawn with, or a new one where it is drawn for the first time."""
    return request.POST.get(REQUEST_KEY) or new_key()


def new_key() -> str:
    """A key for a form that nobody has been shown yet."""
    return secrets.token_urlsafe(18)
