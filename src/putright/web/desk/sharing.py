"""Making a copy that names nobody, for those who need something of a case: choose the parts, go over the words, give it out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field, Refusal
from putright.core.casework.decide.copying import COPY, PARTS, TEXT, TO_WHOM
from putright.register import access, door, sharing
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.register.sharing import StillThere
from putright.web.copies import nameless
from putright.web.desk import signed_out
from putright.web.desk.going_over import Shown, errors, not_there, shown, still_there, told
from putright.web.desk.naming import lookalikes
from putright.web.desk.viewing import desk_page
from putright.web.forms.answers import Answers, read
from putright.web.forms.checking import STEP
from putright.web.forms.components import components, error_list
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.forms.names import input_name
from putright.web.letters.reading import reference_of
from putright.web.telling.copies import part_words, reader_words
from putright.web.telling.words import sentence


def share(request: HttpRequest, here: Place, viewer: Viewer, seen: CasePage, reader: str) -> HttpResponse:
    """The pages, one after the other."""
    form = Sharing(request, here, viewer, seen, reader)
    if request.method == "GET":
        return form.opened()
    answers = read(form.asked, request.POST)
    if answers.errors or request.POST.get(STEP) == "change":
        return form.chooses(answers)
    if request.POST.get(STEP) == "make":
        return form.makes(answers, shown(seen, answers.values["parts"], request.POST))
    return form.goes_over(answers, shown(seen, answers.values["parts"]))


@dataclass(frozen=True)
class Sharing:
    """A copy without names on its way."""

    request: HttpRequest
    here: Place
    viewer: Viewer
    seen: CasePage
    reader: str

    @property
    def asked(self) -> tuple[Field, ...]:
        """What is asked first."""
        parts = tuple(Choice(one.value, sentence(part_words(one.value))) for one in PARTS)
        hint = _("Only what they need to do their part.")
        return (
            Field("parts", "choices", _("Which parts go?"), True, hint, parts),
            Field(TO_WHOM, "text", _("Who will have it?"), True, _("Like the name of the firm")),
        )

    def opened(self) -> HttpResponse:
        """The first page; or what somebody had gone over when they were signed out."""
        given = signed_out.given_back(self.request, self.here, self.viewer)
        if given is None:
            return self.chooses(Answers())
        signed_out.told(self.request)
        answers = read(self.asked, given)
        if answers.errors:
            return signed_out.forget(self.request, self.here, self.chooses(answers))
        again = self.goes_over(answers, shown(self.seen, answers.values["parts"], given))
        return signed_out.forget(self.request, self.here, again)

    def chooses(self, answers: Answers) -> HttpResponse:
        """Which parts, and for whom."""
        drawn = components(self.asked, answers, small=True)
        return self._page("desk/share.html", error_list(self.asked, answers), questions_list=drawn)

    def goes_over(self, answers: Answers, parts: list[Shown], wrong: Iterable[dict[str, str]] = ()) -> HttpResponse:
        """The words as they would go, with everything that was left out marked."""
        access.note(self.viewer, self.seen.line.ref, "copy", timezone.now())
        names = list(dict.fromkeys(name for one in parts for name in lookalikes(one.going)))
        given = [(input_name(field), text) for field in self.asked for text in answers.several(field)]
        erased = any(party.erased for party in self.seen.parties.values())
        return self._page(
            "desk/share_check.html", list(wrong), shown=parts, names=names, given=given, erased=erased
        )  # fmt: skip

    def makes(self, answers: Answers, parts: list[Shown]) -> HttpResponse:
        """The copy recorded and there to be taken out; or what must not go, marked."""
        checked = not_there(parts)
        if wrong := errors(checked, _("Only leave out more. This was not there: %(words)s")):
            return self.goes_over(answers, checked, wrong)
        text = nameless.text_of((one.section.title, one.going) for one in parts)
        drawn = nameless.document(self.here.name, self.viewer.today, text)
        wanted, key = self._wanted(answers, text, drawn), request_key(self.request)
        match sharing.give_out(self.seen, wanted, nameless.readable(drawn), self.viewer, request_key=key):
            case door.Done(last=last):
                return redirect("desk-copied", self.here.slug, self.seen.line.ref, last)
            case StillThere(words=words):
                return self._refused(answers, parts, words)
            case Refusal(why=why, fields=fields):
                return self.goes_over(answers, parts, [{"text": fields.get(TEXT) or why}])
        changed = _("This changed while you were looking. Make the copy again.")
        return self.goes_over(answers, parts, [{"text": changed}])

    def _refused(self, answers: Answers, parts: list[Shown], words: tuple[str, ...]) -> HttpResponse:
        """What still tells who somebody is: where it stands in one part, it is marked there."""
        said = _("This still tells who somebody is. Take it out: %(words)s")
        marked = still_there(self.seen, parts)
        return self.goes_over(answers, marked, errors(marked, said) or [{"text": said % {"words": told(words)}}])

    def _wanted(self, answers: Answers, text: str, drawn: str) -> door.Asked:
        sha256 = hashlib.sha256(drawn.encode()).hexdigest()
        values = {"reader": self.reader, "parts": answers.values["parts"], "sha256": sha256}
        return door.Asked(COPY, values=values, words={TO_WHOM: str(answers.values[TO_WHOM]), TEXT: text})

    def _page(self, template: str, wrong: list[dict[str, str]], **more: Any) -> HttpResponse:
        return desk_page(
            self.request, template, self.here, section="due", seen=self.seen, reference=reference_of(self.seen),
            reader=reader_words(self.reader), error_list=wrong,
            hidden_values={REQUEST_KEY: request_key(self.request), signed_out.WHOSE: signed_out.mark(self.viewer)}, **more,
        )  # fmt: skip
