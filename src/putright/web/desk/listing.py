"""Cases in a list as staff read them: the titles of the procedure in place of its names, the subject and who brought it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register import lists
from putright.register.lists import Beside, CaseSeen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.page import office_now, procedure_in_force
from putright.web.telling.reference import grouped

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
    due_what: str
    seen: CaseSeen


def rows(here: Place, viewer: Viewer, found: tuple[CaseSeen, ...]) -> list[Row]:
    """Lines as they are read."""
    procedure, services = procedure_in_force(here), office_now(here).services
    beside = lists.beside(viewer, found)
    titles = {name: service.title for name, service in services.items()}
    return [_row(procedure, titles, one, beside[one.ref]) for one in found]


def _row(procedure: Procedure, services: dict[str, str], one: CaseSeen, more: Beside) -> Row:
    reference = grouped(one.number, one.ref)
    return Row(
        ref=one.ref, reference=reference, subject=shortened(more.subject) or reference, who=_who(more),
        kind=words(procedure, Kind, one.feedback), service=services.get(one.service) or one.service, status=one.status,
        holders=", ".join(one.holders), due_what=_due_what(procedure, one), seen=one,
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
