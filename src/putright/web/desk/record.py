"""Recording what came in by letter, telephone, in person or otherwise: the same questions, put to whoever took it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from putright.core.casework.action import Choice, Field, Given, Refusal
from putright.core.casework.reference import grouped
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register import door, lists
from putright.register.incoming import filing
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.register.staff_drafts import NEW, StaffDraft
from putright.web.desk import drafting, unrecorded
from putright.web.desk.drafting import Address
from putright.web.desk.quick import RECEIVED_ON, quick
from putright.web.desk.unrecorded import Unrecorded
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.components import components, error_list
from putright.web.forms.files import SHOWN, FilesAsked, handled
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.page import office_now, procedure_in_force
from putright.web.public import asked as public
from putright.web.telling.public import part_question

HOUR, USUAL, PERSON = "hour", "usual contact", ("complainant", "representative")


@require_GET
@for_staff
def kinds(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """What came in?"""
    found = sorted(procedure_in_force(here).all(Kind), key=lambda kind: not kind.nameless)
    listed = [(kind, slugify(kind.name)) for kind in found]
    begun = unrecorded.listed(here, viewer)
    return desk_page(request, "desk/kinds.html", here, section="record", kinds=listed, unrecorded=begun)


@require_http_methods(["GET", "POST"])
@for_staff
def record(request: HttpRequest, here: Place, viewer: Viewer, kind: str) -> HttpResponse:
    """The form for one kind of feedback, and the receipt."""
    procedure = procedure_in_force(here)
    rule = next((one for one in procedure.all(Kind) if slugify(one.name) == kind), None)
    if rule is None:
        raise Http404
    if again := unrecorded.given_back(request, here, viewer, rule):
        return again
    if rule.nameless:
        return quick(request, here, viewer, rule)
    matter = tuple(_matter(viewer, here, procedure, rule))
    person = tuple(_of_them(one) for one in public.about_you(rule))
    form = Recording(request, here, viewer, rule, matter, person, request_key(request))
    return form.opened() if request.method == "GET" else form.sent()


@dataclass(frozen=True)
class Recording:
    """The form for what came in, as somebody fills it in for whoever brought it."""

    request: HttpRequest
    here: Place
    viewer: Viewer
    kind: Kind
    matter: tuple[Field, ...]
    person: tuple[Field, ...]
    key: str
    draft: StaffDraft | None = None
    """What they began before and go on with."""

    @property
    def address(self) -> Address:
        """By which it is kept while it is written."""
        return unrecorded.address_of(self.kind, self.key)

    def opened(self) -> HttpResponse:
        """The form with today's date, or with what they began before."""
        draft = unrecorded.opened(self.request, self.viewer, self.kind)
        if draft is None:
            return self.page(prefilled(self.matter, {RECEIVED_ON: self.viewer.today.isoformat()}), self.filed())
        again = replace(self, key=draft.one(REQUEST_KEY) or self.key, draft=draft)
        return again.page(drafting.answers(draft), again.filed(draft.given.get(SHOWN, ())))

    def sent(self) -> HttpResponse:
        """What was written taken in, or the form with what is wrong."""
        if done := door.taken_before(self.here.slug, self.viewer, self.key):
            filing.recorded(self.viewer, self.key, done, timezone.now())
            return _received(self.request, self.here, self.viewer, done)
        title = str(self.kind.words)
        if pressed := drafting.answered(self.request, self.here, self.viewer, NEW, self.address, title):
            return pressed
        filed, answers = self.filed(), read((*self.matter, *self.person), self.request.POST)
        if filed.stays:
            return self.kept(answers.without_errors(), filed)
        answers = answers.with_errors(_wrong(self.kind, answers))
        if answers.errors or filed.error:
            return self.kept(answers, filed)
        return self._receive(answers, filed)

    def kept(self, answers: Answers, filed: FilesAsked) -> HttpResponse:
        """The form again, and what it holds kept: it is not done yet."""
        drafting.keep(self.viewer, NEW, self.address, str(self.kind.words), self.request.POST, self.here)
        return self.page(answers, filed)

    def filed(self, shown: tuple[str, ...] = ()) -> FilesAsked:
        """The files that wait to come with it."""
        return handled(self.request, self.here, drafting.files_key(NEW, self.viewer, self.key), shown)

    def page(self, answers: Answers, filed: FilesAsked) -> HttpResponse:
        """The form with these answers and files."""
        return desk_page(
            self.request, "desk/record.html", self.here, section="record", kind=self.kind,
            hidden_values=unrecorded.hidden(self.viewer, self.kind, self.key),
            draft_address=unrecorded.save_address(self.here, self.kind),
            begun=drafting.about(self.viewer, NEW, self.address, self.draft), unrecorded=self.unrecorded(),
            matter=components(self.matter, answers, small=True), person=components(self.person, answers, small=True),
            error_list=error_list((*self.matter, *self.person), answers) + filed.errors, filed=filed,
        )  # fmt: skip

    def unrecorded(self) -> list[Unrecorded]:
        """What else they began, where the form was opened empty."""
        if self.draft or self.request.method == "POST":
            return []
        return unrecorded.listed(self.here, self.viewer, self.kind)

    def _receive(self, answers: Answers, filed: FilesAsked) -> HttpResponse:
        names = {one.name for one in self.matter} - {RECEIVED_ON}
        complainant, representative = public.parties(answers)
        values: dict[str, Given] = {name: value for name, value in answers.values.items() if name in names}
        words = {part: text for part, text in answers.words.items() if part in names}
        wanted = door.Asked(
            "receive", self.kind.name, on=date.fromisoformat(str(answers.values[RECEIVED_ON])), values=values, words=words,
            complainant=complainant, representative=representative, draft=filed.draft, files=filed.references,
        )  # fmt: skip
        answer = door.act(self.here.slug, None, wanted, self.viewer, request_key=self.key)
        if isinstance(answer, door.Done):
            unrecorded.finished(self.viewer, self.kind, self.key)
            filing.recorded(self.viewer, self.key, answer, timezone.now())
            return _received(self.request, self.here, self.viewer, answer)
        why = answer if isinstance(answer, Refusal) else Refusal(_("This could not be taken."))
        named = {"complainant": "name", "on": RECEIVED_ON}
        errors = {named.get(name, name): text for name, text in why.fields.items()} or {"": why.why}
        return self.kept(answers.with_errors(errors), filed)


