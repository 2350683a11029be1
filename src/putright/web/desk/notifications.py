"""Your notifications: what somebody is sent by e-mail, and the choice to be sent less. What is on the screen is in `work`."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.register import mail_choices
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.viewing import desk_page, for_staff


@require_http_methods(["GET", "POST"])
@for_staff
def notifications(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """What is sent, each with a box to keep it ticked or not."""
    if request.method == "POST":
        mail_choices.choose(here, viewer.person, request.POST.getlist("send"))
        messages.success(request, _("Saved."))
        return redirect("desk-notifications", here.slug)
    declined = mail_choices.declined(here, viewer.person)
    kinds = {
        "decision": (_("When something needs my decision"), _("At once, on working days. It says by when, and nothing else.")),
        "digest": (
            _("How much I have that is due"),
            _("At half past seven on working days, and only if something is due today or late. Not while you are away."),
        ),
    }  # fmt: skip
    choices = [(kind, *kinds[kind], kind not in declined) for kind in mail_choices.KINDS]
    return desk_page(
        request, "desk/notifications.html", here, section="notifications", choices=choices,
        address=getattr(request.user, "email", ""),
    )  # fmt: skip
