"""What people said that belongs to no case, in numbers: how they found it, and who tells us things. For posts that see all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.casework.action import Field
from putright.core.reporting.suppression import LEAST
from putright.register import apart, equality, survey
from putright.register.apart import Quarter
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.dates import month, month_and_year
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.page import procedure_in_force
from putright.web.telling import equality as about_people
from putright.web.telling import survey as about_us


@dataclass(frozen=True)
class Counted:
    """One question with its answers and how many gave each; None for a number that is kept back."""

    question: str
    total: int | None
    rows: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class Told:
    """A quarter in words. `answered` is None where too few answered for anything to be shown."""

    title: str
    answered: int | None
    questions: tuple[Counted, ...] = ()
    words: tuple[str, ...] = ()


@require_GET
@for_staff
def survey_told(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """How people found it to complain."""
    fields = about_us.questions()
    told = [
        Told(_title(one.quarter), one.answered, tuple(_counted(fields, one.counts)), one.words)
        for one in survey.told(viewer)
    ]
    return _page(request, "desk/survey.html", here, viewer, told, "survey")


@require_GET
@for_staff
def equality_told(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Who tells us things."""
    fields = about_people.questions()
    told = [
        Told(_title(one.quarter), one.answered, tuple(
            _count(field, one.questions[field.name].cells, one.questions[field.name].total)
            for field in fields if field.name in one.questions
        ))
        for one in equality.told(viewer)
    ]  # fmt: skip
    return _page(request, "desk/equality.html", here, viewer, told, "equality questions")


def links(here: Place, viewer: Viewer) -> list[tuple[str, str]]:
    """The pages of this module that this viewer may open, each with the name of its address."""
    if not viewer.everything:
        return []
    procedure = procedure_in_force(here)
    found = [("desk-survey", _("How people found it"))] if apart.asks(procedure, "survey") else []
    return found + (
        [("desk-equality", _("Who tells us things"))] if apart.asks(procedure, "equality questions") else []
    )


def _counted(fields: Sequence[Field], counts: Mapping[str, Mapping[str, int]]) -> list[Counted]:
    return [
        _count(field, counts[field.name], sum(counts[field.name].values())) for field in fields if field.name in counts
    ]


def _count(field: Field, cells: Mapping[str, int | None], total: int | None) -> Counted:
    return Counted(field.label, total, tuple((choice.words, cells[choice.value]) for choice in field.choices))


def _title(quarter: Quarter) -> str:
    last = quarter.ends - timedelta(days=1)
    return _("%(first)s to %(last)s") % {"first": month(quarter.begins), "last": month_and_year(last)}


def _page(
    request: HttpRequest, template: str, here: Place, viewer: Viewer, told: list[Told], means: apart.Means
) -> HttpResponse:
    return desk_page(
        request, template, here, section="apart", told=told, least=LEAST, asked=apart.asks(procedure_in_force(here), means),
        shown_from=survey.over_on(viewer.today),
    )  # fmt: skip
