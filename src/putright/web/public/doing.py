"""Something that whoever complained does to their case: its form, a check of what weighs most, and the doing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.core.casework.action import Refusal
from putright.core.casework.decide import decide
from putright.register import door, lists, offices
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.forms.answers import Answers, read
from putright.web.forms.checking import STEP, carried, shown
from putright.web.forms.components import components, error_list
from putright.web.forms.files import FilesAsked, draft_key, handled
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.page import page
from putright.web.public.offered import PublicOffer, clause_text, for_complainant
from putright.web.public.opening import of_opened_case
from putright.web.telling.standing import standing
from putright.web.telling.theirs import from_core

WITH_FILES = ("record communication", "use right")
"""What a person does with words of their own, and so with files."""

CHECKED = ("use right",)
"""What is shown once more before it is sent, because it is asked for once."""


@require_http_methods(["GET", "POST"])
@of_opened_case
def do(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage, action: str, about: str) -> HttpResponse:
    """One thing that the person may do."""
    offered = next((one for one in for_complainant(seen) if (one.action, one.about) == (action, about)), None)
    if offered is None:
        return page(request, "public/not_open.html", here, 409 if request.method == "POST" else 404, section="track")
    form = Form(request, here, seen, offered, request_key(request))
    if request.method == "POST" and door.taken_before(here.slug, viewer, form.key):
        return _received(form, viewer)
    if offered.offer.name in WITH_FILES:
        form = replace(form, filed=handled(request, here, draft_key("public", viewer.case, form.key)))
    if request.method == "GET":
        return form.page(Answers())
    answers = read(offered.fields, request.POST)
    if form.filed and form.filed.stays:
        return form.page(answers.without_errors())
    if answers.errors or (form.filed and form.filed.error) or request.POST.get(STEP) == "change":
        return form.page(answers)
    if offered.offer.name in CHECKED and request.POST.get(STEP) != "send":
        return _checked(form, viewer, answers)
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
        offered = self.offered
        errors = error_list(offered.fields, answers) + (self.filed.errors if self.filed else [])
        return self._drawn(
            "public/do.html", refusal=refusal, questions_list=components(offered.fields, answers), error_list=errors,
            filed=self.filed, clause=clause_text(self.seen.procedure, offered.offer),
        )  # fmt: skip

    def check(self, answers: Answers) -> HttpResponse:
        """What was answered, to be read once more before it goes."""
        given = carried(self.request.POST, self.hidden)
        return self._drawn("public/check_do.html", rows=list(self._rows(answers)), given=given)

    def _drawn(self, template: str, **about: Any) -> HttpResponse:
        return page(
            self.request, template, self.here, section="track", offered=self.offered, hidden_values=self.hidden,
            window=window(self.seen, self.offered), today=offices.local().date(), **about,
        )  # fmt: skip

    @property
    def hidden(self) -> dict[str, str]:
        """What goes with the form unseen."""
        return {REQUEST_KEY: self.key, "seen": self.request.POST.get("seen") or str(self.seen.sequence)}

    def _rows(self, answers: Answers) -> Iterator[tuple[str, str]]:
        said_of = {f.only_with for f in self.offered.fields if f.only_with and f.name in answers.words}
        for field in self.offered.fields:
            if {(field.name, one) for one in answers.several(field)} <= said_of and said_of:
                continue  # each ground stands with what was said of it
            if text := shown(field, answers):
                yield self.offered.question(field), text
        if self.filed:
            yield _("Photos and files"), "\n".join(one.name for one in self.filed.waiting) or _("None")

    def asked(self, answers: Answers) -> door.Asked:
        """What is handed to the register."""
        offer, channel = self.offered.offer, self.offered.channel
        values = {**answers.values, **({"channel": channel} if channel else {})}
        wanted = door.Asked(offer.name, offer.about, offer.track, values=values, words=answers.words)
        return replace(wanted, draft=self.filed.draft, files=self.filed.references) if self.filed else wanted

    def refused(self, answers: Answers, refusal: Refusal) -> HttpResponse:
        """The form with what is wrong beside each question; the core says it in English."""
        wrong = refusal.fields or {"": refusal.why}
        told = {name: self.offered.says.get(name) or from_core(text) for name, text in wrong.items()}
        return self.page(answers.with_errors(told), refusal)


def window(seen: TrackingPage, offered: PublicOffer) -> date | None:
    """The last day of a right, shown before its questions."""
    found = [state for state in seen.rights if offered.offer.name == "use right" and state.name == offered.offer.about]
    return found[-1].due if found else None


def _checked(form: Form, viewer: Viewer, answers: Answers) -> HttpResponse:
    """The check; what would be refused is said now, and not after it."""
    scene = form.seen.outlook.scene
    made = decide(scene.procedure, scene.case, door.supposed(form.asked(answers), viewer, scene.office), scene.office)
    return form.refused(answers, made) if isinstance(made, Refusal) else form.check(answers)


def _act(form: Form, viewer: Viewer, answers: Answers) -> HttpResponse:
    sequence = form.request.POST.get("seen", "")
    answer = door.act(
        form.here.slug, form.seen.ref, form.asked(answers), viewer, request_key=form.key,
        seen_sequence=int(sequence) if sequence.isdecimal() else None,
    )  # fmt: skip
    if isinstance(answer, door.Done):
        return _received(form, viewer)
    if isinstance(answer, Refusal):
        return form.refused(answers, answer)
    meanwhile = _(
        "Something happened in the meantime. It can take a minute until your page shows it. See where it stands, then "
        "send this again."
    )
    return form.page(answers.with_errors({"": meanwhile}))


def _received(form: Form, viewer: Viewer) -> HttpResponse:
    """That it is there, and where the case stands now."""
    told = standing(lists.tracking_page(viewer, viewer.case, timezone.now()), viewer.today)
    return page(form.request, "public/done.html", form.here, section="track", offered=form.offered, standing=told)
