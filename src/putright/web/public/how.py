"""How the organisation deals with what people tell it: its procedure, with the rules behind it left out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.publish import publish
from putright.register.organisations import Place
from putright.web.page import of_organisation, page, procedure_in_force


@require_GET
@of_organisation
def how_it_works(request: HttpRequest, here: Place) -> HttpResponse:
    """The procedure in force today."""
    procedure = procedure_in_force(here)
    return page(request, "public/how.html", here, section="how", procedure=procedure, document=_published(procedure))


_documents: dict[str, str] = {}


def _published(procedure: Procedure) -> str:
    """The procedure as HTML, made once for each version; the core escapes all of it."""
    if procedure.sha256 not in _documents:
        _documents[procedure.sha256] = publish(procedure)
    return _documents[procedure.sha256]
