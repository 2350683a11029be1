"""Following a case with a reference and a code: where it stands, what was written, and what can be done now."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from putright.core.casework.action import Field
from putright.core.casework.reference import same
from putright.register import files, lists, tracking
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.downloads import download
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.letters.reading import reference_of
from putright.web.page import of_organisation, page
from putright.web.public.doing import window
from putright.web.public.offered import ANSWER, for_complainant
from putright.web.public.opening import of_opened_case
from putright.web.public.promised import promised
from putright.web.public.session import forget, opened, remember
from putright.web.public.survey import is_asked
from putright.web.public.tell import keeping
from putright.web.telling.dates import tell_date
from putright.web.telling.public import steps
from putright.web.telling.standing import MESSAGE, standing

TRIES, WAIT = 5, 15 * 60
"""Wrong codes for one reference from one address before they have to wait, and for how many seconds."""


def key_fields() -> tuple[Field, ...]:
    """What opens a case."""
    return (
        Field(
            "reference", "text", _("Your reference"), True, hint=_("It is on our letter or e-mail, like WME-2026-0012")
        ),
        Field("code", "text", _("Your code"), True, hint=_("26 letters and numbers. You can paste it.")),
    )


@require_http_methods(["GET", "POST"])
@of_organisation
def track(request: HttpRequest, here: Place) -> HttpResponse:
    """Ask for the reference and the code; the answer to a wrong one is the same whatever is wrong."""
    if request.method == "GET":
        if opened(request, here):
            return redirect("public-case", here.slug)
        return _ask(request, here, Answers())
    answers = read(key_fields(), request.POST)
    if not answers.errors:
        if _opens(request, here, answers):
            response = redirect("public-case", here.slug)
            remember(response, here, str(answers.values["code"]))
            return response
        answers = answers.with_errors({"code": _wrong()})
    return _ask(request, here, answers)


def _wrong() -> str:
    return _("Check the reference and the code on our letter or e-mail. After 5 wrong tries, wait 15 minutes")


def _ask(request: HttpRequest, here: Place, answers: Answers) -> HttpResponse:
    asked = key_fields()
    return page(
        request, "public/track.html", here, section="track", questions_list=components(asked, answers),
        error_list=error_list(asked, answers),
    )  # fmt: skip


def _opens(request: HttpRequest, here: Place, answers: Answers) -> bool:
    """Whether reference and code are right, and not too many wrong ones came before; the count is forgotten by itself."""
    typed = f"{request.META.get('REMOTE_ADDR', '')} {here.slug} {answers.values['reference']}"
    key = f"tracking-{hashlib.sha256(typed.encode()).hexdigest()}"
    tries = cache.get(key, 0)
    if tries < TRIES and _is_right(here, answers):
        return True
    cache.set(key, tries + 1, WAIT)
    return False


def _is_right(here: Place, answers: Answers) -> bool:
    now = timezone.now()
    viewer = tracking.viewer(here, str(answers.values["code"]), now)
    if viewer is None:
        return False
    seen = lists.tracking_page(viewer, viewer.case, now)
    return same(str(answers.values["reference"]), seen.number, seen.ref)


@require_http_methods(["GET"])
@of_opened_case
def case(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage) -> HttpResponse:
    """Where it stands."""
    offers = for_complainant(seen)
    usable = {one.offer.about for one in offers if one.offer.name == "use right"}
    rights = [
        tell_date(seen.procedure, state, viewer.today)
        for state in seen.rights
        if state.state == "running" and state.name not in usable
    ]
    return page(
        request, "public/case.html", here, section="track", seen=seen, reference=reference_of(seen),
        standing=standing(seen, viewer.today), rights=rights, steps=steps(seen), today=viewer.today,
        offers=[(one, window(seen, one)) for one in offers if one.offer.name != ANSWER], message=MESSAGE,
        survey=is_asked(seen), promised=promised(seen, offers, viewer.today),
    )  # fmt: skip


@require_POST
@of_organisation
def leave(request: HttpRequest, here: Place) -> HttpResponse:
    """Leave the page and lock it."""
    del request
    response = redirect("public-start", here.slug)
    forget(response, here)
    keeping.forget(response, here)
    return response


@require_http_methods(["GET"])
@of_organisation
def file(request: HttpRequest, here: Place, reference: str) -> HttpResponse:
    """A file that came with something the person may read, to be saved."""
    viewer = opened(request, here)
    if viewer is None:
        raise Http404
    return download(files.content(viewer, viewer.case, reference, timezone.now()))
