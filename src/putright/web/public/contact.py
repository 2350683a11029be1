"""Changing how we reach somebody, and what makes it easier for them, while their case goes on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.core.casework.action import Field, Refusal
from putright.register import door
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.parties import PartySeen
from putright.register.scope import Viewer
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.components import components, error_list
from putright.web.forms.keys import request_key
from putright.web.page import page
from putright.web.public.opening import of_opened_case
from putright.web.public.tell import person


def _fields() -> tuple[Field, ...]:
    return (
        *person.contact(True),
        person.reply(),
        person.times(),
        person.easier_field(),
        person.language(),
        person.needs(),
    )


@require_http_methods(["GET", "POST"])
@of_opened_case
def contact(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage) -> HttpResponse:
    """The details as they are known, and the change of them."""
    if seen.person is None:
        return page(request, "public/not_open.html", here, 404, section="track")
    if request.method == "GET":
        return _form(request, here, _known(seen.person))
    answers = read(_fields(), request.POST)
    answers = answers.with_errors(person.unreachable(answers))
    if answers.errors:
        return _form(request, here, answers)
    return _changed(request, here, viewer, seen, answers)


def _form(request: HttpRequest, here: Place, answers: Answers) -> HttpResponse:
    return page(
        request, "public/contact.html", here, section="track", questions_list=components(_fields(), answers),
        error_list=error_list(_fields(), answers), hidden_values={"request_key": request_key(request)},
    )  # fmt: skip


def _known(known: PartySeen) -> Answers:
    """The form filled in with what is known."""
    several = tuple(known.preferences.get(person.EASIER, "").split(", "))
    return prefilled(_fields(), {
        "name": known.name, "email": known.email, "telephone": known.telephone, "address": known.address,
        **known.preferences, person.EASIER: several,
    })  # fmt: skip


def _changed(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage, answers: Answers) -> HttpResponse:
    arrival = seen.outlook.scene.case.arrival
    of = "representative" if arrival and arrival.representative else "complainant"
    wanted = door.Asked("change contact", values={"of": of}, details=person.details(answers))
    key = request.POST.get("request_key", "")
    answer = door.act(here.slug, seen.ref, wanted, viewer, request_key=key)
    if isinstance(answer, door.Done):
        return page(request, "public/contact_changed.html", here, section="track")
    why = (
        answer.why if isinstance(answer, Refusal) else _("Something happened in the meantime. Please send this again.")
    )
    return _form(request, here, answers.with_errors({"": why}))
