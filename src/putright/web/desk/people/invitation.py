"""The page of an invitation's link: a name with a password or a passkey, or a button for who has an account; taking one back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model, login, password_validation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from putright.people import accounts, invitations
from putright.people.invitations import InvitationSeen
from putright.register import inviting
from putright.register.inviting import OverMeanwhile
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.people import passkey
from putright.web.desk.people.roster import names
from putright.web.desk.viewing import for_colleagues
from putright.web.page import of_organisation, page

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Named(forms.Form):
    """What a new account needs whichever way its owner signs in."""

    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=150,
        error_messages={"required": gettext_lazy("Enter your name")},
    )  # fmt: skip


class Beginning(Named):
    """The same with a password."""

    password1 = forms.CharField(
        label=gettext_lazy("A password of at least 12 characters"), widget=forms.PasswordInput, strip=False,
        error_messages={"required": gettext_lazy("Enter a password")},
    )  # fmt: skip

    def __init__(self, email: str, *given: Any) -> None:
        """Keep the address: a password that is like it is refused."""
        super().__init__(*given)
        self.email = email

    def clean_password1(self) -> str:
        """The password, if it is none that others guess."""
        password = str(self.cleaned_data["password1"])
        somebody = get_user_model()(email=self.email, name=str(self.cleaned_data.get("name", "")))
        password_validation.validate_password(password, somebody)
        return password


@require_http_methods(["GET", "POST"])
@of_organisation
def invitation(request: HttpRequest, here: Place, token: str) -> HttpResponse:
    """Accept an invitation. Looking at the link uses nothing up; one that does not work says nothing of who was invited."""
    found = inviting.opened(here, token, timezone.now())
    if found is None:
        return _over(request, here)
    try:
        return _known(request, here, token, found) or _new(request, here, token, found)
    except OverMeanwhile:
        return _over(request, here)


def _over(request: HttpRequest, here: Place) -> HttpResponse:
    return page(request, "desk/people/invitation_over.html", here, 404)


def _known(request: HttpRequest, here: Place, token: str, found: InvitationSeen) -> HttpResponse | None:
    """The page for somebody who has an account: they accept with it, and nobody else does. None for anybody new."""
    owner = accounts.belongs_to(found.email)
    if not owner:
        return None
    mine = getattr(request.user, "reference", "") == owner
    if request.method == "POST" and mine:
        done = inviting.accept(here, token, timezone.now(), person=owner)
        return _accepted(request, here, done.waits)
    sign_in = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
    return _page(request, here, found, mine=mine, sign_in=sign_in)


def _new(request: HttpRequest, here: Place, token: str, found: InvitationSeen) -> HttpResponse:
    if passkey.is_asked_for(request):
        return _with_passkey(request, here, token, found)
    form = Beginning(found.email, request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, here, found, form=form)
    given = form.cleaned_data
    done = inviting.accept(here, token, timezone.now(), name=given["name"], password=given["password1"])
    login(request, get_user_model()._default_manager.get(reference=done.person), backend=BACKEND)
    return _accepted(request, here, done.waits)


def _with_passkey(request: HttpRequest, here: Place, token: str, found: InvitationSeen) -> HttpResponse:
    named = Named(request.POST)
    if not named.is_valid():
        form = Beginning(found.email, request.POST)
        form.errors.pop("password1", None)
        return _page(request, here, found, form=form)
    return passkey.accept(request, here, token, found, named.cleaned_data["name"], BACKEND)


def _page(request: HttpRequest, here: Place, found: InvitationSeen, **more: Any) -> HttpResponse:
    post = names(here).post(found.post, found.service)
    return page(request, "desk/people/invitation.html", here, found=found, post=post, **more)


def _accepted(request: HttpRequest, here: Place, waits: bool) -> HttpResponse:
    if waits:
        return page(request, "desk/people/invitation_waits.html", here)
    messages.success(request, _("Welcome. Your post begins now."))
    return redirect("desk-due", here.slug)


@require_POST
@for_colleagues
def take_back(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """End an invitation that nobody has accepted."""
    if not viewer.administers:
        raise Http404
    if invitations.take_back(here.slug, number, timezone.now()):
        messages.success(request, _("The invitation does not work any more."))
    return redirect("desk-people", here.slug)
