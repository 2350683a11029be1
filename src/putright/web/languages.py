"""The language of a page: what a reader chose for the public pages, and English for staff. Whose words a text is, is in `theirs`.

Nothing is guessed from a browser: a translation that is a draft is read by whoever asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import escape_leading_slashes
from django.utils.translation import activate, get_language, override

from putright.web.headers import GetResponse

COOKIE = "language"
"""Where a browser keeps the choice."""

YEAR = 365 * 24 * 60 * 60
"""Seconds for which it keeps it."""

ASKED = "language"
"""What an address ends with to change the language: `?language=cy`."""

MADE_UP = {"en-xa": "en_GB", "ar-xb": "ar"}
"""Languages for testing, in no list, with the ones whose dates and numbers they borrow."""


class ReadersLanguage:
    """Draws the public pages in the language that a reader chose in this browser, and all others in that of staff."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Speak the language for as long as the page is made."""
        with override(chosen(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language())
            return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Go back to English for staff; keep a language that is asked for, and show the same page again."""
        if is_for_staff(request):
            activate(settings.LANGUAGE_CODE)
            return None
        asked = request.GET.get(ASKED, "")
        return _kept(request, asked) if request.method == "GET" and asked in offered() else None


def chosen(request: HttpRequest) -> str:
    """The language this browser keeps, if it is one that is offered."""
    kept = request.COOKIES.get(COOKIE, "")
    return kept if kept in offered() else settings.LANGUAGE_CODE


def offered() -> dict[str, str]:
    """Every language that can be chosen, by its code."""
    return {code: str(name) for code, name in settings.LANGUAGES}


def is_for_staff(request: HttpRequest) -> bool:
    """Whether a page is of the desk or of somebody's account."""
    route = request.resolver_match.route if request.resolver_match else ""
    return "/desk/" in route or route.startswith("accounts/")


def _kept(request: HttpRequest, language: str) -> HttpResponse:
    """The same page, without the question."""
    rest = request.GET.copy()
    del rest[ASKED]
    query = f"?{rest.urlencode()}" if rest else ""
    response = redirect(escape_leading_slashes(request.path) + query)
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, language, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def language() -> str:
    """The language of the page that is being made."""
    return get_language() or str(settings.LANGUAGE_CODE)


def direction(code: str = "") -> str:
    """Which way a language is written: `ltr` or `rtl`."""
    return "rtl" if (code or language()).split("-")[0] in settings.LANGUAGES_BIDI else "ltr"


def formats() -> str:
    """The name under which Babel knows how this language writes days, hours and numbers."""
    return MADE_UP.get(language()) or language().replace("-", "_")


def is_draft() -> bool:
    """Whether this is a translation, none of which has been read by a translator yet."""
    return language() != settings.LANGUAGE_CODE


def others(request: HttpRequest) -> list[dict[str, str]]:
    """The other languages with the address of this page in each; none on the answer to a form, which a link would lose."""
    if request.method != "GET":
        return []
    known = {code: name for code, name in offered().items() if code not in MADE_UP and code != language()}
    return [{"code": code, "name": name, "href": _in(request, code)} for code, name in known.items()]


def _in(request: HttpRequest, code: str) -> str:
    query = request.GET.copy()
    query[ASKED] = code
    return f"?{query.urlencode()}"
