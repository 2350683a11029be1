"""What somebody is recording as new and has not sent: a draft of its own for each form they opened, offered to go on with."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from putright.core.procedure.model.scope import Kind
from putright.register import staff_drafts
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.register.staff_drafts import NEW, StaffDraft
from putright.web.desk import drafting, signed_out
from putright.web.desk.drafting import TITLE, Address
from putright.web.forms.keys import REQUEST_KEY
from putright.web.page import of_organisation, procedure_in_force

WHICH = "draft"
"""In an address: which of the forms that somebody began."""
FORM = "record"


@dataclass(frozen=True)
class Unrecorded:
    """Something begun and not sent: what kind, when it was saved, in words, and where to go on."""

    title: str
    saved: str
    address: str


def address_of(kind: Kind, key: str) -> Address:
    """Of one form for this kind: each that is opened has a key of its own, so that a call may come before a letter is done."""
    which = hashlib.sha256(f"putright.unrecorded\n{key}".encode()).hexdigest()[:16]
    return (FORM, slugify(kind.name), "new", f"{WHICH}={which}")


def hidden(viewer: Viewer, kind: Kind, key: str) -> dict[str, str]:
    """What goes with a form unseen."""
    return {REQUEST_KEY: key, TITLE: str(kind.words), signed_out.WHOSE: signed_out.mark(viewer)}


def save_address(here: Place, kind: Kind) -> str:
    """Where the script of a form keeps it."""
    return reverse("desk-record-draft", args=[here.slug, slugify(kind.name)])


def opened(request: HttpRequest, viewer: Viewer, kind: Kind) -> StaffDraft | None:
    """What the address asks to go on with; None where it asks for nothing, or that is not kept any more."""
    which = request.GET.get(WHICH, "")
    if not re.fullmatch(r"[0-9a-f]{16}", which):
        return None
    form = drafting.form_of((FORM, slugify(kind.name), "new", f"{WHICH}={which}"))
    draft = staff_drafts.load(viewer, NEW, form, timezone.now())
    if draft is None:
        messages.info(request, _("That is not kept any more: it was recorded, or thrown away. Here is an empty form."))
    return draft


def given_back(request: HttpRequest, here: Place, viewer: Viewer, kind: Kind) -> HttpResponse | None:
    """What was sent while its writer was signed out, made a draft of theirs and opened; None where there is nothing."""
    sent = signed_out.given_back(request, here, viewer) if request.method == "GET" else None
    if sent is None:
        return None
    address = address_of(kind, sent.get(REQUEST_KEY, ""))
    drafting.keep(viewer, NEW, address, kind.words, sent, here)
    signed_out.told(request)
    return signed_out.forget(request, here, redirect(drafting.link(here.slug, NEW, drafting.form_of(address))))


def listed(here: Place, viewer: Viewer, kind: Kind | None = None) -> list[Unrecorded]:
    """What the viewer began to record and did not send, of this kind or of every kind, the last first."""
    of_kind = f"{FORM}/{slugify(kind.name)}/" if kind else f"{FORM}/"
    begun = (one for one in staff_drafts.mine(viewer, timezone.now(), new=True) if one.form.startswith(of_kind))
    found = [
        Unrecorded(one.title, drafting.moment(one.saved_at), drafting.link(here.slug, NEW, one.form)) for one in begun
    ]
    return list(_told_apart(found))


def _told_apart(found: Sequence[Unrecorded]) -> Iterator[Unrecorded]:
    """With a number, where several of a kind were saved in the same minute: each link says by itself which it is."""
    alike, numbers = Counter((one.title, one.saved) for one in found), Counter[tuple[str, str]]()
    for one in found:
        numbers[one.title, one.saved] += 1
        number = {"number": numbers[one.title, one.saved]}
        several = alike[one.title, one.saved] > 1
        yield replace(one, saved=f"{one.saved} ({_('number %(number)s') % number})") if several else one


def finished(viewer: Viewer, kind: Kind, key: str) -> None:
    """It is on record: nothing more is kept of it here."""
    staff_drafts.finished(viewer, NEW, drafting.form_of(address_of(kind, key)))


@require_POST
@of_organisation
def save(request: HttpRequest, here: Place, kind: str) -> HttpResponse:
    """Keep what is being recorded while it is written, as `drafting.save` does for a form of a case; 404 for no kind there is."""
    viewer = drafting.writer(request, here)
    if viewer is None:
        return HttpResponse(status=403)
    rule = next((one for one in procedure_in_force(here).all(Kind) if slugify(one.name) == kind), None)
    if rule is None or viewer.kind == "administrator":
        raise Http404
    address = address_of(rule, request.POST.get(REQUEST_KEY, ""))
    return drafting.said(drafting.keep(viewer, NEW, address, rule.words, request.POST, here))
