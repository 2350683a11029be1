"""One case as a line of a list, and names of people by reference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from putright.core.casework.entries import Person
from putright.people.names import people
from putright.register import parties
from putright.register.models import CaseRow
from putright.register.scope import Viewer

COLUMNS = (
    "ref", "number", "feedback", "counts_as", "service", "stage", "status", "holders", "received_on", "closed_on",
    "outcome", "next_due_on", "next_due_clock", "due_order", "live", "formal",
)  # fmt: skip


@dataclass(frozen=True)
class CaseSeen:
    """A case in a list. Dates are days; `late` is judged by the viewer's today."""

    ref: str
    number: str
    feedback: str
    counts_as: str
    service: str
    stage: str
    status: str
    holders: tuple[str, ...]
    """Names, where they are known."""
    received_on: date
    closed_on: date | None
    outcome: str
    next_due_on: date | None
    next_due_clock: str
    due_order: date | None
    live: bool
    formal: bool
    late: bool

    @property
    def title(self) -> str:
        """What people call it: its registration number, or its reference where it has none."""
        return self.number or self.ref.upper()


def lines(cases: QuerySet[CaseRow]) -> list[tuple[Any, ...]]:
    """The columns of these cases, as they come."""
    return list(cases.values_list(*COLUMNS))


def seen(found: Iterable[tuple[Any, ...]], viewer: Viewer) -> tuple[CaseSeen, ...]:
    """Lines with the names of whoever has each case."""
    found = list(found)
    who = people(person for line in found for person in line[7])
    return tuple(_seen(line, {ref: person.name for ref, person in who.items()}, viewer.today) for line in found)


def _seen(line: tuple[Any, ...], who: dict[Person, str], today: date) -> CaseSeen:
    values = dict(zip(COLUMNS, line, strict=True))
    due = values["next_due_on"]
    values["holders"] = tuple(who.get(person, "") for person in values["holders"] if person in who)
    return CaseSeen(**values, late=due is not None and due < today)


def names(viewer: Viewer, references: Iterable[Person]) -> dict[Person, str]:
    """Names of colleagues and parties by reference; erased and unknown ones are left out."""
    wanted = {reference for reference in references if reference}
    found = {reference: person.name for reference, person in people(wanted).items()}
    others = parties.seen(viewer.organisation, wanted - found.keys()) if wanted - found.keys() else {}
    return found | {reference: party.name for reference, party in others.items() if party.name}
