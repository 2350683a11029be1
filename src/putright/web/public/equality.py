"""A few questions about people themselves, for whoever has just sent something. No session, no cookie, no case."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from putright.register import apart
from putright.register import equality as answered
from putright.register.organisations import Place
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.page import of_organisation, page, procedure_in_force
from putright.web.telling.equality import questions

TICKET = "ticket"


def link(here: Place, code: str) -> str:
    """Where whoever was just given this code is asked, once; nothing where the procedure does not ask."""
    if not _asks(here):
        return ""
    address = reverse("public-equality", args=[here.slug])
    return f"{address}?{urlencode({TICKET: answered.ticket(here, code)})}"


def _asks(here: Place) -> bool:
    return apart.asks(procedure_in_force(here), "equality questions")


@require_http_methods(["GET", "POST"])
@of_organisation
def equality(request: HttpRequest, here: Place, after: str = "public-start") -> HttpResponse:
    """The questions. Whatever is chosen, the person goes on to the page that `after` names among the addresses."""
    given = request.POST.get(TICKET) or request.GET.get(TICKET, "")
    if request.POST.get("step") == "skip":
        return redirect(after, here.slug)
    if not _asks(here) or not answered.is_genuine(here, given):
        return page(
            request, "public/equality_over.html", here, 409 if request.method == "POST" else 404, section="tell"
        )
    if not answered.is_open(here, given):
        return redirect(after, here.slug)
    if request.method == "GET":
        return _form(request, here, given, Answers())
    answers = read(questions(), request.POST)
    if answers.errors:
        return _form(request, here, given, answers)
    answered.answer(here, given, {name: str(value) for name, value in answers.values.items()}, timezone.now())
    return redirect(after, here.slug)


def _form(request: HttpRequest, here: Place, ticket: str, answers: Answers) -> HttpResponse:
    """Every question may be left out, which is said once at the top and not beside each."""
    drawn = [replace(asked, required=True) for asked in questions()]
    return page(
        request, "public/equality.html", here, section="tell", questions_list=components(drawn, answers),
        error_list=error_list(drawn, answers), hidden_values={TICKET: ticket},
    )  # fmt: skip
