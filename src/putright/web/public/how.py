"""How the organisation deals with what people tell it: the page, the copy for print, and the copy for new staff."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from putright.core.procedure import publish
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register import offices
from putright.register.organisations import Place
from putright.web.letters.size import SIZES, chosen
from putright.web.page import naming, of_organisation, page, procedure_asked_for, procedure_in_force


@require_GET
@of_organisation
def how_it_works(request: HttpRequest, here: Place) -> HttpResponse:
    """What a person must know first, then the procedure: the one in force today, or the one that a letter named."""
    procedure = procedure_asked_for(request, here)
    return page(
        request, "public/how.html", here, section="how", procedure=procedure, told=publish.summary(procedure),
        document=_published(procedure, 2), contents=publish.contents(procedure), sizes=SIZES[1:],
        induction=publish.commitments(procedure, "induction copy"), is_older=_is_older(here, procedure), naming=naming(procedure),
    )  # fmt: skip


@require_GET
@of_organisation
def printed(request: HttpRequest, here: Place) -> HttpResponse:
    """The procedure alone, for paper, in the size asked for."""
    procedure = procedure_asked_for(request, here)
    return page(
        request, "public/print.html", here, section="how", procedure=procedure, document=_published(procedure, 1),
        sizes=SIZES, size=chosen(request), today=offices.local().date(), address=address_of(request, here, "public-how"),
        is_older=_is_older(here, procedure), naming=naming(procedure),
    )  # fmt: skip


def _is_older(here: Place, procedure: Procedure) -> bool:
    """Whether another version is in force today."""
    return procedure.sha256 != procedure_in_force(here).sha256


@require_GET
@of_organisation
def induction(request: HttpRequest, here: Place) -> HttpResponse:
    """The copy for new staff and trustees, where the procedure says that they learn it."""
    procedure = procedure_in_force(here)
    promised = publish.commitments(procedure, "induction copy")
    if not promised:
        raise Http404
    return page(
        request, "public/induction.html", here, section="how", procedure=procedure, document=_published(procedure, 2),
        promised=promised, duties=publish.duties(procedure), golden=_golden(procedure), size=SIZES[0],
        also=publish.commitments(procedure), today=offices.local().date(),
    )  # fmt: skip


@dataclass(frozen=True)
class Golden:
    """What the three rules for everybody need to be told: the clause of the first, and to whom a complaint is passed."""

    at_once: str
    """The clause under which small things are put right at once; empty where the procedure has no such thing."""
    pass_to: str


def _golden(procedure: Procedure) -> Golden:
    kinds = procedure.all(Kind)
    small = next((kind for kind in kinds if kind.counts_as == "concern"), None)
    complaint = next((kind for kind in kinds if kind.counts_as == "complaint"), None)
    return Golden(
        procedure.clause_of(small).label if small else "",
        publish.first_hands(procedure, complaint.enters) if complaint else "",
    )


def address_of(request: HttpRequest, here: Place, name: str) -> str:
    """The whole address of a page of the organisation, as the reader reached this one."""
    return request.build_absolute_uri(reverse(name, args=[here.slug]))


_documents: dict[tuple[str, int], str] = {}


def _published(procedure: Procedure, top: int) -> str:
    """The procedure as HTML, made once for each version and level of heading; the core escapes all of it."""
    known = (procedure.sha256, top)
    if known not in _documents:
        _documents[known] = publish.publish(procedure, top=top)
    return _documents[known]
