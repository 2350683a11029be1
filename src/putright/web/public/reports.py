"""What the organisation publishes about what people told it: figures in which nobody can be known, and what is promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.casework.office import FiguresPublished
from putright.core.procedure import publish
from putright.core.reporting.published import standing
from putright.core.reporting.suppression import LEAST
from putright.register.organisations import Place
from putright.web.page import of_organisation, office_now, page, procedure_in_force
from putright.web.spreadsheet import answered, table
from putright.web.telling.words import sentence


@require_GET
@of_organisation
def reports(request: HttpRequest, here: Place) -> HttpResponse:
    """The reports for everybody, and which ones the procedure promises."""
    promised = publish.reports(procedure_in_force(here))
    return page(
        request, "public/reports.html", here, section="reports", published=standing(office_now(here)),
        promised=[report for report in promised if report.public],
        inside=[report for report in promised if not report.public],
    )  # fmt: skip


@require_GET
@of_organisation
def published(request: HttpRequest, here: Place, name: str) -> HttpResponse:
    """One report as it was published, at its address for ever; of one that was taken back, that it was."""
    found, taken_back = _found(here, name)
    return page(
        request, "public/report.html", here, section="reports", report=found, taken_back=taken_back, least=LEAST,
        tables=() if taken_back else found.tables,
    )  # fmt: skip


@require_GET
@of_organisation
def as_table(request: HttpRequest, here: Place, name: str) -> HttpResponseBase:
    """Its figures as a file for a spreadsheet."""
    found, taken_back = _found(here, name)
    if taken_back:
        raise Http404
    rows = list(_rows(found))  # in the language of whoever asks: it is given out when that is known no more
    return answered(name, table([_("What is counted"), _("What"), _("How many")], rows))


def _found(here: Place, name: str) -> tuple[FiguresPublished, date | None]:
    """What was published under that name, and since when it is taken back."""
    office = office_now(here)
    if name not in office.published:
        raise Http404
    return office.published[name], office.taken_back.get(name)


def _rows(report: FiguresPublished) -> Iterator[list[str]]:
    """A line for each count, and one for all of a table."""
    small = _("fewer than %(least)s") % {"least": LEAST}
    for one in report.tables:
        for what, count in one.counts:
            yield [sentence(one.title), what, _("not shown") if count is None else str(count)]
        yield [sentence(one.title), _("All"), small if one.total is None else str(one.total)]


@require_GET
@of_organisation
def said_and_did(request: HttpRequest, here: Place) -> HttpResponse:
    """What has changed because of what people said."""
    return page(request, "public/said_and_did.html", here, section="reports")
