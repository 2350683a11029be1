"""Giving a message its place: on a case, as something new, set aside, or back where it was."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from putright.core.casework.action import Refusal
from putright.core.procedure.model.scope import Kind
from putright.register import files, lists, offices, staff_drafts
from putright.register.door import Changed
from putright.register.incoming import filing, pen
from putright.register.incoming.pen import Held
from putright.register.incoming.settling import CHANNEL
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.register.staff_drafts import NEW, Given
from putright.web.desk import drafting, unrecorded
from putright.web.desk.mail.pages import for_who_looks, message_page
from putright.web.desk.mail.reading import attached
from putright.web.forms.files import SHOWN
from putright.web.forms.keys import REQUEST_KEY
from putright.web.page import procedure_in_force


@require_POST
@for_who_looks
def to_case(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """Put it on the case that was chosen, or whose number was written."""
    ref = lists.by_number(viewer, request.POST.get("case", ""))
    if not ref:
        why = _("Enter the number of a case that you can see")
        return message_page(request, here, viewer, number, why, 422)
    message = pen.one(viewer, number)
    key = request.POST.get(REQUEST_KEY, "")
    answer = filing.on_case(viewer, number, ref, attached(viewer, message), key, timezone.now())
    if answer is None:
        return _already(request, here, number)
    if isinstance(answer, Refusal | Changed):
        why = answer.why if isinstance(answer, Refusal) else _("The case changed meanwhile. Try again.")
        return message_page(request, here, viewer, number, why, 422)
    messages.success(request, _("The message is on the case."))
    return redirect("desk-case", here.slug, ref)


@require_POST
@for_who_looks
def to_new(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """Open the form for something new with what the message says, to be completed and recorded."""
    message, wanted = pen.one(viewer, number), request.POST.get("kind", "")
    kind = next((one for one in procedure_in_force(here).all(Kind) if slugify(one.name) == wanted), None)
    if kind is None or kind.nameless:
        return message_page(request, here, viewer, number, _("Choose what it is"), 422)
    if message.state not in ("held", "automatic"):
        return _already(request, here, number)
    key = filing.key_for(number)
    added = _added(here, viewer, message, drafting.files_key(NEW, viewer, key))
    address = unrecorded.address_of(kind, key)
    given = {**_given(message, kind), REQUEST_KEY: (key,), SHOWN: added}
    staff_drafts.save(viewer, NEW, drafting.form_of(address), str(kind.words), given, key, timezone.now())
    return redirect(drafting.link(here.slug, NEW, drafting.form_of(address)))


def _given(message: Held, kind: Kind) -> Given:
    """What the form is filled in with: the words, whose they are, and when they reached the organisation."""
    came, read = offices.local(message.received_at), message.read
    day = {"day": str(came.day), "month": str(came.month), "year": str(came.year)}
    return {
        "value.channel": (CHANNEL,), f"words.{kind.asks[0]}": (str(read.get("text", "")),),
        **{f"value.received on-{part}": (text,) for part, text in day.items()}, "value.hour": (f"{came:%H:%M}",),
        "value.name": (str(read.get("name", "")),), "value.email": (str(read.get("sender", "")),),
    }  # fmt: skip


def _added(here: Place, viewer: Viewer, message: Held, draft: str) -> tuple[str, ...]:
    now = timezone.now()
    references = files.wait_each(here, draft, attached(viewer, message), now)
    files.wait_until(here, draft, now + staff_drafts.KEPT)
    return references


@require_POST
@for_who_looks
def aside(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """Set it aside as no feedback, with a reason."""
    why = request.POST.get("why", "").strip()
    if not why:
        return message_page(request, here, viewer, number, _("Say why it is no feedback"), 422)
    if not pen.set_aside(viewer, number, why, timezone.now()):
        return _already(request, here, number)
    messages.success(request, _("It was set aside. It can be put back."))
    return redirect("desk-mail-one", here.slug, number)


@require_POST
@for_who_looks
def back(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """Put it back among what waits."""
    if not pen.back(viewer, number):
        return _already(request, here, number)
    return redirect("desk-mail-one", here.slug, number)


def _already(request: HttpRequest, here: Place, number: int) -> HttpResponse:
    messages.info(request, _("A colleague gave it its place meanwhile."))
    return redirect("desk-mail-one", here.slug, number)
