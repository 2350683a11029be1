"""Signing in. In a demonstration a click on a name is enough; everywhere else the account pages ask for a password."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from putright.core.procedure.model.people import Post
from putright.people.names import people
from putright.register.organisations import Place
from putright.web.environment import is_demo
from putright.web.page import of_organisation, office_now, page, procedure_in_force


@require_http_methods(["GET", "POST"])
@of_organisation
def sign_in(request: HttpRequest, here: Place) -> HttpResponse:
    """Everybody who holds a post, to be signed in as; only in a demonstration."""
    if not is_demo():
        desk = reverse("desk-due", args=[here.slug])
        return redirect(f"{reverse('account_login')}?{urlencode({'next': desk})}")
    office, procedure = office_now(here), procedure_in_force(here)
    if request.method == "POST":
        return _signed_in(request, here, office.staff)
    who = people(office.staff)
    rows = [
        (who[person], [procedure.the(Post, post).words for post in office.posts_of(person)])
        for person in office.staff
        if person in who
    ]
    return page(request, "desk/sign_in.html", here, section="staff", rows=rows)


def _signed_in(request: HttpRequest, here: Place, staff: tuple[str, ...]) -> HttpResponse:
    person = request.POST.get("person", "")
    account = get_user_model()._default_manager.filter(reference=person).first() if person in staff else None
    if account is None:
        raise Http404
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("desk-due", here.slug)
