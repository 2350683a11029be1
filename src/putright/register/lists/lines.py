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
from putright.register.scope import Viewer, is_undeclared
from putright.statements import Statement

COLUMNS = (
    "ref", "number", "feedback", "counts_as", "service", "stage", "status", "holders", "received_on", "closed_on",
    "outcome", "next_due_on", "next_due_clock", "remedy_due_on", "due_order", "live", "formal",
    "complainant", "representative", "to_declare", "declared",
)  # fmt: skip


@dataclass(frozen=True)
class CaseSeen:
    """A case in a list. Dates are days."""

    ref: str
    number: str
    feedback: str
    counts_as: str
    service: str
    stage: str
    status: str
    holders: tuple[str, ...]
    """Names, where they are known."""
    held_by: tuple[Person, ...]
    """The same people by reference."""
    received_on: date
    closed_on: date | None
    outcome: str
    next_due_on: date | None
    next_due_clock: str
    remedy_due_on: date | None
    due_order: date | None
    live: bool
    formal: bool
    complainant: Person
    representative: Person
    undeclared: bool
    """The viewer is to declare any interest before they see a word of it, and has not."""
    today: date
    """The viewer's."""

    @property
    def due_on(self) -> date | None:
        """The first day by which something is due: a duty of the procedure, or what was agreed to put it right."""
        return min((day for day in (self.next_due_on, self.remedy_due_on) if day), default=None)

    @property
    def late(self) -> bool:
        """Whether that day has gone."""
        return self.due_on is not None and self.due_on < self.today

    @property
    def title(self) -> str:
        """What people call it: its registration number, or its reference where it has none."""
        return self.number or self.ref.upper()


def lines(cases: QuerySet[CaseRow]) -> Statement:
    """The question for the columns of these cases, as they come."""
    return Statement(cases.values_list(*COLUMNS))


def seen(found: Iterable[tuple[Any, ...]], viewer: Viewer) -> tuple[CaseSeen, ...]:
    """Lines with the names of whoever has each case."""
    found = list(found)
    who = people(person for line in found for person in line[7])
    return tuple(_seen(line, {ref: person.name for ref, person in who.items()}, viewer) for line in found)


def _seen(line: tuple[Any, ...], who: dict[Person, str], viewer: Viewer) -> CaseSeen:
    values = dict(zip(COLUMNS, line, strict=True))
    values["held_by"] = tuple(values["holders"])
    values["holders"] = tuple(who.get(person, "") for person in values["holders"] if person in who)
    undeclared = is_undeclared(viewer, values.pop("to_declare"), values.pop("declared"))
    return CaseSeen(**values, undeclared=undeclared, today=viewer.today)


def names(viewer: Viewer, references: Iterable[Person]) -> dict[Person, str]:
    """Names of colleagues and parties by reference; erased and unknown ones are left out."""
    wanted = {reference for reference in references if reference}
    found = {reference: person.name for reference, person in people(wanted).items()}
    others = parties.seen(viewer.organisation, wanted - found.keys()) if wanted - found.keys() else {}
    return found | {reference: party.name for reference, party in others.items() if party.name}
