"""Drawing a page, and finding the organisation it belongs to. What is on a page is in the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from putright.core.casework.office import Office
from putright.core.procedure.model.procedure import Procedure
from putright.register import offices, procedures
from putright.register.organisations import Place, place

View = Callable[..., HttpResponseBase]


def page(
    request: HttpRequest, template: str, here: Place | None = None, status: int = 200, **context: Any
) -> HttpResponse:
    """Return a page of an organisation, or of the installation where there is none."""
    return render(request, template, {"here": here, **context}, status=status, using="pages")


def of_organisation(view: View) -> View:
    """Give a view the organisation its address names; NoSuchOrganisation where there is none."""

    @wraps(view)
    def found(request: HttpRequest, organisation: str, **parts: Any) -> HttpResponseBase:
        return view(request, place(organisation), **parts)

    return found


def procedure_in_force(here: Place) -> Procedure:
    """The procedure that a case received today would follow."""
    return procedures.in_force(here, offices.local().date()).procedure


VERSION, SHORT = "version", 12
"""What an address names a version by, and how many letters of its hash."""


def procedure_asked_for(request: HttpRequest, here: Place) -> Procedure:
    """The version that an address names, if it is or was in force; otherwise the one in force today."""
    asked, today = request.GET.get(VERSION, ""), offices.local().date()
    known = {one.sha256[:SHORT]: one for one in here.versions if one.in_force_from <= today}
    found = known.get(asked)
    return procedures.pinned(found.id, found.sha256).procedure if found else procedure_in_force(here)


def naming(procedure: Procedure) -> str:
    """What an address ends with to name a version: `version=` and the beginning of its hash."""
    return f"{VERSION}={procedure.sha256[:SHORT]}"


def office_now(here: Place) -> Office:
    """Who is who in the organisation at this moment."""
    return offices.office(here, timezone.now())
