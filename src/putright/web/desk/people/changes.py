"""The organisation's journal in words, and the changes that wait for somebody else to confirm or refuse them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from putright.core.casework import office as o
from putright.core.casework.action import Refusal
from putright.register import arranging, offices
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.people.roster import Names, names
from putright.web.desk.people.telling import ChangeTold, said, told
from putright.web.desk.viewing import desk_page, for_colleagues

SHOWN = 200
UNTOLD = (o.ContactRestricted, o.ContactFreed)
"""Entries about people who complained: the list of changes says nothing of them."""


@dataclass(frozen=True)
class Waiting:
    """A change that waits, in words; whether this viewer may confirm it is decided when they try."""

    name: str
    words: tuple[str, ...]
    told: ChangeTold
    own: bool


def waiting(known: Names, viewer: Viewer) -> list[Waiting]:
    """The changes that wait for somebody; none for who does not look after people."""
    if not viewer.administers:
        return []
    return [
        Waiting(
            one.name, tuple(words for entry in one.changes for words in said(known, entry)),
            ChangeTold((), known.person(one.by), one.at), one.by == viewer.person,
        )
        for one in known.office.proposals.values()
    ]  # fmt: skip


@require_GET
@for_colleagues
def changes(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """What was changed, by whom, the newest first."""
    del viewer
    known = names(here)
    entries = [entry for entry in reversed(offices.journal(here)) if not isinstance(entry, UNTOLD)]
    rows = [told(known, entry) for entry in entries[:SHOWN]]
    return desk_page(request, "desk/people/changes.html", here, section="people", rows=rows, more=len(entries) > SHOWN)


@require_POST
@for_colleagues
def judged(request: HttpRequest, here: Place, viewer: Viewer, proposal: str) -> HttpResponse:
    """Confirm or refuse a change."""
    if not viewer.administers:
        raise Http404
    confirmed = request.POST.get("answer") == "confirm"
    answer = (arranging.confirm if confirmed else arranging.refuse)(here.slug, viewer.person, proposal, timezone.now())
    if isinstance(answer, Refusal):
        messages.warning(request, answer.why)
    else:
        messages.success(request, _("Confirmed.") if confirmed else _("It was not done."))
    return redirect("desk-people", here.slug)
