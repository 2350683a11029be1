"""Accepting an invitation with a passkey in place of a password: a name first, then the browser is asked to make one."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from putright.people import accounts, passkeys
from putright.people.invitations import InvitationSeen
from putright.register import inviting
from putright.register.organisations import Place
from putright.web.desk.viewing import WANTED
from putright.web.page import page

INSTEAD, CREDENTIAL, NAME = "passkey", "credential", "name"
"""The button that asks for one, what the browser's script fills in, and the name that goes with it."""
_FOR = "passkey for"
"""In a session: the invitation for which a passkey is being made, and the reference it keeps."""


def is_asked_for(request: HttpRequest) -> bool:
    """Whether somebody wants a passkey in place of a password."""
    return INSTEAD in request.POST


def accept(
    request: HttpRequest, here: Place, token: str, found: InvitationSeen, name: str, backend: str
) -> HttpResponse:
    """Ask for a passkey, or take the one that was made: then the invitation is used up, and its owner signed in."""
    if CREDENTIAL not in request.POST:
        return _asking(request, here, found, name)
    answer, kept = _answer(request), request.session.get(_FOR, {})
    if kept.get("number") != found.number or answer is None or not passkeys.is_made(answer):
        return _asking(request, here, found, name, _("That did not work, and nothing was kept. Try again."))
    making = accounts.Passkey(str(kept["reference"]), answer, _("Passkey"))
    done = inviting.accept(here, token, timezone.now(), name=name, passkey=making)
    request.session.pop(_FOR, None)
    user = get_user_model()._default_manager.get(reference=done.person)
    login(request, user, backend=backend)
    passkeys.begun_with(request, user)
    if done.waits:
        return page(request, "desk/people/invitation_waits.html", here, codes=True)
    return _to_recovery_codes(request, here)


def _answer(request: HttpRequest) -> dict[str, Any] | None:
    try:
        answer = json.loads(request.POST[CREDENTIAL])
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _asking(request: HttpRequest, here: Place, found: InvitationSeen, name: str, wrong: str = "") -> HttpResponse:
    kept = request.session.get(_FOR, {})
    if kept.get("number") != found.number:
        kept = {"number": found.number, "reference": passkeys.reference_for(found.email)}
        request.session[_FOR] = kept
    asked = passkeys.asked_of_browser(found.email, name, kept["reference"])
    error_list = [{"text": wrong, "href": "#passkey"}] if wrong else []
    return page(
        request, "desk/people/invitation_passkey.html", here, found=found, who=name, js_data=asked, error_list=error_list,
        hidden_values={INSTEAD: "yes", NAME: name}, credential=CREDENTIAL,
    )  # fmt: skip


def _to_recovery_codes(request: HttpRequest, here: Place) -> HttpResponse:
    """They have no password to fall back on: first the codes for the day the device is lost, and from there to their work."""
    messages.success(request, _("Welcome. Your post begins now."))
    request.session[WANTED] = reverse("desk-due", args=[here.slug])
    request.session["second step for"] = here.slug
    return redirect("mfa_view_recovery_codes")
