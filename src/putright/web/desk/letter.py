"""A letter that was sent, for those who work on its case: on a page, as a PDF and read out."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.casework import entries as e
from putright.core.casework.letter_text import Line
from putright.core.procedure.model.letters import Letter
from putright.register import lists
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.viewing import desk_page, for_everybody_here
from putright.web.desk.writing import size_for
from putright.web.letters import saving
from putright.web.letters.composing import addressee
from putright.web.letters.reading import reference_of, sent_letter
from putright.web.letters.sheet import sheet


@require_GET
@for_everybody_here
def letter(request: HttpRequest, here: Place, viewer: Viewer, ref: str, sequence: int) -> HttpResponse:
    """A letter as it was sent."""
    seen = lists.case_page(viewer, ref, timezone.now())
    sent, lines = _sent(seen, sequence)
    at = [here.slug, ref, sequence]
    return desk_page(
        request, "desk/letter.html", here, section="due", seen=seen, lines=lines, sent=sent,
        reference=reference_of(seen), size=size_for(seen, seen.procedure.the(Letter, sent.letter)),
        ways=saving.ways(reverse("desk-letter-pdf", args=at), reverse("desk-letter-audio", args=at)),
        missing=saving.missing(),
    )  # fmt: skip


@require_GET
@for_everybody_here
def as_pdf(request: HttpRequest, here: Place, viewer: Viewer, ref: str, sequence: int) -> HttpResponse:
    """The letter as a file to print or send on, with the address where the window of an envelope shows it."""
    seen = lists.case_page(viewer, ref, timezone.now())
    rule = seen.procedure.the(Letter, _sent(seen, sequence)[0].letter)
    page = reverse("desk-letter", args=[here.slug, ref, sequence])
    return saving.as_pdf(request, sheet(seen, sequence, addressee(seen, rule)), size_for(seen, rule), page)


@require_GET
@for_everybody_here
def as_audio(request: HttpRequest, here: Place, viewer: Viewer, ref: str, sequence: int) -> HttpResponse:
    """The letter read out, for somebody who asked for that."""
    seen = lists.case_page(viewer, ref, timezone.now())
    page = reverse("desk-letter", args=[here.slug, ref, sequence])
    otherwise = _("This letter is too long to be read out here. A recording has to be made by hand.")
    return saving.as_audio(request, sheet(seen, sequence, None), page, otherwise)


def _sent(seen: CasePage, sequence: int) -> tuple[e.LetterSent, tuple[Line, ...]]:
    """The letter of that entry; nothing is here where it is none."""
    found = sent_letter(seen, sequence)
    if found is None:
        raise Http404
    return found
