"""Letters to be posted: the list of those that wait, all of them to print or as one PDF, and the press that says they went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from putright.core.procedure.model.letters import Letter
from putright.register import lists
from putright.register.letters import posting
from putright.register.letters.posting import Run, ToPost
from putright.register.lists import CasePage, InterestFirst
from putright.register.organisations import Place
from putright.register.parties import PartySeen
from putright.register.scope import NoSuchCase, Viewer
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.desk.writing import enclosed, size_for
from putright.web.downloads import saved
from putright.web.letters import pdf
from putright.web.letters import sheet as paper
from putright.web.letters.composing import addressee
from putright.web.letters.reading import sent_letter

PRINT, SAVE, GONE, LETTERS = "print", "save", "gone", "letter"
"""The three buttons, and the name of the boxes that choose letters."""

MOST = 100
"""Letters in one run: some seven seconds of drawing, in which nobody else gets a PDF from this process."""


@dataclass(frozen=True)
class Sheet:
    """A letter as it is listed and printed."""

    number: int
    ref: str
    sequence: int
    since: datetime
    size: int
    """As whoever it goes to asked for, in points."""
    encloses: str
    """What names the version of the procedure that goes with it; empty where none does."""
    to: PartySeen | None
    paper: paper.Sheet
    """What it says, as it is drawn."""


@require_http_methods(["GET", "POST"])
@for_staff
def post(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """The letters that wait; chosen, they are shown to be printed, saved as one PDF, or noted as gone."""
    chosen = {int(one) for one in request.POST.getlist(LETTERS) if one.isdecimal() and len(one) < 19}
    if request.method == "POST" and GONE in request.POST:
        return _gone(request, here, viewer, chosen)
    waiting = posting.waiting(viewer)
    wanted = [one for one in waiting if one.number in chosen]
    if request.method == "POST" and (run := list(_sheets(viewer, wanted[:MOST]))):
        as_pdf = SAVE in request.POST and pdf.is_installed() and len(wanted) <= MOST
        return _as_pdf(viewer, run) if as_pdf else _printed(request, here, run, len(wanted))
    return desk_page(
        request, "desk/post.html", here, section="post", sheets=list(_sheets(viewer, waiting)), most=MOST,
        runs=_runs(viewer, posting.runs(viewer)), names=_fields(),
        error=_("Choose the letters to print") if request.method == "POST" else "",
    )  # fmt: skip


def _fields() -> dict[str, str]:
    return {"print": PRINT, "save": SAVE, "gone": GONE, "letter": LETTERS}


def _printed(request: HttpRequest, here: Place, run: Sequence[Sheet], chosen: int) -> HttpResponse:
    """The letters of a run; of more than one holds, how many were chosen is said."""
    return desk_page(
        request, "desk/post_printed.html", here, section="post", sheets=run, names=_fields(), missing=pdf.missing(),
        most=MOST, chosen=chosen,
    )  # fmt: skip


def _as_pdf(viewer: Viewer, wanted: Sequence[Sheet]) -> HttpResponse:
    """Every chosen letter in one file, each in its own size; what it is called tells of nobody."""
    drawn = [paper.html(one.paper, one.size) for one in wanted]
    return saved(pdf.pdf(*drawn), "application/pdf", f"letters-{viewer.today}.pdf")


def _gone(request: HttpRequest, here: Place, viewer: Viewer, chosen: set[int]) -> HttpResponse:
    """Note that the chosen letters went; another may have noted some of them a moment before."""
    number = posting.posted(viewer, chosen, timezone.now())
    if number:
        told = ngettext("%(num)s letter went to the post.", "%(num)s letters went to the post.", number)
        messages.success(request, told % {"num": number})
    else:
        messages.info(request, _("Nothing was noted: these letters went before, or none was chosen."))
    return redirect("desk-post", here.slug)


def _sheets(viewer: Viewer, waiting: Sequence[ToPost]) -> Iterator[Sheet]:
    pages: dict[str, CasePage | None] = {}
    for one in waiting:
        if one.ref not in pages:
            pages[one.ref] = _page(viewer, one.ref)
        seen = pages[one.ref]
        found = sent_letter(seen, one.sequence) if seen else None
        if seen and found:
            rule = seen.procedure.the(Letter, found[0].letter)
            to = addressee(seen, rule)
            if drawn := paper.sheet(seen, one.sequence, to):
                yield Sheet(
                    one.number, one.ref, one.sequence, one.since, size_for(seen, rule), enclosed(seen, rule), to, drawn
                )  # fmt: skip


def _page(viewer: Viewer, ref: str) -> CasePage | None:
    """The case; none where it was taken from the viewer's sight a moment ago."""
    try:
        return lists.case_page(viewer, ref, timezone.now())
    except (NoSuchCase, InterestFirst):
        return None


def _runs(viewer: Viewer, found: Sequence[Run]) -> list[tuple[Run, str]]:
    names = lists.names(viewer, {run.by for run in found})
    return [(run, names.get(run.by, "")) for run in found]
