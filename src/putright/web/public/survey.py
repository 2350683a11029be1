"""Three questions about how it was, for whoever follows a case that is closed. The answers go nowhere near the case."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.register import survey as answered
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.page import page
from putright.web.public.opening import of_opened_case
from putright.web.telling.survey import BETTER, questions


def is_asked(seen: TrackingPage) -> bool:
    """Whether the page of a case leads to the questions."""
    return answered.state(seen, timezone.now()) == "open"


@require_http_methods(["GET", "POST"])
@of_opened_case
def survey(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage) -> HttpResponse:
    """The questions, and the thanks. Sent twice, it is the same thanks."""
    match answered.state(seen, timezone.now()):
        case "not asked":
            return page(
                request, "public/not_open.html", here, 409 if request.method == "POST" else 404, section="track"
            )
        case "answered":
            return _thanks(request, here)
    if request.method == "GET":
        return _form(request, here, Answers())
    answers = read(questions(), request.POST)
    if not answers.given_names and not answers.errors:
        answers = answers.with_errors({questions()[0].name: _("Answer at least one question")})
    return _form(request, here, answers) if answers.errors else _keep(request, here, seen, answers)


def _keep(request: HttpRequest, here: Place, seen: TrackingPage, answers: Answers) -> HttpResponse:
    chosen = {name: str(value) for name, value in answers.values.items()}
    answered.answer(seen, chosen, answers.words.get(BETTER, ""), timezone.now())
    return _thanks(request, here)


def _thanks(request: HttpRequest, here: Place) -> HttpResponse:
    return page(request, "public/survey_thanks.html", here, section="track")


def _form(request: HttpRequest, here: Place, answers: Answers) -> HttpResponse:
    """Every question may be left out, which is said once at the top and not beside each."""
    drawn = [replace(asked, required=asked.name != BETTER) for asked in questions()]
    return page(
        request, "public/survey.html", here, section="track", questions_list=components(drawn, answers),
        error_list=error_list(drawn, answers),
    )  # fmt: skip
