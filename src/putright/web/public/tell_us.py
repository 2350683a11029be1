"""Bringing something in: choose a kind, fill in one form, check it, send it, and be told what happens when."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from putright.core.casework.action import Field, Given, Refusal
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Channels, Kind
from putright.register import door, offices, scope
from putright.register.organisations import Place, places
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.forms.keys import request_key
from putright.web.page import of_organisation, office_now, page, procedure_in_force
from putright.web.public import asked
from putright.web.public.received import received_page


@require_GET
def chooser(request: HttpRequest) -> HttpResponse:
    """Every organisation on this installation."""
    return page(request, "public/chooser.html", places=places())


@require_GET
@of_organisation
def start(request: HttpRequest, here: Place) -> HttpResponse:
    """What would you like to tell us?"""
    procedure = procedure_in_force(here)
    listed = [(kind, slugify(kind.name), hint(kind)) for kind in asked.kinds(procedure)]
    return page(request, "public/start.html", here, section="tell", procedure=procedure, kinds=listed)


def hint(kind: Kind) -> str:
    """When to choose this kind."""
    hints = {
        "complaint": _("Something went wrong, and you want us to look into it and answer you."),
        "concern": _("Something worries you, and it could be put right quickly."),
        "compliment": _("Something was good, and you want the people who did it to know."),
        "comment": _("You want us to know what you think."),
        "suggestion": _("You know how we could do better."),
        "service request": _("You want us to do something for the first time."),
    }
    return hints[kind.counts_as]


@require_http_methods(["GET", "POST"])
@of_organisation
def tell_us(request: HttpRequest, here: Place, kind: str) -> HttpResponse:
    """The form of one kind of feedback, the check of what was written, and the receipt."""
    procedure = procedure_in_force(here)
    rule = next((one for one in asked.kinds(procedure) if slugify(one.name) == kind), None)
    if rule is None:
        raise Http404
    matter, person = asked.told_us(procedure, office_now(here), rule), asked.about_you(rule)
    if request.method == "GET":
        return _form(request, here, rule, matter, person, Answers())
    answers = read((*matter, *person), request.POST)
    answers = answers.with_errors(asked.wrong_about_you(rule, answers))
    if answers.errors or request.POST.get("step") == "change":
        return _form(request, here, rule, matter, person, answers)
    if request.POST.get("step") != "send":
        return _check(request, here, procedure, rule, (*matter, *person), answers)
    return _send(request, here, procedure, rule, matter, person, answers)


def _form(
    request: HttpRequest,
    here: Place,
    kind: Kind,
    matter: tuple[Field, ...],
    person: tuple[Field, ...],
    answers: Answers,
) -> HttpResponse:
    return page(
        request, "public/tell_us.html", here, section="tell", kind=kind, matter=components(matter, answers),
        person=components(person, answers), error_list=error_list((*matter, *person), answers), hidden_values=_key(request),
    )  # fmt: skip


def _key(request: HttpRequest) -> dict[str, str]:
    """The key by which this form, sent twice, is taken once."""
    return {"request_key": request_key(request)}


def _check(
    request: HttpRequest, here: Place, procedure: Procedure, kind: Kind, fields: tuple[Field, ...], answers: Answers
) -> HttpResponse:
    rows = [(one.label, shown(one, answers)) for one in fields if answers.several(one) or one.name in answers.values]
    sent = [(name, value) for name, values in request.POST.lists() if name != "step" for value in values]
    return page(
        request, "public/check.html", here, section="tell", kind=kind, rows=[row for row in rows if row[1]],
        elsewhere=asked.signposts(procedure, answers),
        sent=[(name, value) for name, value in sent if name != "csrfmiddlewaretoken"],
    )  # fmt: skip


def shown(one: Field, answers: Answers) -> str:
    """An answer as it is shown on the check page."""
    if one.type == "words":
        return answers.words.get(one.name, "")
    given = answers.values.get(one.name, ())
    words = {choice.value: choice.words for choice in one.choices} | {"yes": _("Yes"), "no": _("No")}
    return ", ".join(words.get(value, value) for value in ((given,) if isinstance(given, str) else given))


def _send(
    request: HttpRequest,
    here: Place,
    procedure: Procedure,
    kind: Kind,
    matter: tuple[Field, ...],
    person: tuple[Field, ...],
    answers: Answers,
) -> HttpResponse:
    viewer = scope.public(here.id, here.slug, offices.local().date())
    key = request.POST.get("request_key", "")
    answer = door.act(here.slug, None, receipt(procedure, kind, matter, answers), viewer, request_key=key)
    if isinstance(answer, door.Done):
        return received_page(request, here, kind, answer)
    why = answer if isinstance(answer, Refusal) else Refusal(_("This could not be taken."))
    named = {one.name for one in (*matter, *person)}
    errors = {("name" if name == "complainant" else name): text for name, text in why.fields.items()}
    if not named & errors.keys():
        errors = {"": why.why}
    return _form(request, here, kind, matter, person, answers.with_errors(errors))


def receipt(procedure: Procedure, kind: Kind, matter: tuple[Field, ...], answers: Answers) -> door.Asked:
    """What the register is asked to take in."""
    complainant, representative = asked.parties(answers)
    names = {one.name for one in matter} - {asked.EXCLUSIONS}
    values: dict[str, Given] = {name: value for name, value in answers.values.items() if name in names}
    words = {part: text for part, text in answers.words.items() if part in names}
    if said := [rule.question for rule, _signposts in asked.signposts(procedure, answers)]:
        words["what they said of our limits"] = "\n".join(said)
    return door.Asked(
        "receive", kind.name, values=values | {"channel": web_channel(procedure)}, words=words,
        complainant=complainant, representative=representative,
    )  # fmt: skip


def web_channel(procedure: Procedure) -> str:
    """The channel that a form on a page counts as: `form`, or whatever comes nearest among the procedure's."""
    rule = procedure.only(Channels)
    return "form" if rule is None or "form" in rule.all else next(iter(rule.in_writing or rule.all))
