"""A form that is not done yet: kept while it is written, given back when it is opened again, thrown away when asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from putright.core.casework.decide import CHAPTERS
from putright.register import files, staff_drafts
from putright.register.files import FileSeen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.register.staff_drafts import Colleague, Given, Saved, StaffDraft
from putright.web.dates import day_and_time, hour
from putright.web.desk import signed_out
from putright.web.desk.viewing import viewer_of, wants_second_step
from putright.web.forms.answers import Answers
from putright.web.forms.checking import STEP
from putright.web.forms.files import ADD, REMOVE, SHOWN, draft_key
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.page import of_organisation

DRAFT, KEEP, DROP, TITLE, SEEN = "draft", "keep", "drop", "title", "seen"
"""The buttons under a form, and two of the inputs that go with it unseen."""

NOT_KEPT = {"csrfmiddlewaretoken", DRAFT, STEP, ADD, REMOVE, TITLE, signed_out.WHOSE}
Address = tuple[str, ...]
"""The end of a form's address: the action, what it is about, the track, and the point it was opened for, if it was for one."""


@dataclass(frozen=True)
class Begun:
    """What stands about a draft on its form: when it was saved, in words, and until when it is kept."""

    since: str = ""
    kept_until: datetime | None = None
    others: Sequence[tuple[str, str]] = ()
    """Names of colleagues who are writing on the same form, and when each saved last."""


def address_of(request: HttpRequest, action: str, about: str, track: str) -> Address:
    """The address of a form, with the point that stands in it: each point has a draft of its own."""
    head = request.GET.get("head", "")
    return (action, about, track, f"head={head}") if re.fullmatch(r"[\w-]{1,20}", head) else (action, about, track)


def form_of(address: Address) -> str:
    """How the register names the form."""
    return "?".join(["/".join(address[:3]), *address[3:]])


def link(here: str, ref: str, form: str, name: str = "desk-act") -> str:
    """The address of a form that the register names so; without a case, of the one that records something new."""
    parts, *which = form.split("?", 1)
    named = parts.split("/")
    found = reverse(name, args=[here, ref, *named]) if ref else reverse("desk-record", args=[here, named[1]])
    return "?".join([found, *which])


def load(viewer: Viewer, ref: str, address: Address) -> StaffDraft | None:
    """What the viewer has written on a form and not sent."""
    return staff_drafts.load(viewer, ref, form_of(address), timezone.now())


def about(viewer: Viewer, ref: str, address: Address, draft: StaffDraft | None) -> Begun:
    """What is said on the form about the viewer's draft and their colleagues'."""
    also = staff_drafts.others(viewer, ref, form_of(address), timezone.now())
    told = [(one.name, _last(one)) for one in also]
    if draft is None:
        return Begun(others=told)
    said = _("You began this before. Saved %(at)s.") % {"at": moment(draft.saved_at)}
    return Begun(said, draft.kept_until, told)


def _last(one: Colleague) -> str:
    return moment(one.saved_at)


def moment(at: datetime) -> str:
    """Return `at 10:41am` for a moment of today, and the day with it for any other."""
    today = localtime(at).date() == localtime().date()
    return _("at %(hour)s") % {"hour": hour(at)} if today else _("on %(day)s") % {"day": day_and_time(at)}


def answers(draft: StaffDraft) -> Answers:
    """What was written, to draw the form with."""
    return Answers(given=draft.given)


def keep(viewer: Viewer, ref: str, address: Address, title: str, sent: QueryDict, place: Place) -> Saved:
    """Keep what a form holds, and let the files that were added to it wait as long; nothing of it is checked."""
    now, key = timezone.now(), sent.get(REQUEST_KEY, "")
    added = files_key(ref, viewer, key)
    given = {**given_in(sent), SHOWN: _files(sent, files.waiting(place, added))}
    saved = staff_drafts.save(viewer, ref, form_of(address), title, given, key, now)
    if saved == "saved":
        files.wait_until(place, added, now + staff_drafts.KEPT)
    return saved


def _files(sent: QueryDict, waiting: Sequence[FileSeen]) -> tuple[str, ...]:
    """The files that belong to a form: those it showed, less one that was taken out, and those that were added just now."""
    known = dict.fromkeys([*sent.getlist(SHOWN), *(one.reference for one in waiting)])
    return tuple(one for one in known if one != sent.get(REMOVE))


def files_key(ref: str, viewer: Viewer, key: str) -> str:
    """By which the files of a form on a case wait, or of one that records something new."""
    return draft_key("desk", ref or "record", viewer.person, key)


def given_in(sent: QueryDict) -> Given:
    """What was typed and chosen, and the hidden inputs by which the form is known again."""
    return {name: tuple(str(one) for one in several) for name, several in sent.lists() if name not in NOT_KEPT}


def answered(
    request: HttpRequest, here: Place, viewer: Viewer, ref: str, address: Address, title: str
) -> HttpResponse | None:
    """What one of the two buttons under a form brings about; None where neither was pressed."""
    pressed = request.POST.get(DRAFT)
    if pressed == KEEP:
        return _put_aside(request, here, viewer, ref, address, title)
    if pressed == DROP:
        staff_drafts.drop(viewer, ref, form_of(address))
        files.drop_all(here, files_key(ref, viewer, request_key(request)))
        messages.success(request, _("What you wrote was thrown away."))
        which = form_of(address) if ref else form_of(address[:3])
        return redirect(link(here.slug, ref, which))
    return None


def _put_aside(
    request: HttpRequest, here: Place, viewer: Viewer, ref: str, address: Address, title: str
) -> HttpResponse | None:
    saved = keep(viewer, ref, address, title, request.POST, here)
    if saved == "too long":
        return None
    if saved == "done":
        messages.info(request, _("This is on the record already."))
    else:
        said = _("Saved at %(hour)s, for you alone. Go on with it from here or from My work.")
        messages.success(request, said % {"hour": hour(timezone.now())})
    return redirect("desk-case", here.slug, ref) if ref else redirect("desk-kinds", here.slug)


def writer(request: HttpRequest, here: Place) -> Viewer | None:
    """Whoever a form is kept for while it is written; None for somebody signed out, or signed in as somebody else since."""
    viewer = viewer_of(request, here)
    if viewer is None or wants_second_step(here, viewer) or signed_out.whose(request) not in ("", viewer.person):
        return None
    return viewer


def said(saved: Saved) -> HttpResponse:
    """What the script of a form is told."""
    if saved == "saved":
        return HttpResponse(status=204, headers={"Saved-At": hour(timezone.now())})
    return HttpResponse(status=410 if saved == "done" else 413)


@require_POST
@of_organisation
def save(request: HttpRequest, here: Place, ref: str, action: str, about: str, track: str) -> HttpResponse:
    """Keep a form as it is being written, asked for by its script.

    204 with the time in `Saved-At`; 403 for somebody signed out, or signed in as
    somebody else than whoever began to write; 410 where this form is on the record already; 413 where it
    is too long; 404 as everywhere for a case that is not the viewer's to see. Nothing goes to the journal.
    """
    viewer = writer(request, here)
    if viewer is None:
        return HttpResponse(status=403)
    known = action in {slugify(name) for name in CHAPTERS}
    title = request.POST.get(TITLE, "")[:200]
    address = address_of(request, action, about, track)
    return said(keep(viewer, ref, address, title, request.POST, here) if known else "done")
