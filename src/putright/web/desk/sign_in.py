"""Signing in. In a demonstration a click on a name is enough; everywhere else the account pages ask for a password."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.people.names import people
from putright.register.organisations import Place
from putright.web.environment import is_demo
from putright.web.page import of_organisation, office_now, page, procedure_in_force


@require_http_methods(["GET", "POST"])
@of_organisation
def sign_in(request: HttpRequest, here: Place) -> HttpResponse:
    """Everybody who holds a post, to be signed in as; only in a demonstration."""
    if not is_demo():
        return redirect(f"{reverse('account_login')}?{urlencode({'next': _next(request, here)})}")
    office, procedure = office_now(here), procedure_in_force(here)
    everybody = tuple(dict.fromkeys((*office.staff, *sorted(office.administrators))))
    if request.method == "POST":
        return _signed_in(request, here, everybody)
    who = people(everybody)
    rows = [
        (
            who[person],
            [_title(procedure, post) for post in office.posts_of(person)] or [_("Looks after people and posts")],
        )
        for person in everybody
        if person in who
    ]
    return page(request, "desk/sign_in.html", here, section="staff", rows=rows)


def _title(procedure: Procedure, post: str) -> str:
    rule = procedure.get(Post, post)
    return rule.words if rule else post


def _signed_in(request: HttpRequest, here: Place, staff: tuple[str, ...]) -> HttpResponse:
    person = request.POST.get("person", "")
    account = get_user_model()._default_manager.filter(reference=person).first() if person in staff else None
    if account is None:
        raise Http404
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect(_next(request, here))


def _next(request: HttpRequest, here: Place) -> str:
    """The page of this desk that was wanted; the first one where none was."""
    desk, wanted = reverse("desk-due", args=[here.slug]), request.GET.get("next", "")
    return wanted if wanted.startswith(desk) and url_has_allowed_host_and_scheme(wanted, None) else desk
