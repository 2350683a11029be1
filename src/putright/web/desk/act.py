"""Doing something to a case: the form of any action the procedure permits, and what is said where it cannot be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.core.casework.action import Action, Field, Offer, Refusal
from putright.core.casework.decide import CHAPTERS, decide
from putright.register import door, lists
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.register.scope import Viewer
from putright.web.desk.case import slug, subject, teller
from putright.web.desk.questions import ON, for_staff_to_answer, start
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.desk.writing import LETTER, preview_page, with_text
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.checking import STEP
from putright.web.forms.components import components, error_list
from putright.web.forms.files import FilesAsked, draft_key, handled
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.forms.names import WORDS
from putright.web.telling.reference import grouped

WITH_FILES = ("add paper", "record communication", "use right")
"""What staff record that may have come with files."""


@dataclass(frozen=True)
class Form:
    """An action's form on a case, as somebody fills it in."""

    request: HttpRequest
    here: Place
    viewer: Viewer
    seen: CasePage
    offer: Offer
    fields: tuple[Field, ...]
    key: str
    filed: FilesAsked | None = None
    """Where files may come with it."""

    @property
    def sequence(self) -> int:
        """The last entry the person was shown."""
        sent = self.request.POST.get("seen", "")
        return int(sent) if sent.isdecimal() else self.seen.sequence

    def hidden(self, sequence: int) -> dict[str, str]:
        """What goes with the form unseen."""
        return {REQUEST_KEY: self.key, "seen": str(sequence)}

    def page(
        self, answers: Answers, refusal: Refusal | None = None, changed: door.Changed | None = None
    ) -> HttpResponse:
        """The form; after a refusal or a change with its reason, and everything typed still in it."""
        return desk_page(
            self.request, "desk/act.html", self.here, section="due", seen=self.seen, offer=self.offer,
            title=subject(self.seen), reference=grouped(self.seen.line.number, self.seen.line.ref), refusal=refusal,
            questions_list=components(self.fields, answers, small=True), filed=self.filed,
            error_list=error_list(self.fields, answers) + (self.filed.errors if self.filed else []),
            hidden_values=self.hidden(self.seen.sequence if changed else self.sequence),
            since=since(self.seen, changed), clause=clause_words(self.seen, self.offer.clause),
            is_letter=self.offer.name == LETTER,
        )  # fmt: skip


@require_http_methods(["GET", "POST"])
@for_staff
def act(
    request: HttpRequest, here: Place, viewer: Viewer, ref: str, action: str, about: str, track: str
) -> HttpResponse:
    """The form of an action, its check, and the doing."""
    seen = lists.case_page(viewer, ref, timezone.now())
    address = (action, about, track)
    offer = next((one for one in seen.offers if (slug(one.name), slug(one.about), slug(one.track)) == address), None)
    if offer is None:
        return _not_open(request, here, viewer, seen, address)
    form = Form(
        request, here, viewer, seen, offer, for_staff_to_answer(viewer, offer, seen.names), request_key(request)
    )
    if offer.name in WITH_FILES:
        form = replace(form, filed=handled(request, here, draft_key("desk", ref, viewer.person, form.key)))
    if request.method == "GET":
        return form.page(prefilled(form.fields, start(offer, seen)))
    answers = read(form.fields, request.POST)
    if form.filed and form.filed.stays:
        return form.page(replace(answers, errors={}))
    if answers.errors or (form.filed and form.filed.error) or request.POST.get(STEP) == "change":
        return form.page(answers)
    if offer.name == LETTER and request.POST.get(STEP) != "send":
        return _previewed(form, answers)
    return _done(form, answers)


def _asked(form: Form, answers: Answers) -> door.Asked:
    values = {name: value for name, value in answers.values.items() if name != ON}
    on = str(answers.values.get(ON, ""))
    return door.Asked(
        form.offer.name,
        form.offer.about,
        form.offer.track,
        date.fromisoformat(on) if on else None,
        values,
        answers.words,
        draft=form.filed.draft if form.filed else "",
        files=form.filed.references if form.filed else (),
    )


