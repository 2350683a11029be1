"""Something put right on the spot, recorded on one screen in half a minute: what caused it, what was done, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.casework.action import Field, Given, Refusal
from putright.core.procedure.model.scope import Kind
from putright.register import door, lists
from putright.register.organisations import Place
from putright.register.scope import NoSuchCase, Viewer
from putright.register.staff_drafts import NEW, StaffDraft
from putright.web.dates import hour
from putright.web.desk import drafting, unrecorded
from putright.web.desk.drafting import Address
from putright.web.desk.listing import rows
from putright.web.desk.naming import lookalikes
from putright.web.desk.unrecorded import Unrecorded
from putright.web.desk.viewing import desk_page
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.components import Component, components, error_list
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.page import office_now, procedure_in_force
from putright.web.public import asked as public
from putright.web.telling.public import part_question

RECEIVED_ON, ALL_THE_SAME = "received on", "all the same"
USUAL_CHANNEL = "in person"
UNDO, SAVED, TAKE_BACK = "undo", "saved", "take back"
"""The button that takes back what was saved, where its address names that, and the action."""
DAYS, SHOWN = 7, 5
"""What was recorded in so many days is counted, and the latest of it shown."""


@dataclass(frozen=True)
class Quick:
    """The screen for one kind of record without a name, as somebody fills it in."""

    request: HttpRequest
    here: Place
    viewer: Viewer
    kind: Kind
    key: str
    draft: StaffDraft | None = None
    """What they began before and go on with."""

    @property
    def asked(self) -> tuple[Field, ...]:
        """What happened and what was done: all that has to be answered."""
        fields = self._fields()
        needed = "cause" if self.kind.cause_required else self.kind.asks[0]
        words = [replace(fields[name], label=part_question(name), required=name == needed) for name in self.kind.asks]
        fits = [replace(fields["categories"], label=_("Choose what fits"))] if "categories" in fields else []
        return (*words, *fits)

    @property
    def beside(self) -> tuple[Field, ...]:
        """Where, when and how it came: filled in beforehand."""
        fields = self._fields()
        return (
            fields["service"],
            Field(RECEIVED_ON, "date", _("When did it reach you?"), True),
            fields["channel"],
        )

    def _fields(self) -> dict[str, Field]:
        found = public.receipt_fields(procedure_in_force(self.here), office_now(self.here), self.kind)
        return {field.name: field for field in found}

    def start(self) -> Answers:
        """A screen that nobody has written on: today, in person, and the one service somebody works for."""
        values: dict[str, Given] = {RECEIVED_ON: self.viewer.today.isoformat()}
        channel = next(field for field in self.beside if field.name == "channel")
        if any(choice.value == USUAL_CHANNEL for choice in channel.choices):
            values["channel"] = USUAL_CHANNEL
        if len(self.viewer.services) == 1:
            values["service"] = next(iter(self.viewer.services))
        return prefilled(self.beside, values)

    def page(self, answers: Answers, looks: tuple[str, ...] = ()) -> HttpResponse:
        """The screen; `looks` is what in it looks like a name or a number."""
        recent = lists.recent(self.viewer, self.kind.name, self.viewer.today - timedelta(days=DAYS - 1), SHOWN)
        fields = (*self.asked, *self.beside)
        return desk_page(
            self.request, "desk/quick.html", self.here, section="record", kind=self.kind, looks=looks,
            hidden_values=unrecorded.hidden(self.viewer, self.kind, self.key), error_list=error_list(fields, answers),
            draft_address=unrecorded.save_address(self.here, self.kind),
            begun=drafting.about(self.viewer, NEW, self.form_address, self.draft), unrecorded=self.unrecorded(),
            matter=[_short(one) for one in components(self.asked, answers, small=True)],
            beside=components(self.beside, answers, small=True), recent=rows(self.here, self.viewer, recent.rows),
            said=_counted(recent.number), undo=self.undo(), undo_name=UNDO,
        )  # fmt: skip

    def opened(self) -> HttpResponse:
        """The screen with what they began before, or as it starts."""
        draft = unrecorded.opened(self.request, self.viewer, self.kind)
        if draft is None:
            return self.page(self.start())
        again = replace(self, key=draft.one(REQUEST_KEY) or self.key, draft=draft)
        return again.page(drafting.answers(draft))

    def kept(self, answers: Answers, looks: tuple[str, ...] = ()) -> HttpResponse:
        """The screen again, and what it holds kept: it is not done yet."""
        drafting.keep(self.viewer, NEW, self.form_address, str(self.kind.words), self.request.POST, self.here)
        return self.page(answers, looks)

    def unrecorded(self) -> list[Unrecorded]:
        """What else they began, where the screen was opened empty."""
        if self.draft or self.request.method == "POST":
            return []
        return unrecorded.listed(self.here, self.viewer, self.kind)

    @property
    def form_address(self) -> Address:
        """By which it is kept while it is written."""
        return unrecorded.address_of(self.kind, self.key)

    @property
    def address(self) -> str:
        """Of this screen."""
        return reverse("desk-record", args=[self.here.slug, slugify(self.kind.name)])

    def undo(self) -> tuple[str, str] | None:
        """The record saved last and when, as long as whoever saved it may still take it back."""
        ref = self.request.GET.get(SAVED, "")
        try:
            seen = lists.case_page(self.viewer, ref, timezone.now()) if ref else None
        except NoSuchCase:
            return None
        if seen is None or not any(offer.name == TAKE_BACK for offer in seen.offers):
            return None
        return ref, hour(seen.entries[0].entry.at)

    def looks(self, answers: Answers) -> tuple[str, ...]:
        """What in the words looks as if it named somebody."""
        services = office_now(self.here).services.values()
        known = frozenset(service.title.lower() for service in services) | {self.here.name.lower()}
        return tuple(dict.fromkeys(one for text in answers.words.values() for one in lookalikes(text, known)))


def _short(one: Component) -> Component:
    return Component(one.macro, {**one.params, "rows": 2}) if one.macro == "characterCount" else one


def _counted(number: int) -> str:
    text = ngettext("%(num)s in the last 7 days.", "%(num)s in the last 7 days.", number)
    return text % {"num": number} if number else ""


def quick(request: HttpRequest, here: Place, viewer: Viewer, kind: Kind) -> HttpResponse:
    """The screen, and keeping what was written on it, or taking back what was kept a moment ago."""
    screen = Quick(request, here, viewer, kind, request_key(request))
    if unwanted := request.POST.get(UNDO):
        return _taken_back(screen, unwanted)
    if request.method == "GET":
        return screen.opened()
    if pressed := drafting.answered(request, here, viewer, NEW, screen.form_address, str(kind.words)):
        return pressed
    answers = read((*screen.asked, *screen.beside), request.POST)
    if answers.errors:
        return screen.kept(answers)
    looks = screen.looks(answers)
    if looks and ALL_THE_SAME not in request.POST:
        return screen.kept(answers, looks)
    return _recorded(screen, answers)


def _taken_back(screen: Quick, ref: str) -> HttpResponse:
    """Take a record back by an entry of its own, or say that its time is over."""
    answer = door.act(screen.here.slug, ref, door.Asked(TAKE_BACK), screen.viewer)
    if isinstance(answer, door.Done):
        said = _("Taken back at %(hour)s. It stays on record as taken back, and is not counted.")
        messages.success(screen.request, said % {"hour": hour(timezone.now())})
    else:
        messages.info(screen.request, _("It cannot be taken back any more. Open it to put it right."))
    return redirect(screen.address)


def _recorded(screen: Quick, answers: Answers) -> HttpResponse:
    values = {name: value for name, value in answers.values.items() if name != RECEIVED_ON}
    on = date.fromisoformat(str(answers.values[RECEIVED_ON]))
    wanted = door.Asked("receive", screen.kind.name, on=on, values=values, words=answers.words)
    answer = door.act(screen.here.slug, None, wanted, screen.viewer, request_key=screen.key)
    if isinstance(answer, door.Done):
        saved = _("Saved at %(hour)s. No name is kept with it.") % {"hour": hour(timezone.now())}
        messages.success(screen.request, saved)
        unrecorded.finished(screen.viewer, screen.kind, screen.key)
        return redirect(f"{screen.address}?{SAVED}={answer.ref}")
    why = answer if isinstance(answer, Refusal) else Refusal(_("This could not be taken."))
    named = {"on": RECEIVED_ON}
    return screen.kept(answers.with_errors({named.get(n, n): text for n, text in why.fields.items()} or {"": why.why}))