def _matter(viewer: Viewer, here: Place, procedure: Procedure, kind: Kind) -> Iterator[Field]:
    """The receipt's own fields with words for staff, the channel and the day first."""
    fields = {field.name: field for field in public.receipt_fields(procedure, office_now(here), kind)}
    yield fields.pop("channel")
    yield Field(RECEIVED_ON, "date", _("When did it reach you?"), True)
    yield replace(fields.pop(HOUR), label=_("At what time, if you know it?"), hint=_("Like 16:05"))
    for name in kind.asks:
        yield replace(fields.pop(name), label=part_question(name), required=name == kind.asks[0])
    usual = fields.pop(USUAL)
    for field in fields.values():
        if field.name == public.POSTS:
            yield replace(
                field, choices=tuple(Choice(c.value, procedure.the(Post, c.value).words) for c in field.choices)
            )
        elif field.name not in PERSON:
            yield field
    staff = office_now(here).staff
    names = lists.names(viewer, staff)
    people = tuple(Choice(one, names.get(one, one)) for one in staff)
    yield replace(usual, type="person", label=_("Whom do they usually deal with?"), choices=people)


def _of_them(field: Field) -> Field:
    """A question about the person who brought it, put to somebody else."""
    labels = {
        "name": _("Their name"), "email": _("Their e-mail address"), "telephone": _("Their telephone number"),
        "address": _("Their postal address"), "needs": _("What would make it easier for them?"),
        "for": _("Are they telling us for somebody else?"), "other name": _("If so, what is that person's name?"),
    }  # fmt: skip
    return replace(field, label=labels[field.name], required=False)


def _wrong(kind: Kind, answers: Answers) -> dict[str, str]:
    errors = public.wrong_about_you(kind, answers)
    if kind.anonymous:
        errors.pop("email", None) if not answers.values.get("email") else None
    hour = str(answers.values.get(HOUR, ""))
    if hour and not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", hour):
        errors[HOUR] = _("Enter a time like 16:05")
    return errors


def _received(request: HttpRequest, here: Place, viewer: Viewer, done: door.Done) -> HttpResponse:
    """What to tell the person, and the case, unless it is hidden from whoever recorded it."""
    if not lists.by_number(viewer, done.ref):
        messages.success(request, _("Recorded. It went to somebody else to deal with."))
        return redirect("desk-due", here.slug)
    return desk_page(
        request, "desk/recorded.html", here, section="record", done=done, reference=grouped(done.number, done.ref)
    )
