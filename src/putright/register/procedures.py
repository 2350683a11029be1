"""The versions of procedures that an organisation keeps, and the one a case is pinned to. Read once in a process, by hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from putright.core.procedure.load.procedure import load_bytes
from putright.core.procedure.model.procedure import Procedure
from putright.register import rows
from putright.register.models import ProcedureVersion
from putright.register.organisations import Place

_known: dict[str, Procedure] = {}


@dataclass(frozen=True)
class Pinned:
    """A version with the register's own number for it."""

    id: int
    procedure: Procedure


@dataclass(frozen=True)
class Version:
    """One version that an organisation keeps: what it is called, and since when it is in force."""

    id: int
    sha256: str
    version: str
    in_force_from: date


class NoProcedure(Exception):
    """The organisation has no procedure to take anything in under."""


def pinned(version: int, sha256: str) -> Pinned:
    """The version of that number and hash."""
    known = _known.get(sha256)
    if known is None:
        document = ProcedureVersion.objects.values_list("document", flat=True).get(pk=version, sha256=sha256)
        known = _known[sha256] = load_bytes(bytes(document), "procedure.md")
    return Pinned(version, known)


def by_hash(place: Place, sha256: str) -> Pinned:
    """The version with that hash, kept by this organisation."""
    version = ProcedureVersion.objects.filter(organisation=place.id, sha256=sha256).values_list("pk", flat=True).first()
    if version is None:
        raise NoProcedure(f"{place.slug} keeps no procedure with the hash {sha256}")
    return pinned(version, sha256)


def in_force(place: Place, on: date) -> Pinned:
    """The version in force on a day; before the first, the first."""
    found = rows.fetch(
        "SELECT id, sha256 FROM register_procedure WHERE organisation_id = %s AND name = %s "
        "ORDER BY CASE WHEN in_force_from <= %s THEN 0 ELSE 1 END, "
        "CASE WHEN in_force_from <= %s THEN in_force_from END DESC, in_force_from, id DESC LIMIT 1",
        place.id, place.procedure, on, on,
    )  # fmt: skip
    if not found:
        raise NoProcedure(f"{place.slug} keeps no version of the procedure {place.procedure}")
    return pinned(*found[0])


def versions(place: Place) -> tuple[Version, ...]:
    """Every version that the organisation keeps, the newest first; a case may follow any of them."""
    kept = ProcedureVersion.objects.filter(organisation=place.id).order_by("-in_force_from", "-pk")
    return tuple(Version(*row) for row in kept.values_list("pk", "sha256", "version", "in_force_from"))


def keep(place: Place, document: bytes) -> Pinned:
    """Keep a version for good; raises Wrong, with every mistake, if it cannot be used. Kept before, it is the same one."""
    procedure = load_bytes(document, "procedure.md")
    row, _ = ProcedureVersion.objects.get_or_create(
        organisation_id=place.id,
        sha256=procedure.sha256,
        defaults={
            "name": procedure.name,
            "version": procedure.front.version,
            "document": document,
            "in_force_from": procedure.front.in_force_from,
        },
    )
    return Pinned(row.pk, procedure)
