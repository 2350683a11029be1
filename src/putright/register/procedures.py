"""The versions of procedures that an organisation keeps, and the one a case is pinned to. Read once in a process, by hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from putright.core.procedure.load.procedure import load_bytes
from putright.core.procedure.model.procedure import Procedure
from putright.register.models import ProcedureVersion
from putright.register.organisations import Place, Version

_known: dict[str, Procedure] = {}


@dataclass(frozen=True)
class Pinned:
    """A version with the register's own number for it."""

    id: int
    procedure: Procedure


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
    """The version in force on a day; before the first, the first. A case may follow any other that is kept."""
    kept = [one for one in place.versions if one.name == place.procedure]
    if not kept:
        raise NoProcedure(f"{place.slug} keeps no version of the procedure {place.procedure}")
    begun = [one for one in kept if one.in_force_from <= on]
    if begun:
        return _pinned(max(begun, key=lambda one: (one.in_force_from, -one.id)))
    return _pinned(min(kept, key=lambda one: (one.in_force_from, one.id)))


def _pinned(version: Version) -> Pinned:
    return pinned(version.id, version.sha256)


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
    vars(place).pop("versions", None)
    return Pinned(row.pk, procedure)
