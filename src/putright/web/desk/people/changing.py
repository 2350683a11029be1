"""The page of one change of people and posts: its form, what it would leave with nobody, and making it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.core.casework.action import Field, Refusal
from putright.core.casework.arranging import refused
from putright.core.casework.office import AnyOfficeEntry
from putright.register import arranging
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.people import absences, administering, instructing, posts, training
from putright.web.desk.people.administering import WAYS
from putright.web.desk.people.asking import Asking, Form
from putright.web.desk.people.calling import CALLED, calling
from putright.web.desk.people.inviting import inviting
from putright.web.desk.people.roster import Names, names
from putright.web.desk.people.telling import said
from putright.web.desk.people.warning import meaning, warnings
from putright.web.desk.viewing import desk_page, for_colleagues
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.components import components, error_list

SURE = "sure"
"""The name of the button by which somebody says yes to what they were warned of."""


@require_http_methods(["GET", "POST"])
@for_colleagues
def changing(request: HttpRequest, here: Place, viewer: Viewer, change: str) -> HttpResponse:
    """The form of a change; sent, it is made or proposed."""
    if change == "invite" and viewer.administers:
        return inviting(request, here, viewer)
    if change == CALLED:
        return calling(request, here, viewer)
    asking = Asking(names(here), viewer, timezone.now())
    form = _forms(asking).get(change)
    if form is None or not (form.own or viewer.administers):
        raise Http404
    fields = form.fields(asking)
    if request.method == "GET":
        return drawn(request, here, form, fields, _at_first(asking, fields, request.GET.get("person", "")))
    answers = read(fields, request.POST)
    if answers.errors:
        return drawn(request, here, form, fields, answers)
    return _made(request, here, form, asking, fields, answers)


def _forms(asking: Asking) -> dict[str, Form]:
    """Every form by its name in addresses."""
    always = {**posts.forms(), **absences.forms(), **administering.forms(), **instructing.forms()}
    return {**always, **training.forms(asking.names)}


def _at_first(asking: Asking, fields: Sequence[Field], person: str) -> Answers:
    """What a form begins with: today, the person it was opened for, how things are done now."""
    ways = {name: "yes" if way in asking.names.office.ways else "no" for name, way in WAYS.items()}
    known = {choice.value for field in fields if field.name == "person" for choice in field.choices}
    chosen = {"person": person} if person in known else {}
    return prefilled(fields, {"since": asking.today.isoformat(), **ways, **chosen})


def _made(
    request: HttpRequest, here: Place, form: Form, asking: Asking, fields: Sequence[Field], answers: Answers
) -> HttpResponse:
    made = form.entries(asking, answers)
    if not made:
        return redirect("desk-people", here.slug)
    warned = warnings(asking.names, asking.viewer, made)
    if warned and SURE not in request.POST and not _refused(asking, made):
        return drawn(request, here, form, fields, answers, warned)
    done = arranging.arrange(here.slug, asking.viewer.person, made, asking.now)
    if isinstance(done, Refusal):
        return drawn(request, here, form, fields, answers.with_errors({"": done.why}))
    waits = _("Somebody else has to confirm this. It waits on this page.")
    messages.success(request, waits if done.waits else meaning(asking.names, made) or _in_words(asking.names, made))
    return redirect("desk-people", here.slug)


def _in_words(names: Names, made: Sequence[AnyOfficeEntry]) -> str:
    return " ".join(words for entry in made for words in said(names, entry))


def _refused(asking: Asking, made: Sequence[AnyOfficeEntry]) -> str:
    """Why the change cannot be made at all: then nobody need be warned of what it would do."""
    return refused(asking.names.office, asking.viewer.person, made)


def drawn(
    request: HttpRequest, here: Place, form: Form, fields: Sequence[Field], answers: Answers, warned: Sequence[str] = ()
) -> HttpResponse:
    """The page of a form."""
    return desk_page(
        request, "desk/people/change.html", here, section="people", form_of=form, warned=warned,
        questions_list=components(fields, answers, small=True), error_list=error_list(fields, answers),
    )  # fmt: skip
