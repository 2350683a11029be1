"""Putting the figures of a report that the procedure promises to everybody on the web: seen first as everybody would see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.core.calendars import Unit
from putright.core.casework.action import Refusal
from putright.core.casework.office import FiguresPublished, Office
from putright.core.procedure.model.keeping import RegularReport
from putright.core.reporting import published
from putright.core.reporting.suppression import LEAST
from putright.publishing import figures
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.agenda import MONTHS, SINCE, UNTIL, months_before, report_at, words_of
from putright.web.desk.picked import day_in
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.page import office_now
from putright.web.telling.theirs import from_core

TAKE_BACK = "take back"
"""The name of the button that takes something back, whose value is what."""


@require_http_methods(["GET", "POST"])
@for_staff
def publish(request: HttpRequest, here: Place, viewer: Viewer, name: str) -> HttpResponse:
    """The figures as everybody would see them; on the web once the button is pressed."""
    rule = report_at(here, viewer, name)
    if not rule.public:
        raise Http404
    if request.method == "POST":
        return _done(request, here, viewer, rule)
    since, until = _days(request.GET, rule, office_now(here))
    return _shown(request, here, viewer, rule, since, until)


def _shown(
    request: HttpRequest, here: Place, viewer: Viewer, rule: RegularReport, since: date, until: date, why: str = ""
) -> HttpResponse:
    office = office_now(here)
    why = why or published.why_not(office, rule, since, until)
    tables = None if why else figures.made(here, rule, since, until, words_of(here, viewer), timezone.now())
    if tables is None and not why:
        why = figures.TOO_MANY
    return desk_page(
        request, "desk/publish.html", here, section="reports", rule=rule, since=since, until=until, tables=tables,
        why=from_core(why) if why else "", standing=published.standing(office, rule.name), least=LEAST,
        report=slugify(rule.name), left_out=published.left_out(rule, [one.title for one in tables or ()]),
    )  # fmt: skip


def _done(request: HttpRequest, here: Place, viewer: Viewer, rule: RegularReport) -> HttpResponse:
    """Published or taken back, and back to the page; what cannot be is said there."""
    now = timezone.now()
    if TAKE_BACK in request.POST:
        answer = figures.take_back(here, viewer.person, request.POST[TAKE_BACK], now)
        done = _("Taken back. Whoever opens its address is told so.")
    else:
        since, until = _days(request.POST, rule, office_now(here))
        made = figures.publish(here, viewer.person, rule, since, until, words_of(here, viewer), now)
        if isinstance(made, Refusal):
            return _shown(request, here, viewer, rule, since, until, made.why)
        answer, done = None, _("Published. Everybody can read it under Reports.")
    if answer:
        messages.error(request, from_core(answer.why))
    else:
        messages.success(request, done)
    return redirect("desk-publish", here.slug, slugify(rule.name))


def _days(given: Mapping[str, str], rule: RegularReport, office: Office) -> tuple[date, date]:
    """From which day to which: as asked for; else on from what was published last, or the last time that is over."""
    until = day_in(given.get(UNTIL, "")) or office.today.replace(day=1) - timedelta(days=1)
    last = next(iter(published.standing(office, rule.name)), None)
    return day_in(given.get(SINCE, "")) or _begins(rule, until, last), until


def _begins(rule: RegularReport, until: date, last: FiguresPublished | None) -> date:
    if last and last.until < until:
        return last.until + timedelta(days=1)
    return months_before(until, _months(rule) - 1)


def _months(rule: RegularReport) -> int:
    """How many months a report is of; as many as one for a meeting where its rule counts in something else."""
    if rule.every and rule.every.unit in (Unit.MONTHS, Unit.YEARS):
        return rule.every.amount * (12 if rule.every.unit == Unit.YEARS else 1)
    return MONTHS
