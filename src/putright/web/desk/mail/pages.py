"""The list of what waits, one message with what can be done with it, and its HTML in a frame where nothing acts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from putright.core.procedure.model.scope import Kind
from putright.register import lists
from putright.register.files import Content
from putright.register.incoming import pen
from putright.register.incoming.pen import Held, Offered
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.listing import Row, rows
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.downloads import download
from putright.web.forms.keys import request_key
from putright.web.page import View, procedure_in_force

STARTS = 160
"""Letters of a message that stand in the list."""
IN_A_FRAME = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
"""What a browser lets the HTML of a message do: be looked at."""


@dataclass(frozen=True)
class Suggestion:
    """A case that a message may belong to, and why, in words."""

    row: Row
    why: str


def for_who_looks(view: View) -> View:
    """Give a view the organisation and the viewer; for whoever looks after what comes in, and 404 for anybody else."""

    @wraps(view)
    def seen(request: HttpRequest, here: Place, viewer: Viewer, **parts: Any) -> HttpResponseBase:
        if not pen.may_look(viewer):
            raise Http404
        return view(request, here, viewer, **parts)

    return for_staff(seen)


@require_GET
@for_who_looks
def mail(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """What waits for a person, the oldest first; what machines wrote on a page of its own."""
    automatic = request.GET.get("show") == "automatic"
    return desk_page(
        request, "desk/mail.html", here, section="mail", held=pen.held(viewer, automatic=automatic), automatic=automatic,
        starts=STARTS,
    )  # fmt: skip


@require_GET
@for_who_looks
def one(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """One message: what it says, what came with it, and where it may go."""
    return message_page(request, here, viewer, number)


def message_page(
    request: HttpRequest, here: Place, viewer: Viewer, number: int, error: str = "", status: int = 200
) -> HttpResponse:
    """The page of a message, with what was wrong with what was asked for."""
    message = pen.one(viewer, number)
    kinds = [(kind, slugify(kind.name)) for kind in procedure_in_force(here).all(Kind) if not kind.nameless]
    return desk_page(
        request, "desk/mail_one.html", here, status, section="mail", message=message, read=message.read, kinds=kinds,
        offered=_suggested(here, viewer, message), error=error, key=request_key(request),
        done_by=lists.names(viewer, [message.done_by]).get(message.done_by, "") if message.done_by else "",
    )  # fmt: skip


def _suggested(here: Place, viewer: Viewer, message: Held) -> list[Suggestion]:
    if message.state not in ("held", "automatic"):
        return []
    found = [(offer, lists.found(viewer, offer.ref).rows[:1]) for offer in pen.offered(viewer, message)]
    return [Suggestion(rows(here, viewer, line)[0], _why(offer)) for offer, line in found if line]


def _why(offer: Offered) -> str:
    return {
        "answer": _("It answers a message of ours on this case"), "number": _("It quotes the number of this case"),
        "sender": _("It is from somebody on this case"),
    }[offer.because]  # fmt: skip


@require_GET
@for_who_looks
@xframe_options_sameorigin
def shown(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """The HTML that came, cleaned, for a frame in which nothing is run, fetched, sent or followed."""
    del here
    message = pen.one(viewer, number)
    response = HttpResponse(f"<!doctype html><meta charset=utf-8><title>-</title>{message.read.get('html', '')}")
    response.headers["Content-Security-Policy"] = IN_A_FRAME
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_GET
@for_who_looks
def original(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """The message as it came, to be saved."""
    del request, here
    return download(Content(f"message-{number}.eml", "application/octet-stream", pen.raw(viewer, number)))
