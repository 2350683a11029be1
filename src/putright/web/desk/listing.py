"""Cases in a list as staff read them: the titles of the procedure in place of its names, the subject and who brought it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from putright.core.casework.office import Office
from putright.core.casework.reference import grouped
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register import lists
from putright.register.lists import Beside, CaseSeen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.dates import short_day
from putright.web.page import office_now, procedure_in_force

SUBJECT = 70
"""Letters of what happened that stand as the title of a case."""


@dataclass(frozen=True)
class Row:
    """A case in a list."""

    ref: str
    reference: str
    subject: str
    who: str
    kind: str
    service: str
    status: str
    holders: str
    covering: str
    """The people away who have it and for whom the viewer stands in."""
    away: str
    """Where everybody who has it is away: until when the first of them is."""
    due_what: str
    labels: tuple[str, ...]
    outcome: str
    seen: CaseSeen


def rows(here: Place, viewer: Viewer, found: tuple[CaseSeen, ...]) -> list[Row]:
    """Lines as they are read; where the viewer is to declare any interest first, nothing that tells what a case is about."""
    procedure, office = procedure_in_force(here), office_now(here)
    beside = lists.beside(viewer, found)
    titles = {name: service.title for name, service in office.services.items()}
    covers = lists.names(viewer, viewer.covers) if viewer.covers else {}
    return [
        _row(procedure, titles, one, beside[one.ref], _cover(viewer, covers, one), _away(office, one)) for one in found
    ]


def _cover(viewer: Viewer, covers: Mapping[str, str], one: CaseSeen) -> str:
    """For whom the viewer has an eye on a case that is not theirs."""
    if viewer.person in one.held_by:
        return ""
    return ", ".join(covers[person] for person in one.held_by if person in covers)


def _away(office: Office, one: CaseSeen) -> str:
    """The day until which whoever has a case is away; empty where anybody who has it is here."""
    days = [office.away_until(person) for person in one.held_by]
    known = [day for day in days if day]
    return short_day(min(known)) if known and len(known) == len(days) else ""


def _row(procedure: Procedure, services: dict[str, str], one: CaseSeen, more: Beside, covering: str, away: str) -> Row:
    reference = grouped(one.number, one.ref)
    service, outcome = ("", "") if one.undeclared else (services.get(one.service) or one.service, one.outcome)
    return Row(
        ref=one.ref, reference=reference, subject=shortened(more.subject) or reference, who=_who(more),
        kind=words(procedure, Kind, one.feedback), service=service, status=one.status,
        holders=", ".join(one.holders), covering=covering, away=away, due_what=_due_what(procedure, one),
        labels=more.labels, outcome=outcome, seen=one,
    )  # fmt: skip


def _who(more: Beside) -> str:
    if more.who and more.acting_for:
        return _("%(name)s for %(other)s") % {"name": more.who, "other": more.acting_for}
    return more.who or more.acting_for


def _due_what(procedure: Procedure, one: CaseSeen) -> str:
    """What is due first; what was agreed to put it right where that comes before any duty of the procedure."""
    if one.remedy_due_on and one.remedy_due_on == one.due_on != one.next_due_on:
        return _("What we agreed to do is done")
    return words(procedure, Clock, one.next_due_clock)


def words(procedure: Procedure, kind: type[Rule], name: str) -> str:
    """The title of a rule; its name where the procedure in force does not know it any more."""
    rule = procedure.get(kind, name)
    return rule.words if rule else name


def shortened(text: str) -> str:
    """The first words of a text, as the title of its case."""
    first = " ".join(text.split())
    return first if len(first) <= SUBJECT else first[:SUBJECT].rsplit(" ", 1)[0] + " …"
