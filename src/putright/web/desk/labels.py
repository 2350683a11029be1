"""The organisation's own short list of labels: whoever sees every case adds to it and withdraws from it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.core.casework.office import LabelOffered, LabelWithdrawn
from putright.register import office_door
from putright.register.organisations import Place
from putright.register.scope import Viewer, about_everybody
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.page import office_now

LONGEST, MOST = 30, 20
"""Letters of a label, and labels of an organisation."""


@require_http_methods(["GET", "POST"])
@for_staff
def labels(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """The list, and what is added to it or withdrawn."""
    about_everybody(viewer)
    if request.method == "POST":
        if said := _changed(request, here, viewer):
            messages.success(request, said)
        return redirect("desk-labels", here.slug)
    return desk_page(
        request, "desk/labels.html", here, section="due", labels=office_now(here).labels, longest=LONGEST, most=MOST
    )


def _changed(request: HttpRequest, here: Place, viewer: Viewer) -> str:
    """What was changed, in words; nothing where the label is there already, or was not."""
    known, now, today, who = office_now(here).labels, timezone.now(), viewer.today, viewer.person
    if withdrawn := next((label for label in known if label == request.POST.get("withdraw")), ""):
        office_door.act_for_office(
            here.slug, [LabelWithdrawn(on=today, at=now, by=who, label=withdrawn)], at=now, catch_up=False
        )
        return _("%(label)s can no longer be put on a case.") % {"label": withdrawn}
    label = canonical(request.POST.get("label", ""))
    if not label or len(known) >= MOST or label.casefold() in {one.casefold() for one in known}:
        return ""
    office_door.act_for_office(here.slug, [LabelOffered(on=today, at=now, by=who, label=label)], at=now, catch_up=False)
    return _("%(label)s can now be put on cases.") % {"label": label}


def canonical(given: str) -> str:
    """A label as it is kept: words with one space between them, no longer than it may be."""
    return " ".join("".join(one for one in given if one.isprintable()).split())[:LONGEST].strip()
