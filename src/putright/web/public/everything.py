"""Everything somebody may know of their case: as one document to read and print, as a PDF, and as one file with their files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from putright.register import files
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web import downloads
from putright.web.copies.on_paper import whole_pdf
from putright.web.copies.packing import packed, saved
from putright.web.copies.whole import Whole, for_complainant
from putright.web.letters import pdf, size
from putright.web.page import page
from putright.web.public.opening import of_opened_case

LONGEST = 200_000
"""Characters beyond which no PDF is made here: some 120 pages, for which the server works six seconds. Staff can make it."""


@require_GET
@of_opened_case
def everything(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage) -> HttpResponseBase:
    """The file, to be saved."""
    whole, now = for_complainant(seen, viewer.today), timezone.now()
    with_pdf = pdf.is_installed() and not _too_long(whole)
    return saved(packed(whole, lambda file: files.content(viewer, seen.ref, file.reference, now), with_pdf=with_pdf))


@require_GET
@of_opened_case
def to_read(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage) -> HttpResponse:
    """The document, to be read or printed."""
    whole = for_complainant(seen, viewer.today)
    where = {file.reference: reverse("public-file", args=[here.slug, file.reference]) for file in whole.files}
    return page(
        request, "public/everything.html", here, section="track", whole=whole, where=where, sizes=size.SIZES,
        as_pdf=reverse("public-everything-pdf", args=[here.slug]) if pdf.is_installed() else "", too_long=_too_long(whole),
    )  # fmt: skip


@require_GET
@of_opened_case
def as_pdf(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage) -> HttpResponse:
    """The document as a PDF, in the size they asked for once or chose; the page, to be printed, where none can be made."""
    whole = for_complainant(seen, viewer.today)
    if _too_long(whole):
        return redirect("public-everything-read", here.slug)
    try:
        made = whole_pdf(whole, size.chosen(request, whole.size))
    except pdf.NotInstalled:
        return redirect("public-everything-read", here.slug)
    return downloads.saved(made, "application/pdf", f"{whole.reference}.pdf")


def _too_long(whole: Whole) -> bool:
    """Anybody can tell us as much as they like and ask for it again and again: it must not keep the server from others."""
    return whole.length > LONGEST