def _with_details(asked: door.Asked) -> door.Asked:
    """New contact details apart from the rest, so that no entry holds them."""
    if asked.name != "change contact":
        return asked
    name, email, telephone = (str(asked.values.get(field, "")) for field in ("name", "email", "telephone"))
    details = PartyDetails(name, email, telephone, asked.words.get("address", ""))
    return replace(asked, values={"of": asked.values.get("of", "")}, words={}, details=details)


def _previewed(form: Form, answers: Answers) -> HttpResponse:
    """The letter as it would be sent, or what is missing in it; nothing is written."""
    shown = preview_page(
        form.request, form.here, form.seen, form.offer, _action(form, answers), form.hidden(form.sequence)
    )
    return form.page(answers.with_errors(_errors(shown)), shown) if isinstance(shown, Refusal) else shown


def _action(form: Form, answers: Answers) -> Action:
    return door.supposed(_asked(form, answers), form.viewer, form.seen.outlook.scene.office)


def _done(form: Form, answers: Answers) -> HttpResponse:
    asked = _with_details(_asked(form, answers))
    if form.offer.name == LETTER:
        asked = with_text(form.here, form.seen, _action(form, answers), asked, str(form.request.user))
    answer = door.act(
        form.here.slug, form.seen.line.ref, asked, form.viewer,
        request_key=form.key, seen_sequence=form.sequence,
    )  # fmt: skip
    if isinstance(answer, door.Done):
        messages.success(form.request, _("Recorded: %(title)s") % {"title": form.offer.title})
        return _after(form)
    if isinstance(answer, Refusal):
        return form.page(answers.with_errors(_errors(answer)), answer)
    return form.page(answers, answer.refusal, answer)


def _after(form: Form) -> HttpResponse:
    """Back to the case; or to the list, where what was done took the case out of the person's sight."""
    if lists.by_number(form.viewer, form.seen.line.ref):
        return redirect("desk-case", form.here.slug, form.seen.line.ref)
    return redirect("desk-due", form.here.slug)


def _errors(refusal: Refusal) -> dict[str, str]:
    return dict(refusal.fields) or {"": refusal.why}


def since(seen: CasePage, changed: door.Changed | None) -> list[tuple[str, str]]:
    """What happened while somebody was looking: title and by whom, of what they may read."""
    if changed is None:
        return []
    tells, new = teller(seen), {one.sequence for one in changed.since}
    return [(tells.tell(one.entry).title, tells.name_of(one.entry.by)) for one in seen.entries if one.sequence in new]


def clause_words(seen: CasePage, label: str) -> str:
    """The plain words of a clause."""
    return next((clause.text for clause in seen.procedure.clauses if clause.label == label), "")


def _not_open(
    request: HttpRequest, here: Place, viewer: Viewer, seen: CasePage, address: tuple[str, str, str]
) -> HttpResponse:
    """Why something cannot be done now, by its clause, with what was written given back."""
    refusal = _why_not(viewer, seen, address)
    words = [str(text) for name, text in request.POST.items() if name.startswith(WORDS) and str(text).strip()]
    return desk_page(
        request, "desk/not_open.html", here, 409 if request.method == "POST" else 404, section="due", seen=seen,
        title=subject(seen), refusal=refusal, clause=clause_words(seen, refusal.clause), words=words,
    )  # fmt: skip


def _why_not(viewer: Viewer, seen: CasePage, address: tuple[str, str, str]) -> Refusal:
    scene = seen.outlook.scene
    action = next((name for name in CHAPTERS if slug(name) == address[0]), "")
    about = next((rule.name for rule in seen.procedure.rules if slug(rule.name) == address[1]), "")
    track = next((name for name in seen.case.tracks if slug(name) == address[2]), "main")
    wanted = Action(action, viewer.person, scene.office.today, scene.office.now, about, track)
    answer = decide(seen.procedure, seen.case, wanted, scene.office)
    return answer if isinstance(answer, Refusal) else Refusal(_("This is not for you to do now."))
