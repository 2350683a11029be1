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
from putright.core.casework.decide.codes import REPLACE
from putright.core.casework.decide.copying import COPY
from putright.core.casework.decide.undoing import CALL_BACK
from putright.core.casework.reference import grouped
from putright.register import door, linking, lists, staff_drafts
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.register.scope import Viewer
from putright.register.staff_drafts import StaffDraft
from putright.web.desk import correcting, drafting, new_code, recalling, signed_out, sorting, versions
from putright.web.desk.afterwards import recorded
from putright.web.desk.case import GROUPS, slug, subject
from putright.web.desk.declaring import UNREAD
from putright.web.desk.drafting import SEEN, TITLE, Address
from putright.web.desk.following import made_from_record
from putright.web.desk.meanwhile import Changes, clause_words, happened, not_open, since
from putright.web.desk.questions import ON, chosen, for_staff_to_answer, start
from putright.web.desk.still_to_make import begun
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.desk.writing import LETTER, preview_page, with_text
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.checking import STEP
from putright.web.forms.components import Component, components, error_list
from putright.web.forms.files import SHOWN, FilesAsked, handled
from putright.web.forms.keys import REQUEST_KEY, request_key

THEIRS = "From the person"
"""The group of what somebody at the desk records for whoever complained."""

WITH_FILES = ("add paper", "add evidence", "give help", "record communication", "use right", "withdraw")
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
    address: Address
    filed: FilesAsked | None = None
    """Where files may come with it."""

    draft: StaffDraft | None = None
    """What they wrote on it before and did not send."""

    @property
    def ref(self) -> str:
        """The case's."""
        return self.seen.line.ref

    @property
    def takes_words(self) -> bool:
        """Something is written on it that would be missed."""
        return any(field.type == "words" for field in self.fields)

    @property
    def sequence(self) -> int:
        """The last entry the person was shown."""
        sent = self.request.POST.get(SEEN, "")
        return int(sent) if sent.isdecimal() else self.seen.sequence

    def hidden(self, sequence: int) -> dict[str, str]:
        """What goes with the form unseen."""
        mark = signed_out.mark(self.viewer)
        return {REQUEST_KEY: self.key, SEEN: str(sequence), TITLE: str(self.offer.title), signed_out.WHOSE: mark}

    def keep(self) -> None:
        """Keep what was sent as a draft: it is not done yet."""
        if self.takes_words:
            drafting.keep(self.viewer, self.ref, self.address, self.offer.title, self.request.POST, self.here)

    def page(self, answers: Answers, refusal: Refusal | None = None, changes: Changes | None = None) -> HttpResponse:
        """The form; after a refusal or a change with its reason, and everything typed still in it."""
        return desk_page(
            self.request, "desk/act.html", self.here, section="due", seen=self.seen, offer=self.offer,
            title=subject(self.seen), reference=grouped(self.seen.line.number, self.ref), refusal=refusal,
            questions_list=self._drawn(answers, points=False), points=self._drawn(answers, points=True), filed=self.filed,
            beside=sorting.beside(self.here, self.viewer, self.seen, self.offer),
            error_list=error_list(self.fields, answers) + (self.filed.errors if self.filed else []),
            hidden_values=self.hidden(self.seen.sequence if changes else self.sequence),
            changes=changes, clause=clause_words(self.seen, self.offer.clause),
            takes_words=self.takes_words, button_text=_button(self.offer), from_them=self.offer.name in GROUPS[THEIRS],
            draft_address=drafting.link(self.here.slug, self.ref, drafting.form_of(self.address), "desk-draft"),
            begun=drafting.about(self.viewer, self.ref, self.address, self.draft) if self.takes_words else None,
        )  # fmt: skip

    def _drawn(self, answers: Answers, *, points: bool) -> list[Component]:
        """The points of a complaint apart from all other questions: they are filled from the words beside them."""
        fields = [field for field in self.fields if sorting.is_point(field) == points]
        drawn = components(fields, answers, small=True)
        return [Component(one.macro, {**one.params, "rows": 3}) for one in drawn] if points else drawn


def _button(offer: Offer) -> str:
    words = {LETTER: _("See the letter"), REPLACE: _("Make the new code"), CALL_BACK: _("Call it back")}
    return words.get(offer.name) or _("Record it")


