"""What the organisation publishes about what people told it. Nothing is published yet; the pages say what is promised."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from putright.core.procedure import publish
from putright.register.organisations import Place
from putright.web.page import of_organisation, page, procedure_in_force


@require_GET
@of_organisation
def reports(request: HttpRequest, here: Place) -> HttpResponse:
    """The reports for everybody, and which ones the procedure promises."""
    promised = publish.reports(procedure_in_force(here))
    return page(
        request, "public/reports.html", here, section="reports",
        promised=[report for report in promised if report.public],
        inside=[report for report in promised if not report.public],
    )  # fmt: skip


@require_GET
@of_organisation
def said_and_did(request: HttpRequest, here: Place) -> HttpResponse:
    """What has changed because of what people said."""
    return page(request, "public/said_and_did.html", here, section="reports")
