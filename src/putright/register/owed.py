"""What is to be sent: letters that cases owe, oldest first, for whoever sends them. Nothing is sent here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from putright.register.models import CaseRow, Owed
from putright.register.scope import Viewer


@dataclass(frozen=True)
class OwedSeen:
    """A letter that a case owes."""

    ref: str
    number: str
    letter: str
    title: str
    clause: str
    since: date


def letters(viewer: Viewer, shown: int = 100) -> tuple[OwedSeen, ...]:
    """Letters owed by cases that the viewer sees, longest owed first."""
    here = Owed.objects.filter(organisation=viewer.organisation)
    found = here.filter(CaseRow.objects.whose_case_is_seen_by(viewer))
    columns = ("case__ref", "case__number", "letter", "title", "clause", "since")
    return tuple(OwedSeen(*row) for row in found.order_by("since", "pk").values_list(*columns)[:shown])
