"""What somebody is called in letters: their own form, and that of whoever looks after people. Kept with the account alone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from putright.core.casework.action import Field
from putright.core.casework.entries import Person
from putright.people.names import call, people
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.people.asking import Asking, known, person_field, value
from putright.web.desk.people.roster import everybody, names
from putright.web.desk.viewing import desk_page
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.components import components, error_list

CALLED = "called"
"""The form's name in addresses, and that of its question."""
MOST = 150
"""Letters in a name."""


def calling(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Ask for another name and keep it at once; whoever looks after people may do so for everybody here."""
    asking = Asking(names(here), viewer, timezone.now())
    others = everybody(asking.names.office) if viewer.administers else ()
    fields = _fields(asking, others)
    if request.method == "GET":
        return _form(request, here, fields, prefilled(fields, _begun(request.GET.get("person", ""), viewer, others)))
    answers = read(fields, request.POST)
    person, alias = value(answers, "person") if others else viewer.person, value(answers, CALLED)
    if not answers.errors:
        answers = answers.with_errors(_wrong(asking, person, alias))
    if answers.errors:
        return _form(request, here, fields, answers)
    call(person, alias)
    told = _("%(name)s is called %(alias)s in letters.") if alias else _("%(name)s is called so in letters.")
    messages.success(request, told % {"name": asking.names.person(person), "alias": alias})
    return redirect("desk-people", here.slug)


def _begun(wanted: Person, viewer: Viewer, others: tuple[Person, ...]) -> dict[str, str]:
    """Who the form was opened for, and what they are called so far; for somebody else nobody is chosen beforehand."""
    person = (wanted if wanted in others else "") if others else viewer.person
    seen = people([person]).get(person)
    return {"person": person, CALLED: seen.alias if seen else ""}


def _fields(asking: Asking, others: tuple[Person, ...]) -> tuple[Field, ...]:
    hint = _("Such as ‘Officer A’, or a first name. Leave it empty to be called by the real name again.")
    name = Field(
        CALLED,
        "text",
        _("What are they called in letters?") if others else _("What are you called in letters?"),
        hint=hint,
    )
    return (person_field(_("Who?"), asking, others), name) if others else (name,)


def _wrong(asking: Asking, person: Person, alias: str) -> dict[str, str]:
    """Nobody is called as a colleague is: what is told of one would be taken for the other's."""
    if len(alias) > MOST:
        return {CALLED: _("Enter a name of at most %(most)s letters") % {"most": MOST}}
    colleagues = people(one for one in known(asking) if one != person).values()
    if alias.casefold() in {name.casefold() for one in colleagues for name in (one.name, one.alias) if name}:
        return {CALLED: _("Somebody here is called so already. Choose another name")}
    return {}


def _form(request: HttpRequest, here: Place, fields: tuple[Field, ...], answers: Answers) -> HttpResponse:
    says = _(
        "Letters, e-mails and the page of whoever complains say this name. Colleagues see the real one. Letters that were "
        "sent already stay as they are."
    )
    form = {"title": _("What people are called in letters") if len(fields) > 1 else _("What I am called in letters"),
            "button": _("Save the name"), "says": says}  # fmt: skip
    return desk_page(
        request, "desk/people/change.html", here, section="people", form_of=form, warned=(),
        questions_list=components(fields, answers, small=True), error_list=error_list(fields, answers),
    )  # fmt: skip
