"""A poster for the wall: how to tell the organisation what you think, with a square code that leads to its page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from putright.core.procedure import publish
from putright.register.organisations import Place
from putright.web.page import of_organisation, page, procedure_in_force
from putright.web.public.how import address_of
from putright.web.public.square import square


@require_GET
@of_organisation
def poster(request: HttpRequest, here: Place) -> HttpResponse:
    """One page of A4, the same on screen."""
    procedure = procedure_in_force(here)
    address = address_of(request, here, "public-start")
    kinds = {kind.counts_as for kind in publish.kinds_for_everybody(procedure)}
    return page(
        request, "public/poster.html", here, section="poster", procedure=procedure, address=address,
        short=address.partition("://")[2].rstrip("/"), code=square(address), kinds=kinds,
        promised=publish.commitments(procedure, "poster"),
    )  # fmt: skip
