"""Who opened which case when: a plain log beside the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from putright.core.casework.entries import Person
from putright.register import rows, scope
from putright.register.models import Access, CaseRow
from putright.register.scope import Viewer


@dataclass(frozen=True)
class AccessSeen:
    """Somebody opened a case."""

    person: Person
    what: str
    at: datetime


def note(viewer: Viewer, ref: str, what: str, at: datetime) -> None:
    """Note that the viewer opened a case."""
    row = {
        "organisation_id": viewer.organisation,
        "case_id": scope.number_of(viewer, ref),
        "person": viewer.person,
        "what": what,
        "at": at,
    }
    rows.insert("register_access", [row])


def note_each(viewer: Viewer, refs: Iterable[str], what: str, at: datetime) -> None:
    """Note of several cases at once that the viewer took them out; of those they see."""
    cases = CaseRow.objects.seen_by(viewer).filter(ref__in=list(refs)).values_list("pk", flat=True)
    row = {"organisation_id": viewer.organisation, "person": viewer.person, "what": what, "at": at}
    rows.insert("register_access", [{**row, "case_id": case} for case in cases])


def of_case(viewer: Viewer, ref: str) -> tuple[AccessSeen, ...]:
    """Who opened a case, newest first."""
    found = Access.objects.filter(case__in=CaseRow.objects.seen_by(viewer).filter(ref=ref))
    return tuple(AccessSeen(*row) for row in found.order_by("-at", "-pk").values_list("person", "what", "at")[:200])
