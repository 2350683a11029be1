"""A letter to be saved from its page: as a PDF in a size, and read out. Who may have it is asked by the page."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from putright.web.downloads import in_parts, saved
from putright.web.letters import audio, pdf, size
from putright.web.letters.sheet import Sheet, html
from putright.web.letters.spoken import spoken


@dataclass(frozen=True)
class Ways:
    """Where the letter on a page can be saved; an address is empty where that cannot be made on this machine."""

    pdf: str = ""
    audio: str = ""
    sizes: tuple[int, ...] = size.SIZES


def ways(pdf_address: str, audio_address: str) -> Ways:
    """The ways that are open here."""
    return Ways(pdf_address if pdf.is_installed() else "", audio_address if audio.is_installed() else "")


def missing() -> tuple[str, ...]:
    """What whoever looks after Putright would install, for staff."""
    found = ((pdf.is_installed(), pdf.HOW_TO_INSTALL), (audio.is_installed(), audio.HOW_TO_INSTALL))
    return tuple(str(line) for is_here, line in found if not is_here)


def as_pdf(request: HttpRequest, letter: Sheet | None, usual: int, page: str) -> HttpResponse:
    """The file, in the size of the address or the one asked for once; the page, to be printed, where none can be made."""
    if letter is None:
        raise Http404
    try:
        made = pdf.pdf(html(letter, size.chosen(request, usual)))
    except pdf.NotInstalled:
        return redirect(page)
    return saved(made, "application/pdf", f"{letter.name}.pdf")


def as_audio(request: HttpRequest, letter: Sheet | None, page: str, otherwise: str) -> HttpResponse:
    """The recording; the page itself, with a word on what to do otherwise, where none can be made."""
    if letter is None:
        raise Http404
    try:
        made = audio.audio(spoken(letter), letter.spoken_in)
    except audio.NoRecording:
        messages.info(request, otherwise)
        return redirect(page)
    return in_parts(request, saved(made, "audio/wav", f"{letter.name}.wav"))
