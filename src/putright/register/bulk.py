"""Writing many whole cases at once, as an import or a benchmark does: the same decisions, entries and copies as the door's.

Each case goes through its steps in memory and is written once, as it stands after the last. Nobody else may write to the
organisation meanwhile: its head is held for a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide import decide
from putright.core.casework.fold import fold
from putright.core.casework.outlook import outlook
from putright.register import (
    chain,
    door,
    findable,
    journal,
    offices,
    papers,
    parties,
    procedures,
    project,
    rows,
    search,
    tracking,
)
from putright.register.door import Asked
from putright.register.organisations import Place, place
from putright.register.papers import Sealed
from putright.register.parties import PartyDetails
from putright.register.procedures import Pinned
from putright.register.scope import Viewer

BATCH = 250


@dataclass(frozen=True)
class Step:
    """One thing somebody does to a case, at a moment."""

    asked: Asked
    viewer: Viewer
    at: datetime


class Refused(Exception):
    """A step of a case to be written is not open; the case is not written."""

    def __init__(self, step: Step, refusal: Refusal) -> None:
        super().__init__(f"{step.asked.name} {step.asked.about}: {refusal.why} {dict(refusal.fields)}")


@dataclass(frozen=True)
class Made:
    """What one step brought about, and the series from which a number would be drawn as the case then stood."""

    first: int
    entries: tuple[e.AnyEntry, ...]
    words: tuple[Sealed, ...]
    at: datetime
    series: str


@dataclass
class Prepared:
    """A case that went through its steps and is not written yet."""

    ref: str
    pinned: Pinned
    parties: Mapping[str, PartyDetails]
    code: str
    case: Case = field(default_factory=Case)
    made: list[Made] = field(default_factory=list)


def prepared(here: Place, steps: Sequence[Step]) -> Prepared:
    """A case taken through its steps; raises Refused at the first that is not open."""
    first = steps[0]
    office = offices.office(here, first.at)
    pinned = procedures.in_force(here, first.asked.on or office.today)
    known = {name: getattr(first.asked, name) for name in ("complainant", "representative")}
    people = {
        name: (parties.new_reference(), details) for name, details in known.items() if details and not details.empty
    }
    found = Prepared(journal.new_ref(), pinned, dict(people.values()), tracking.new_code("", here.id))
    for number, step in enumerate(steps):
        asked = step.asked
        if number == 0:
            asked = door.with_values(asked, {name: reference for name, (reference, _) in people.items()})
        _take(here, found, Step(asked, step.viewer, step.at))
    return found


def _take(here: Place, found: Prepared, step: Step) -> None:
    office = offices.office(here, step.at)
    if step.asked.files:
        raise NotImplementedError("files come in through the door alone")
    given = papers.sealed(step.asked.words)
    action = door.action_of(step.asked, step.viewer, office, given)
    made = decide(found.pinned.procedure, found.case, action, office)
    if isinstance(made, Refusal):
        raise Refused(step, made)
    first = len(found.case.journal) + 1
    found.case = fold(made, found.case)
    series = door.series(found.pinned, office, project.excluded(found.pinned.procedure, found.case, office))
    found.made.append(Made(first, made, given, office.now, series))


def write(organisation: str, cases: Iterable[Prepared]) -> Iterator[int]:
    """Write prepared cases, batch by batch; how many each time."""
    cases = iter(cases)
    while batch := list(islice(cases, BATCH)):
        with transaction.atomic():
            _write(place(organisation), batch)
        yield len(batch)


def _write(here: Place, batch: Sequence[Prepared]) -> None:
    head = chain.locked_head(here)
    first = rows.fetch("SELECT COALESCE(MAX(id), 0) + 1 FROM register_case")[0][0]
    tables: dict[str, list[dict[str, Any]]] = {table: [] for table in ORDER}
    words: dict[int, frozenset[str]] = {}
    for case, found in enumerate(batch, first):
        words[case] = _rows(here, head, case, found, tables)
    for table, made in tables.items():
        for at in range(0, len(made), PER_STATEMENT):
            rows.insert(table, made[at : at + PER_STATEMENT])
    search.put_new(here.id, words)
    chain.move(here, head)
    if connection.vendor == "postgresql":
        rows.fetch("SELECT setval(pg_get_serial_sequence('register_case', 'id'), %s)", first + len(batch) - 1)


PER_STATEMENT = 400
"""Rows in one statement: SQLite takes 32,766 values."""

ORDER = (
    "register_party", "register_case", "register_exclusion", "register_holding", "register_owed", "register_label",
    "register_code", "register_paper", "register_entry",
)  # fmt: skip


def _rows(
    here: Place, head: chain.Head, case: int, found: Prepared, tables: dict[str, list[dict[str, Any]]]
) -> frozenset[str]:
    """Put the rows of one case with the others; the words it is found by."""
    number, procedure, readable = "", found.pinned.procedure, [found.ref]
    for reference, details in found.parties.items():
        tables["register_party"].append(parties.row_of(here, reference, details))
        readable.append(findable.said_of(details.name, details.email.strip().lower()))
    for made in found.made:
        entries, drawn = journal.linked(
            here, head, case, found.ref, made.first, made.entries, found.pinned, made.series
        )
        number = number or drawn
        tables["register_entry"] += entries
        kept = papers.rows_of(here, case, procedure, made.first, made.entries, made.words)
        tables["register_paper"] += kept
        readable += [row["words"] for row in kept if row["audience"] != "posts"]
    last = found.made[-1].at
    copied = project.copies(outlook(procedure, found.case, offices.office(here, last)))
    row = {**project.row(here, found.ref, found.pinned.id, copied), "id": case, "number": number}
    tables["register_case"].append(row)
    for table, beside in project.beside(here, case, found.ref, copied).items():
        tables[table] += beside
    code = tracking.row_of(here, case, found.code, found.made[0].at, copied.columns["complainant"])
    tables["register_code"].append(code)
    return search.words_of("\n".join([*readable, number]))
