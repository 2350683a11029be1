"""Following a case with a reference and a code: where it stands, what was written, and what can be done now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from putright.core.casework.action import Field, Refusal
from putright.register import door, files, lists, offices, tracking
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.downloads import download
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.forms.files import FilesAsked, draft_key, handled
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.letters.reading import reference_of, sent_letter
from putright.web.page import of_organisation, page
from putright.web.public.offered import PublicOffer, clause_text, for_complainant
from putright.web.public.opening import of_opened_case
from putright.web.public.session import forget, opened, remember
from putright.web.public.survey import is_asked
from putright.web.public.tell import keeping
from putright.web.telling.dates import tell_date
from putright.web.telling.public import steps
from putright.web.telling.reference import same
from putright.web.telling.standing import MESSAGE, standing
from putright.web.telling.theirs import from_core

WITH_FILES = ("record communication", "use right")
"""What a person does with words of their own, and so with files."""

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
    offers = for_complainant(seen.offers)
    usable = {one.offer.about for one in offers if one.offer.name == "use right"}
    rights = [
        tell_date(seen.procedure, state, viewer.today)
        for state in seen.rights
        if state.state == "running" and state.name not in usable
    ]
    return page(
        request, "public/case.html", here, section="track", seen=seen, reference=reference_of(seen),
        standing=standing(seen, viewer.today), rights=rights, steps=steps(seen), today=viewer.today,
        offers=[(one, _window(seen, one)) for one in offers], message=MESSAGE, survey=is_asked(seen),
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
def letter(request: HttpRequest, here: Place, sequence: int) -> HttpResponse:
    """A letter as it was sent."""
    viewer = opened(request, here)
    seen = lists.tracking_page(viewer, viewer.case, timezone.now()) if viewer else None
    found = sent_letter(seen, sequence) if seen else None
    if seen is None or found is None:
        raise Http404
    sent, lines = found
    return page(
        request,
        "public/letter.html",
        here,
        section="track",
        lines=lines,
        sent=sent,
        seen=seen,
        reference=reference_of(seen),
    )


@require_http_methods(["GET"])
@of_organisation
def file(request: HttpRequest, here: Place, reference: str) -> HttpResponse:
    """A file that came with something the person may read, to be saved."""
    viewer = opened(request, here)
    if viewer is None:
        raise Http404
    return download(files.content(viewer, viewer.case, reference, timezone.now()))


@require_http_methods(["GET", "POST"])
@of_opened_case
def do(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage, action: str, about: str) -> HttpResponse:
    """One thing that the person may do: its form, and the doing."""
    offered = next((one for one in for_complainant(seen.offers) if (one.action, one.about) == (action, about)), None)
    if offered is None:
        return page(request, "public/not_open.html", here, 409 if request.method == "POST" else 404, section="track")
    form = Form(request, here, seen, offered, request_key(request))
    if offered.offer.name in WITH_FILES:
        form = replace(form, filed=handled(request, here, draft_key("public", viewer.case, form.key)))
    if request.method == "GET":
        return form.page(Answers())
    answers = read(offered.fields, request.POST)
    if form.filed and form.filed.stays:
        return form.page(replace(answers, errors={}))
    if answers.errors or (form.filed and form.filed.error):
        return form.page(answers)
    return _act(form, viewer, answers)


@dataclass(frozen=True)
class Form:
    """The form of one thing that the person may do, as they fill it in; `filed` where files may come with it."""

    request: HttpRequest
    here: Place
    seen: TrackingPage
    offered: PublicOffer
    key: str
    filed: FilesAsked | None = None

    def page(self, answers: Answers, refusal: Refusal | None = None) -> HttpResponse:
        """The form; after a refusal with its reason, and everything typed and added still in it."""
        seen, offered = self.seen, self.offered
        hidden = {REQUEST_KEY: self.key, "seen": self.request.POST.get("seen") or str(seen.sequence)}
        errors = error_list(offered.fields, answers) + (self.filed.errors if self.filed else [])
        return page(
            self.request, "public/do.html", self.here, section="track", offered=offered, hidden_values=hidden,
            refusal=refusal, questions_list=components(offered.fields, answers), error_list=errors, filed=self.filed,
            clause=clause_text(seen.procedure, offered.offer), window=_window(seen, offered), today=offices.local().date(),
        )  # fmt: skip


def _window(seen: TrackingPage, offered: PublicOffer) -> object:
    """The last day of a right, shown before its questions."""
    found = [state for state in seen.rights if offered.offer.name == "use right" and state.name == offered.offer.about]
    return found[-1].due if found else None


def _act(form: Form, viewer: Viewer, answers: Answers) -> HttpResponse:
    request, offered = form.request, form.offered
    values = {**answers.values, **({"channel": offered.channel} if offered.channel else {})}
    offer = offered.offer
    wanted = door.Asked(offer.name, offer.about, offer.track, values=values, words=answers.words)
    if form.filed:
        wanted = replace(wanted, draft=form.filed.draft, files=form.filed.references)
    sequence = request.POST.get("seen", "")
    answer = door.act(
        form.here.slug, form.seen.ref, wanted, viewer, request_key=form.key,
        seen_sequence=int(sequence) if sequence.isdecimal() else None,
    )  # fmt: skip
    if isinstance(answer, door.Done):
        now = lists.tracking_page(viewer, viewer.case, timezone.now())
        told = standing(now, viewer.today)
        return page(request, "public/done.html", form.here, section="track", offered=offered, standing=told)
    if isinstance(answer, Refusal):
        return form.page(answers.with_errors(_why(answer)), answer)
    meanwhile = _("Something happened in the meantime. See where it stands, then send this again.")
    return form.page(answers.with_errors({"": meanwhile}))


def _why(refusal: Refusal) -> dict[str, str]:
    """What is wrong, by field; the core says it in English."""
    return {name: from_core(text) for name, text in (refusal.fields or {"": refusal.why}).items()}
