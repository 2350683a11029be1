"""Making a copy of a whole case: for whom, what is in it, and taking it out. Copies that name nobody are made in `sharing`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from putright.core.casework import entries as e
from putright.core.casework.action import Field, Refusal
from putright.core.casework.decide.copying import COPY, NAMELESS, TEXT, TO_WHOM, WHOLE, is_nameless
from putright.core.casework.letter_text import paragraphs
from putright.register import access, door, files, lists, scope
from putright.register.files import Content, FileSeen
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.copies import nameless
from putright.web.copies.for_ombudsman import for_ombudsman
from putright.web.copies.on_paper import nameless_pdf
from putright.web.copies.packing import on_paper, packed, saved
from putright.web.copies.whole import Whole, for_complainant
from putright.web.desk import sharing, signed_out
from putright.web.desk.case import subject
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.downloads import download
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.forms.keys import REQUEST_KEY, request_key
from putright.web.letters import pdf
from putright.web.letters.reading import reference_of
from putright.web.page import View
from putright.web.telling.copies import reader_words

ON_THE_CASE = Callable[..., HttpResponseBase]
AS, PDF = "as", "pdf"
"""The name of the buttons that take a copy out, and the one for a PDF alone."""


def may_copy(view: ON_THE_CASE) -> View:
    """Give a view the case; to whoever sees it and may act on it. To anybody else there is no such page."""

    @for_staff
    @wraps(view)
    def found(request: HttpRequest, here: Place, viewer: Viewer, ref: str, **parts: Any) -> HttpResponseBase:
        seen = lists.case_page(viewer, ref, timezone.now())
        if not any(offer.name == COPY for offer in seen.offers):
            raise Http404
        return view(request, here, viewer, seen, **parts)

    return found


@require_GET
@may_copy
def copy(request: HttpRequest, here: Place, viewer: Viewer, seen: CasePage) -> HttpResponse:
    """For whom?"""
    made = [one for one in reversed(seen.entries) if isinstance(one.entry, e.CopyMade)]
    return desk_page(
        request, "desk/copy.html", here, section="due", seen=seen, title=subject(seen), reference=reference_of(seen),
        whole=[(one.value, reader_words(one.value)) for one in WHOLE],
        nameless=[(one.value, reader_words(one.value)) for one in NAMELESS],
        made=[(one.sequence, one.entry, reader_words(one.entry.reader), one.words(TO_WHOM)) for one in made],  # type: ignore[union-attr]
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@may_copy
def copy_for(request: HttpRequest, here: Place, viewer: Viewer, seen: CasePage, reader: str) -> HttpResponseBase:
    """A copy for one kind of reader: seen first, then recorded and given out."""
    if reader not in {one.value for one in (*WHOLE, *NAMELESS)}:
        raise Http404
    if request.method == "POST" and (done := door.taken_before(here.slug, viewer, request.POST.get(REQUEST_KEY, ""))):
        messages.info(request, _("This copy was recorded already. To have another, make it again."))
        return redirect("desk-case", here.slug, done.ref)
    if is_nameless(reader):
        return sharing.share(request, here, viewer, seen, reader)
    whole, content = _made_for(viewer, seen, reader)
    asked = _asked(reader)
    answers = read(asked, request.POST) if request.method == "POST" else Answers()
    if request.method == "GET" or answers.errors:
        return _preview(request, here, viewer, seen, reader, whole, asked, answers)
    alone = request.POST.get(AS) == PDF and pdf.is_installed()
    out = on_paper(whole) if alone else packed(whole, content, with_pdf=pdf.is_installed())
    wanted = door.Asked(
        COPY, values={"reader": reader, "sha256": out.sha256}, words={TO_WHOM: str(answers.values.get(TO_WHOM, ""))}
    )
    answer = door.act(here.slug, seen.line.ref, wanted, viewer, request_key=request_key(request))
    if isinstance(answer, door.Done):
        return saved(out)
    out.out.close()
    why = (
        answer
        if isinstance(answer, Refusal)
        else Refusal(_("This changed while you were looking. Make the copy again."))
    )
    return _preview(
        request, here, viewer, seen, reader, whole, asked, answers.with_errors(dict(why.fields) or {"": why.why})
    )


def _asked(reader: str) -> tuple[Field, ...]:
    hint = _("Like the name of the office, and where it goes")
    return () if reader == "complainant" else (Field(TO_WHOM, "text", _("Who will have it?"), True, hint),)


def _made_for(viewer: Viewer, seen: CasePage, reader: str) -> tuple[Whole, Callable[[FileSeen], Content]]:
    """What the copy holds, and where its files are read: for whoever complained as they themselves would be shown it."""
    now, ref = timezone.now(), seen.line.ref
    if reader == "complainant":
        they = scope.complainant(viewer.organisation, viewer.slug, viewer.today, ref)
        whole = for_complainant(lists.tracking_page(they, ref, now), viewer.today)
        return whole, lambda file: files.content(they, ref, file.reference, now)
    return for_ombudsman(seen, viewer.today), lambda file: files.content(viewer, ref, file.reference, now)


def _preview(
    request: HttpRequest, here: Place, viewer: Viewer, seen: CasePage, reader: str, whole: Whole,
    asked: tuple[Field, ...], answers: Answers,
) -> HttpResponse:  # fmt: skip
    access.note(viewer, seen.line.ref, "copy", timezone.now())
    where = {
        file.reference: reverse("desk-file", args=[here.slug, seen.line.ref, file.reference]) for file in whole.files
    }
    return desk_page(
        request, "desk/copy_whole.html", here, section="due", seen=seen, whole=whole, where=where, reader=reader_words(reader),
        reference=reference_of(seen), questions_list=components(asked, answers, small=True),
        error_list=error_list(asked, answers),
        hidden_values={REQUEST_KEY: request_key(request), signed_out.WHOSE: signed_out.mark(viewer)}, missing=pdf.missing(),
    )  # fmt: skip


@require_GET
@may_copy
def copied(request: HttpRequest, here: Place, viewer: Viewer, seen: CasePage, sequence: int) -> HttpResponse:
    """A copy that names nobody, as it went out; to be read, printed or saved."""
    found = next((one for one in seen.entries if one.sequence == sequence), None)
    if found is None or not isinstance(found.entry, e.CopyMade) or not found.words(TEXT):
        raise Http404
    text, made = found.words(TEXT), found.entry.on
    if request.GET.get("save") == "yes":
        drawn = nameless.document(here.name, made, text)
        return download(Content("copy.html", "text/html; charset=utf-8", drawn.encode()))
    if request.GET.get("save") == PDF and pdf.is_installed():
        return download(Content("copy.pdf", "application/pdf", nameless_pdf(here.name, made, text)))
    return desk_page(
        request, "desk/copied.html", here, section="due", seen=seen, reference=reference_of(seen), made=made,
        lines=paragraphs(text), sequence=sequence, reader=reader_words(found.entry.reader), to=found.words(TO_WHOM),
        missing=pdf.missing(),
    )  # fmt: skip
