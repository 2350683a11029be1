"""The confirmation: a reference, a code to follow the matter with, and the dates the procedure promises."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from putright.core.procedure.model.scope import Kind
from putright.register import lists, offices, scope
from putright.register.door import Done
from putright.register.organisations import Place
from putright.web.page import page
from putright.web.public.session import remember
from putright.web.telling.dates import by_day, tell_date
from putright.web.telling.reference import grouped


def received_page(request: HttpRequest, here: Place, kind: Kind, done: Done) -> HttpResponse:
    """Shown in answer to the form itself, so that the code is kept nowhere; sent twice, it is the same page."""
    today = offices.local().date()
    procedure, owed = lists.dates_owed(scope.complainant(here.id, here.slug, today, done.ref), done, timezone.now())
    dates = [tell_date(procedure, state, today) for state in owed if state.open and state.due]
    response = page(
        request, "public/received.html", here, section="tell", kind=kind, reference=grouped(done.number, done.ref),
        code=done.code, dates=by_day(dates),
    )  # fmt: skip
    remember(response, here, done.code)
    return response