@require_http_methods(["GET", "POST"])
@for_staff
def act(
    request: HttpRequest, here: Place, viewer: Viewer, ref: str, action: str, about: str, track: str
) -> HttpResponse:
    """The form of an action, its check, and the doing."""
    unread = action in {slug(name) for name in UNREAD}
    seen = lists.case_page(viewer, ref, timezone.now(), undeclared=unread)
    address = drafting.address_of(request, action, about, track)
    if request.method == "POST" and (done := door.taken_before(here.slug, viewer, request.POST.get(REQUEST_KEY, ""))):
        return new_code.shown(request, here, viewer, done) or _after(request, here, viewer, ref)
    if (sent := signed_out.given_back(request, here, viewer)) and request.method == "GET":
        drafting.keep(viewer, ref, address, sent.get(TITLE, action), sent, here)
        signed_out.told(request)
        return signed_out.forget(request, here, redirect(request.get_full_path()))
    offer = next(
        (one for one in seen.offers if (slug(one.name), slug(one.about), slug(one.track)) == address[:3]), None
    )
    title = offer.title if offer else request.POST.get(TITLE, action)
    if pressed := drafting.answered(request, here, viewer, ref, address, title):
        return pressed
    if offer is None:
        return not_open(request, here, viewer, seen, address)
    if offer.name == COPY:
        return redirect("desk-copy", here.slug, ref)
    form = Form(
        request, here, viewer, seen, offer, for_staff_to_answer(viewer, offer, seen), request_key(request), address
    )
    return _opened(form) if request.method == "GET" else _sent(form)


def _opened(form: Form) -> HttpResponse:
    """The form as it is begun, or gone on with."""
    draft = drafting.load(form.viewer, form.ref, form.address) if form.takes_words else None
    if draft is None:
        begin = {
            **start(form.offer, form.seen),
            **chosen(form.offer, form.request.GET),
            **made_from_record(form.offer, form.seen),
            **begun(form.offer, form.seen, form.request.GET),
        }
        return _with_files(form).page(prefilled(form.fields, begin))
    form = _with_files(replace(form, draft=draft, key=draft.one(REQUEST_KEY) or form.key), draft.given.get(SHOWN, ()))
    changes = since(form.viewer, form.seen, draft.given, form.offer.track)
    return form.page(drafting.answers(draft), changes=changes if changes.headline else None)


def _with_files(form: Form, shown: tuple[str, ...] = ()) -> Form:
    if form.offer.name not in WITH_FILES:
        return form
    return replace(
        form, filed=handled(form.request, form.here, drafting.files_key(form.ref, form.viewer, form.key), shown)
    )


def _sent(form: Form) -> HttpResponse:
    form = _with_files(form)
    answers = read(form.fields, form.request.POST)
    if form.filed and form.filed.stays:
        form.keep()
        return form.page(replace(answers, errors={}))
    if answers.errors or (form.filed and form.filed.error) or form.request.POST.get(STEP) == "change":
        form.keep()
        return form.page(answers)
    if form.offer.name == LETTER and form.request.POST.get(STEP) != "send":
        return _previewed(form, answers)
    return _done(form, answers)


def _asked(form: Form, answers: Answers) -> door.Asked:
    given = {name: value for name, value in answers.values.items() if name != ON}
    values = versions.values(form.offer, correcting.values(form.offer, given), form.here)
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
    """The letter as it would be sent, or what is missing in it; nothing is written but the draft."""
    form.keep()
    shown = preview_page(
        form.request, form.here, form.seen, form.offer, _action(form, answers), form.hidden(form.sequence), form.viewer
    )
    return form.page(answers.with_errors(_errors(shown)), shown) if isinstance(shown, Refusal) else shown


def _action(form: Form, answers: Answers) -> Action:
    return door.supposed(_asked(form, answers), form.viewer, form.seen.outlook.scene.office)


def _done(form: Form, answers: Answers) -> HttpResponse:
    asked = _with_details(_asked(form, answers))
    if form.offer.name == LETTER:
        written = with_text(form.here, form.seen, _action(form, answers), asked, form.viewer.person)
        if isinstance(written, Refusal):
            form.keep()
            return form.page(answers.with_errors(_errors(written)), written)
        asked = written
    act_on = linking.link if form.offer.name == linking.LINK else door.act
    answer = act_on(form.here.slug, form.ref, asked, form.viewer, request_key=form.key, seen_sequence=form.sequence)
    if isinstance(answer, door.Done):
        staff_drafts.finished(form.viewer, form.ref, drafting.form_of(form.address))
        if page := new_code.shown(form.request, form.here, form.viewer, answer):
            return page
        if form.offer.name == CALL_BACK:
            return recalling.written_again(form.request, form.here, form.viewer, form.seen, form.offer.about)
        messages.success(form.request, recorded(form.offer.name, form.offer.title, asked.values))
        return _after(form.request, form.here, form.viewer, form.ref)
    form.keep()
    if isinstance(answer, Refusal):
        return form.page(answers.with_errors(correcting.beside(answers.values, _errors(answer))), answer)
    unread = form.offer.name in UNREAD
    form = replace(form, seen=lists.case_page(form.viewer, form.ref, timezone.now(), undeclared=unread))
    changes = happened(form.viewer, form.seen, [one.sequence for one in answer.since])
    return form.page(answers, answer.refusal, changes)


def _after(request: HttpRequest, here: Place, viewer: Viewer, ref: str) -> HttpResponse:
    """Back to the case; or to the list, where what was done took the case out of the person's sight."""
    if lists.by_number(viewer, ref):
        return redirect("desk-case", here.slug, ref)
    return redirect("desk-due", here.slug)


def _errors(refusal: Refusal) -> dict[str, str]:
    return dict(refusal.fields) or {"": refusal.why}
