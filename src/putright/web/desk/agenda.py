"""A regular report of the procedure, made for one meeting from the record, by whoever sees every case that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.procedure.model.keeping import Register, RegularReport
from putright.core.reporting.agenda import agenda
from putright.core.reporting.columns import cell, is_registered
from putright.core.reporting.meeting import Meeting, Section
from putright.register import lists
from putright.register.lists import reported
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.choices import Choices
from putright.web.desk.picked import day_in
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.page import procedure_in_force
from putright.web.spreadsheet import answered, table
from putright.web.telling.words import sentence

SINCE, UNTIL = "since", "until"
MONTHS = 3
"""How far back a report reaches where nobody says when the last meeting was."""


@dataclass(frozen=True)
class SectionTold:
    """A section with what is counted in words, and who sees to each line by name."""

    section: Section
    counts: tuple[tuple[str, int], ...]
    who: Mapping[str, str]


@require_GET
@for_staff
def report(request: HttpRequest, here: Place, viewer: Viewer, name: str) -> HttpResponse:
    """The report, from one meeting to the next."""
    rule = report_at(here, viewer, name)
    since, until = _span(request, viewer)
    meeting = reported.meeting(here, viewer, since, until, timezone.now(), reported.MOST) if since <= until else None
    told = _told(here, viewer, agenda(rule, meeting)) if meeting else []
    return desk_page(
        request, "desk/agenda.html", here, section="reports", rule=rule, since=since, until=until, meeting=meeting,
        has_register=procedure_in_force(here).only(Register) is not None,
        goes_out=slugify(rule.name) if rule.public else "",
        told=told, nothing=_nothing(meeting, told), most=reported.MOST, backwards=since > until, today=viewer.today,
    )  # fmt: skip


@require_GET
@for_staff
def register(request: HttpRequest, here: Place, viewer: Viewer) -> StreamingHttpResponse:
    """The register of the procedure as a file for a spreadsheet, with its own columns."""
    rule = procedure_in_force(here).only(Register)
    if rule is None or not viewer.everything:
        raise Http404
    since, until = _span(request, viewer)
    matters = (one for one in reported.each(here, viewer, since, until, timezone.now()) if is_registered(one))
    rows = ([cell(name, one) for name in rule.columns] for one in matters)
    return answered(f"{here.slug}-register-{until}", table([sentence(name) for name in rule.columns], rows))


def _span(request: HttpRequest, viewer: Viewer) -> tuple[date, date]:
    """From which day to which: as asked for, else the last months."""
    until = day_in(request.GET.get(UNTIL, "")) or viewer.today
    return day_in(request.GET.get(SINCE, "")) or months_before(until, MONTHS), until


def links(here: Place, viewer: Viewer) -> list[tuple[str, str]]:
    """The reports that this viewer prepares, each with its name in addresses."""
    return [(slugify(rule.name), rule.words) for rule in _reports(here, viewer)]


def report_at(here: Place, viewer: Viewer, name: str) -> RegularReport:
    """The one of that name in addresses; Http404 where there is none for this viewer."""
    found = next((one for one in _reports(here, viewer) if slugify(one.name) == name), None)
    if found is None:
        raise Http404
    return found


def _reports(here: Place, viewer: Viewer) -> list[RegularReport]:
    """Each, for whoever may see every case; for nobody else, to whom it would say that there is nothing where there is much."""
    return list(procedure_in_force(here).all(RegularReport)) if viewer.everything else []


def _nothing(meeting: Meeting | None, told: list[SectionTold]) -> bool:
    """Whether there is nothing to report: that is said, because it stands on the agenda all the same."""
    return meeting is not None and all(one.section.is_empty or not one.section.made for one in told)


def _told(here: Place, viewer: Viewer, sections: tuple[Section, ...]) -> list[SectionTold]:
    words = words_of(here, viewer)
    names = lists.names(viewer, {line.who for one in sections for line in one.lines if line.who})
    return [
        SectionTold(one, tuple((words.get(key, key), count) for key, count in one.counts), names) for one in sections
    ]


def words_of(here: Place, viewer: Viewer) -> dict[str, str]:
    """What is counted, in words; names that are words already stay as they are."""
    choices = Choices(here, viewer)
    known = choices.under("")
    own = {
        "in time": _("in time"),
        "late": _("late"),
        "no service": _("no service"),
        "complaints": _("complaints"),
        "registered": _("registered"),
        "holding letters": _("holding letters"),
    }
    return {**known.categories, **choices.services, **known.channels, **known.kinds, **own}


def months_before(day: date, number: int) -> date:
    """The first day of the month so many before that of a day."""
    years, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    return date(years, month + 1, 1)
