"""Recording what came in by letter, telephone, in person or otherwise: the same questions, put to whoever took it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from putright.core.casework.action import Choice, Field, Given, Refusal
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register import door, lists
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.quick import RECEIVED_ON, quick
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.components import components, error_list
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.page import office_now, procedure_in_force
from putright.web.public import asked as public
from putright.web.telling.public import part_question
from putright.web.telling.reference import grouped

HOUR, USUAL, PERSON = "hour", "usual contact", ("complainant", "representative")


@require_GET
@for_staff
def kinds(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """What came in?"""
    del viewer
    found = sorted(procedure_in_force(here).all(Kind), key=lambda kind: not kind.nameless)
    listed = [(kind, slugify(kind.name)) for kind in found]
    return desk_page(request, "desk/kinds.html", here, section="record", kinds=listed)


@require_http_methods(["GET", "POST"])
@for_staff
def record(request: HttpRequest, here: Place, viewer: Viewer, kind: str) -> HttpResponse:
    """The form for one kind of feedback, and the receipt."""
    procedure = procedure_in_force(here)
    rule = next((one for one in procedure.all(Kind) if slugify(one.name) == kind), None)
    if rule is None:
        raise Http404
    if rule.nameless:
        return quick(request, here, viewer, rule)
    matter = tuple(_matter(viewer, here, procedure, rule))
    person = tuple(_of_them(one) for one in public.about_you(rule))
    if request.method == "GET":
        start = {RECEIVED_ON: viewer.today.isoformat()}
        return _form(request, here, rule, matter, person, prefilled(matter, start))
    answers = read((*matter, *person), request.POST)
    answers = answers.with_errors(_wrong(rule, answers))
    if answers.errors:
        return _form(request, here, rule, matter, person, answers)
    return _receive(request, here, viewer, rule, matter, person, answers)


def _matter(viewer: Viewer, here: Place, procedure: Procedure, kind: Kind) -> Iterator[Field]:
    """The receipt's own fields with words for staff, the channel and the day first."""
    fields = {field.name: field for field in public.receipt_fields(procedure, office_now(here), kind)}
    yield fields.pop("channel")
    yield Field(RECEIVED_ON, "date", _("When did it reach you?"), True)
    yield replace(fields.pop(HOUR), label=_("At what time, if you know it?"), hint=_("Like 16:05"))
    for name in kind.asks:
        yield replace(fields.pop(name), label=part_question(name), required=name == kind.asks[0])
    usual = fields.pop(USUAL)
    for field in fields.values():
        if field.name == public.POSTS:
            yield replace(
                field, choices=tuple(Choice(c.value, procedure.the(Post, c.value).words) for c in field.choices)
            )
        elif field.name not in PERSON:
            yield field
    staff = office_now(here).staff
    names = lists.names(viewer, staff)
    people = tuple(Choice(one, names.get(one, one)) for one in staff)
    yield replace(usual, type="person", label=_("Whom do they usually deal with?"), choices=people)


def _of_them(field: Field) -> Field:
    """A question about the person who brought it, put to somebody else."""
    labels = {
        "name": _("Their name"), "email": _("Their e-mail address"), "telephone": _("Their telephone number"),
        "address": _("Their postal address"), "needs": _("What would make it easier for them?"),
        "for": _("Are they telling us for somebody else?"), "other name": _("If so, what is that person's name?"),
    }  # fmt: skip
    return replace(field, label=labels[field.name], required=False)


def _wrong(kind: Kind, answers: Answers) -> dict[str, str]:
    errors = public.wrong_about_you(kind, answers)
    if kind.anonymous:
        errors.pop("email", None) if not answers.values.get("email") else None
    hour = str(answers.values.get(HOUR, ""))
    if hour and not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", hour):
        errors[HOUR] = _("Enter a time like 16:05")
    return errors


def _form(
    request: HttpRequest,
    here: Place,
    kind: Kind,
    matter: tuple[Field, ...],
    person: tuple[Field, ...],
    answers: Answers,
) -> HttpResponse:
    hidden = {REQUEST_KEY: request_key(request)}
    return desk_page(
        request, "desk/record.html", here, section="record", kind=kind, hidden_values=hidden,
        matter=components(matter, answers, small=True), person=components(person, answers, small=True),
        error_list=error_list((*matter, *person), answers),
    )  # fmt: skip


def _receive(
    request: HttpRequest,
    here: Place,
    viewer: Viewer,
    kind: Kind,
    matter: tuple[Field, ...],
    person: tuple[Field, ...],
    answers: Answers,
) -> HttpResponse:
    names = {one.name for one in matter} - {RECEIVED_ON}
    complainant, representative = public.parties(answers)
    values: dict[str, Given] = {name: value for name, value in answers.values.items() if name in names}
    words = {part: text for part, text in answers.words.items() if part in names}
    on = date.fromisoformat(str(answers.values[RECEIVED_ON]))
    wanted = door.Asked(
        "receive", kind.name, on=on, values=values, words=words, complainant=complainant, representative=representative
    )
    answer = door.act(here.slug, None, wanted, viewer, request_key=request.POST.get(REQUEST_KEY, ""))
    if isinstance(answer, door.Done):
        return _received(request, here, viewer, answer)
    why = answer if isinstance(answer, Refusal) else Refusal(_("This could not be taken."))
    named = {"complainant": "name", "on": RECEIVED_ON}
    errors = {named.get(name, name): text for name, text in why.fields.items()} or {"": why.why}
    return _form(request, here, kind, matter, person, answers.with_errors(errors))


def _received(request: HttpRequest, here: Place, viewer: Viewer, done: door.Done) -> HttpResponse:
    """What to tell the person, and the case, unless it is hidden from whoever recorded it."""
    if not lists.by_number(viewer, done.ref):
        messages.success(request, _("Recorded. It went to somebody else to deal with."))
        return redirect("desk-due", here.slug)
    return desk_page(
        request, "desk/recorded.html", here, section="record", done=done, reference=grouped(done.number, done.ref)
    )
