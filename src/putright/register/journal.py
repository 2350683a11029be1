"""Reading a case back from its journal, and adding to it: entries, their seals, their place in the chain."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import JSONField

from putright.core.casework import entries as e
from putright.core.casework.case import Case
from putright.core.casework.fold import fold
from putright.register import chain, offices, procedures, remembered, rows, seal
from putright.register.chain import Head
from putright.register.models import CaseRow
from putright.register.organisations import Place
from putright.register.procedures import Pinned

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
REF_LETTERS = 12
COLUMNS = tuple(field.attname for field in CaseRow._meta.concrete_fields)


def new_ref() -> str:
    """A random name for a case, fit for addresses: twelve letters and digits that are not mistaken for each other."""
    return "".join(secrets.choice(ALPHABET) for _ in range(REF_LETTERS))


@dataclass(frozen=True)
class CaseRead:
    """A case read from its journal: the register's number for it, its summary row, the version it follows."""

    id: int
    ref: str
    row: Mapping[str, Any]
    pinned: Pinned
    case: Case


def entries(case: int) -> tuple[e.AnyEntry, ...]:
    """The entries of a case, in order."""
    found = rows.fetch("SELECT body FROM register_entry WHERE case_id = %s ORDER BY sequence", case)
    return tuple(e.read_entry(body) for (body,) in found)


def latest_seal(case: int) -> str:
    """The seal of the last entry, as it is printed: any later change to the record shows against it."""
    found = rows.fetch("SELECT link, seal FROM register_entry WHERE case_id = %s ORDER BY sequence DESC LIMIT 1", case)
    return seal.short(*found[0])


def folded(case: int) -> Case:
    """A case as its journal makes it, read from its first entry on."""
    return fold(entries(case))


def locked_row(place: Place, ref: str) -> dict[str, Any] | None:
    """The summary row of a case with its version's hash (`version__sha256`), held until this transaction ends."""
    found = rows.fetch(rows.locking(f"{_ROW} WHERE c.organisation_id = %s AND c.ref = %s"), place.id, ref)
    if found and found[0][-1] is None:  # moved, while we waited, to a version newer than what this statement sees
        found = rows.fetch(f"{_ROW} WHERE c.id = %s", found[0][0])
    return _row(found[0]) if found else None


def _row(values: Sequence[Any]) -> dict[str, Any]:
    return {name: _read(name, value) for name, value in zip((*COLUMNS, "version__sha256"), values, strict=True)}


_ROW = (
    f"SELECT {', '.join(f'c.{column}' for column in COLUMNS)}, "  # noqa: S608 - names of columns
    "(SELECT sha256 FROM register_procedure p WHERE p.id = c.version_id) FROM register_case c"
)


_JSON = {field.attname for field in CaseRow._meta.concrete_fields if isinstance(field, JSONField)}


def _read(name: str, value: Any) -> Any:
    """A value of a column as a model has it; SQLite keeps JSON as text, and moments without their time zone, which is UTC."""
    if isinstance(value, datetime):
        return rows.moment(value)
    return json.loads(value) if name in _JSON and isinstance(value, str) else value


def read(row: Mapping[str, Any]) -> CaseRead:
    """A case from its summary row, of which only the version and the names are believed."""
    pinned = procedures.pinned(row["version_id"], row["version__sha256"])
    return CaseRead(row["id"], row["ref"], row, pinned, remembered.folded(row["id"]))


def pinned_after(place: Place, before: Pinned, made: Sequence[e.AnyEntry]) -> Pinned:
    """The version a case follows after these entries: another one only if an entry moved it."""
    moves = [entry for entry in made if isinstance(entry, e.VersionMoved)]
    return procedures.by_hash(place, moves[-1].sha256) if moves else before


class OfficeMoved(Exception):
    """Somebody wrote to the organisation's own journal meanwhile: all of it is to be done again."""


def append(
    place: Place, case: int, ref: str, first: int, made: Sequence[e.AnyEntry], pinned: Pinned, series: str
) -> str:
    """Write entries at the end of a case and of the organisation's chain; the registration number they drew, or empty.

    The head is locked from here to the end of the transaction, so this comes last of all. Raises OfficeMoved where the
    organisation's own journal has grown since it was read: what was decided by it would be out of date.
    """
    head = chain.locked_head(place)
    if head.office_seal != place.office_seal:
        raise OfficeMoved
    found, number = linked(place, head, case, ref, first, made, pinned, series)
    rows.insert("register_entry", found)
    chain.move(place, head)
    return number


def linked(
    place: Place, head: Head, case: int, ref: str, first: int, made: Sequence[e.AnyEntry], pinned: Pinned, series: str
) -> tuple[list[dict[str, Any]], str]:
    """The rows of entries at the end of the chain, which follows them, and the registration number they drew."""
    version, number, found = pinned.procedure.sha256, "", []
    for sequence, entry in enumerate(made, first):
        drawn = ""
        if isinstance(entry, e.Registered) and not number:
            drawn = number = chain.draw_number(place, offices.local(entry.at).year, series)
        body = e.canonical(entry)
        (link,) = chain.links(head, [seal.of_case_entry(ref, sequence, version, drawn, body)])
        found.append({
            "organisation_id": place.id, "case_id": case, "sequence": sequence, "version_id": pinned.id, "number": drawn,
            "body": body, "link": link.position, "leaf": link.leaf, "seal": link.seal,
        })  # fmt: skip
    return found, number
