"""Reading a case back from its journal, and adding to it: entries, their seals, their place in the chain."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from putright.core.casework import entries as e
from putright.core.casework.case import Case
from putright.core.casework.fold import fold
from putright.register import chain, offices, procedures, seal
from putright.register.models import CaseRow, EntryRow, ProcedureVersion
from putright.register.organisations import Place
from putright.register.procedures import Pinned

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
REF_LETTERS = 12


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
    bodies = EntryRow.objects.filter(case=case).order_by("sequence").values_list("body", flat=True)
    return tuple(e.read_entry(body) for body in bodies)


def locked_row(place: Place, ref: str) -> Mapping[str, Any] | None:
    """The summary row of a case, held until this transaction ends."""
    rows = CaseRow.unscoped.filter(organisation=place.id, ref=ref)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    return rows.values().first()


def read(row: Mapping[str, Any]) -> CaseRead:
    """A case from its summary row, of which only the version and the names are believed."""
    sha256 = hash_of(row["version_id"])
    return CaseRead(row["id"], row["ref"], row, procedures.pinned(row["version_id"], sha256), fold(entries(row["id"])))


def hash_of(version: int) -> str:
    """The hash of the procedure version of that number."""
    return ProcedureVersion.objects.values_list("sha256", flat=True).get(pk=version)


def pinned_after(place: Place, before: Pinned, made: Sequence[e.AnyEntry]) -> Pinned:
    """The version a case follows after these entries: another one only if an entry moved it."""
    moves = [entry for entry in made if isinstance(entry, e.VersionMoved)]
    return procedures.by_hash(place, moves[-1].sha256) if moves else before


def append(
    place: Place, case: int, ref: str, first: int, made: Sequence[e.AnyEntry], pinned: Pinned, series: str
) -> str:
    """Write entries at the end of a case and of the organisation's chain; the registration number they drew, or empty.

    The head is locked from here to the end of the transaction, so this comes last of all.
    """
    head = chain.locked_head(place)
    version, number, rows = pinned.procedure.sha256, "", []
    for sequence, entry in enumerate(made, first):
        drawn = ""
        if isinstance(entry, e.Registered) and not number:
            drawn = number = chain.draw_number(place, offices.local(entry.at).year, series)
        body = e.canonical(entry)
        (link,) = chain.links(head, [seal.of_case_entry(ref, sequence, version, drawn, body)])
        rows.append(
            EntryRow(
                organisation_id=place.id, case_id=case, sequence=sequence, version_id=pinned.id, number=drawn,
                body=body, link=link.position, leaf=link.leaf, seal=link.seal,
            )
        )  # fmt: skip
    EntryRow.objects.bulk_create(rows)
    head.save(update_fields=["length", "seal"])
    return number
