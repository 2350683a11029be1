"""Walking through the pages: choosing a kind, one page after another, and back to where answers are checked."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from putright.register import drafts, files
from putright.register.drafts import Draft
from putright.register.organisations import Place, places
from putright.web.forms.components import components, error_list
from putright.web.forms.files import FilesAsked, handled
from putright.web.page import of_organisation, office_now, page, procedure_in_force
from putright.web.public import asked
from putright.web.public.tell import keeping, limits, pages
from putright.web.public.tell.question_page import Asking, QuestionPage
from putright.web.telling.theirs import theirs

CHECK = "check"


@require_GET
def chooser(request: HttpRequest) -> HttpResponse:
    """Every organisation on this installation."""
    return page(request, "public/chooser.html", places=places())


@require_GET
@of_organisation
def start(request: HttpRequest, here: Place) -> HttpResponse:
    """What would you like to tell us?"""
    chosen = request.GET.get("kind")
    procedure = procedure_in_force(here)
    kinds = asked.kinds(procedure)
    if chosen == "not-sure":
        return page(
            request,
            "public/not_sure.html",
            here,
            section="tell",
            kinds=[(k, slugify(k.name), asked.meant(k)) for k in kinds],
        )
    if any(slugify(kind.name) == chosen for kind in kinds):
        return redirect("public-tell", here.slug, chosen)
    errors = [{"text": _("Choose what you would like to tell us"), "href": "#kind"}] if chosen is not None else []
    items = [{"value": slugify(k.name), "text": theirs(k.words), "hint": {"text": asked.hint(k)}} for k in kinds]
    unfinished = keeping.of_browser(request, here).kind
    return page(
        request, "public/start.html", here, section="tell", procedure=procedure, error_list=errors,
        items=[*items, {"value": "not-sure", "text": _("I am not sure")}], unfinished=unfinished,
    )  # fmt: skip


def asking_of(here: Place, kind: str) -> Asking:
    """What is asked about a kind, by its name in an address; Http404 where there is none."""
    procedure = procedure_in_force(here)
    rule = next((one for one in asked.kinds(procedure) if slugify(one.name) == kind), None)
    if rule is None:
        raise Http404
    return Asking(procedure, office_now(here), rule)


@require_GET
@of_organisation
def begin(request: HttpRequest, here: Place, kind: str) -> HttpResponse:
    """The first page of a kind."""
    asking = asking_of(here, kind)
    first = pages.pages(asking, keeping.of_browser(request, here))[0]
    return redirect("public-page", here.slug, kind, first.name)


@require_http_methods(["GET", "POST"])
@of_organisation
def question(request: HttpRequest, here: Place, kind: str, name: str) -> HttpResponse:
    """One page: shown with what was answered before, or its answers kept and the next one shown."""
    asking, draft = asking_of(here, kind), keeping.of_browser(request, here)
    asked_here = next((one for one in pages.pages(asking, draft) if one.name == name), None)
    if asked_here is None:
        return redirect("public-tell", here.slug, kind)
    if request.method == "GET":
        return _shown(request, here, asking, asked_here, draft, check="check" in request.GET)
    draft = draft.with_answers(kind, _typed(asked_here, request))
    if not drafts.save(here, draft, timezone.now()):
        response = _shown(request, here, asking, asked_here, draft, check=True)
    else:
        response = _after(request, here, asking, asked_here, draft)
    keeping.remember(response, here, draft)
    return response


def _typed(asked_here: QuestionPage, request: HttpRequest) -> dict[str, tuple[str, ...]]:
    """What came for each input of the page, an empty answer where nothing came."""
    names = [name for field in asked_here.fields for name in asked.input_names(field)]
    return {name: tuple(str(one) for one in request.POST.getlist(name)) for name in names}


def _after(request: HttpRequest, here: Place, asking: Asking, asked_here: QuestionPage, draft: Draft) -> HttpResponse:
    filed = handled(request, here, draft.key) if asked_here.takes_files else None
    if filed and (filed.stays or filed.error):
        return _shown(request, here, asking, asked_here, draft, check=False, filed=filed)
    if pages.given(asked_here, draft).errors:
        return _shown(request, here, asking, asked_here, draft, check=True)
    kind = slugify(asking.kind.name)
    if told := limits.told_after(asking, asked_here.name, draft):
        return redirect("public-told", here.slug, kind, told)
    if _wants_back(request) and not _more_to_ask(asking, draft):
        return redirect("public-check", here.slug, kind)
    return onwards(here, asking, asked_here.name, draft)


def onwards(here: Place, asking: Asking, name: str, draft: Draft) -> HttpResponse:
    """The page after one, or the check of all answers after the last."""
    following = [one.name for one in pages.pages(asking, draft)]
    rest = following[following.index(name) + 1 :]
    kind = slugify(asking.kind.name)
    return redirect("public-page", here.slug, kind, rest[0]) if rest else redirect("public-check", here.slug, kind)


def _more_to_ask(asking: Asking, draft: Draft) -> bool:
    """Whether a change of one answer has brought up a question that was not put before."""
    return any(one.errors for one in pages.each_given(pages.pages(asking, draft), draft))


def _shown(
    request: HttpRequest,
    here: Place,
    asking: Asking,
    asked_here: QuestionPage,
    draft: Draft,
    *,
    check: bool,
    filed: FilesAsked | None = None,
) -> HttpResponse:
    """The page; `check` shows what is wrong with the answers it has."""
    if asked_here.takes_files and filed is None:
        filed = FilesAsked(draft.key, files.waiting(here, draft.key))
    answers = pages.given(asked_here, draft)
    if not check:
        answers = answers.without_errors()
    alone = len(asked_here.fields) == 1 and not asked_here.title
    return page(
        request, "public/question.html", here, section="tell", kind=asking.kind, asked=asked_here, alone=alone,
        components=components(asked_here.fields, answers, heading=alone), filed=filed,
        error_list=[*error_list(asked_here.fields, answers), *(filed.errors if filed else [])],
        back=_back(here, asking, asked_here, draft), hidden_values={"back": _wants_back(request)},
    )  # fmt: skip


def _wants_back(request: HttpRequest) -> str:
    """Where the person came from to change one answer, and wants to go back to."""
    return CHECK if CHECK in (request.POST.get("back"), request.GET.get("back")) else ""


def _back(here: Place, asking: Asking, asked_here: QuestionPage, draft: Draft) -> tuple[str, list[Any]]:
    """Where Back leads: the page before, or the choice of a kind."""
    names = [one.name for one in pages.pages(asking, draft)]
    at = names.index(asked_here.name)
    return (
        ("public-page", [here.slug, slugify(asking.kind.name), names[at - 1]]) if at else ("public-start", [here.slug])
    )
