"""The check of all answers, sending them, and the page that says they were received. Sent twice, they are taken once."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from putright.core.casework.action import Refusal
from putright.core.casework.reference import grouped
from putright.register import door, drafts, files, lists, offices, scope, tracking
from putright.register.door import Done
from putright.register.drafts import Draft
from putright.register.organisations import Place
from putright.web.forms.answers import Answers
from putright.web.forms.checking import shown
from putright.web.page import of_organisation, page
from putright.web.public import equality, session
from putright.web.public.tell import keeping, limits, pages
from putright.web.public.tell.limiting import wait_before
from putright.web.public.tell.question_page import Asking, QuestionPage
from putright.web.public.tell.receipt import receipt
from putright.web.public.tell.walking import asking_of
from putright.web.telling.dates import by_day, tell_date
from putright.web.telling.theirs import from_core

NOT_SHOWN = (limits.FIRST,)


@dataclass(frozen=True)
class Row:
    """An answer as it is checked, and the page on which it can be changed."""

    question: str
    answer: str
    page: str


@require_http_methods(["GET", "POST"])
@of_organisation
def check(request: HttpRequest, here: Place, kind: str) -> HttpResponse:
    """Everything that was answered; sent from here."""
    asking, draft = asking_of(here, kind), keeping.of_browser(request, here)
    if not draft.kind:
        return _nothing_to_send(request, here)
    asked = pages.pages(asking, draft)
    answers = pages.each_given(asked, draft)
    for one, found in zip(asked, answers, strict=True):
        if found.errors:
            return redirect(_wrong(here, kind, one))
    if request.method == "GET":
        return _check(request, here, asking, draft, asked)
    return _send(request, here, asking, draft, asked, pages.together(answers, draft))


def _nothing_to_send(request: HttpRequest, here: Place) -> HttpResponse:
    """Sent already, as by pressing twice; or too long ago."""
    if _sent(request, here) is not None:
        return redirect("public-received", here.slug)
    return redirect("public-start", here.slug)


def _wrong(here: Place, kind: str, asked_here: QuestionPage) -> str:
    return f"{reverse('public-page', args=[here.slug, kind, asked_here.name])}?check=yes&back=check"


def _check(
    request: HttpRequest,
    here: Place,
    asking: Asking,
    draft: Draft,
    asked: tuple[QuestionPage, ...],
    why: Refusal | None = None,
) -> HttpResponse:
    groups: dict[str, list[Row]] = {}
    for one in asked:
        groups.setdefault(one.group or _("What it is about"), []).extend(
            [*_rows(one, draft), *_files(here, one, draft)]
        )
    errors = [{"text": from_core(text)} for text in (why.fields.values() or [why.why])] if why else []
    return page(
        request, "public/check.html", here, section="tell", kind=asking.kind, slug=slugify(asking.kind.name),
        groups={title: rows for title, rows in groups.items() if rows}, error_list=errors,
        elsewhere=limits.elsewhere(asking, draft) if asking.grave else [],
    )  # fmt: skip


def _files(here: Place, asked_here: QuestionPage, draft: Draft) -> list[Row]:
    """The files that wait to be sent, by their names."""
    if not asked_here.takes_files:
        return []
    names = "\n".join(one.name for one in files.waiting(here, draft.key))
    return [Row(_("Photos and files"), names or _("None"), asked_here.name)]


def _rows(asked_here: QuestionPage, draft: Draft) -> list[Row]:
    answers = pages.given(asked_here, draft)
    rows = [
        Row(field.label, shown(field, answers), asked_here.name)
        for field in asked_here.fields
        if field.name not in NOT_SHOWN
    ]
    if not rows:
        return []
    told = [row for row in rows if row.answer]
    unanswered = Row(asked_here.heading, _("No answer"), asked_here.name)
    return told or ([] if asked_here.fields[0].name in NOT_SHOWN else [unanswered])


def _send(
    request: HttpRequest, here: Place, asking: Asking, draft: Draft, asked: tuple[QuestionPage, ...], answers: Answers
) -> HttpResponse:
    if wait := wait_before(request, here, str(answers.values.get("email", ""))):
        return page(
            request, "public/wait.html", here, 429, section="tell", minutes=wait, kind=slugify(asking.kind.name)
        )
    wanted = receipt(asking, draft, answers, files.waiting(here, draft.key))
    answer = door.act(here.slug, None, wanted, _anybody(here), request_key=draft.request_key)
    if isinstance(answer, Done):
        drafts.drop(here, draft.token)
        response = redirect("public-received", here.slug)
        session.remember(response, here, answer.code)
        return response
    why = answer if isinstance(answer, Refusal) else Refusal(_("This could not be taken."))
    return _check(request, here, asking, draft, asked, why)


def _anybody(here: Place) -> scope.Viewer:
    return scope.public(here.id, here.slug, offices.local().date())


def _sent(request: HttpRequest, here: Place) -> Done | None:
    """What this browser sent last, while its draft's token is still there."""
    token = keeping.token_of(request)
    return door.taken_before(here.slug, _anybody(here), Draft(token).request_key) if token else None


@require_GET
@of_organisation
def received(request: HttpRequest, here: Place) -> HttpResponse:
    """The reference, the code and the dates the procedure promises. It can be opened again for a day, in this browser only."""
    done, now = _sent(request, here), timezone.now()
    viewer = tracking.viewer(here, done.code, now) if done else None
    if done is None or viewer is None:
        return redirect("public-start", here.slug)
    procedure, owed = lists.dates_owed(viewer, done.ref, now)
    dates = [tell_date(procedure, state, viewer.today) for state in owed if state.open and state.due]
    seen = lists.tracking_page(viewer, done.ref, now)
    return page(
        request, "public/received.html", here, section="tell", reference=grouped(done.number, done.ref), code=done.code,
        dates=by_day(dates), spoken_for=_spoken_for(seen), about_people=equality.link(here, done.code),
    )  # fmt: skip


def _spoken_for(seen: lists.TrackingPage) -> str:
    arrival = seen.outlook.scene.case.arrival
    return arrival.spoken_for if arrival else ""
