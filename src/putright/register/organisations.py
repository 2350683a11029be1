"""Organisations by their short name in addresses, as frozen values, with the versions of procedures that each keeps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from putright.register import rows
from putright.register.models import ProcedureVersion

_SELECT = """
SELECT o.id, o.slug, o.name, o.prefix, o.procedure, o.calendar, o.demo, h.office_length, h.office_seal, o.contact
FROM register_organisation o JOIN register_head h ON h.organisation_id = o.id
"""


class NoSuchOrganisation(Exception):
    """No organisation goes by this name here."""


@dataclass(frozen=True)
class Contact:
    """How anybody reaches an organisation; what is not known is empty."""

    telephone: str = ""
    hours: str = ""
    """When somebody answers the telephone."""
    email: str = ""
    address: tuple[str, ...] = ()
    """The lines of its address."""
    relay: str = ""
    """How people reach it who cannot hear or speak on the telephone."""

    @property
    def known(self) -> bool:
        """Whether there is any way at all to reach it."""
        return bool(self.telephone or self.email or self.address)


@dataclass(frozen=True)
class Version:
    """One version that an organisation keeps: what it is called, and since when it is in force."""

    id: int
    sha256: str
    version: str
    in_force_from: date
    name: str
    """Of the procedure."""


@dataclass(frozen=True)
class Place:
    """One organisation, and how far its own journal has come. `id` is the register's own number for it."""

    id: int
    slug: str
    name: str
    prefix: str
    procedure: str
    calendar: str
    demo: bool
    office_length: int
    office_seal: str
    contact: Contact = Contact()

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Every version that it keeps, the newest first; asked for once, as the organisation is read anew for each page."""
        kept = ProcedureVersion.objects.filter(organisation=self.id).order_by("-in_force_from", "-pk")
        return tuple(Version(*row) for row in kept.values_list("pk", "sha256", "version", "in_force_from", "name"))


def place(slug: str) -> Place:
    """The organisation of that short name."""
    found = rows.fetch(f"{_SELECT} WHERE o.slug = %s", slug)
    if not found:
        raise NoSuchOrganisation(slug)
    return _place(*found[0])


def places() -> tuple[Place, ...]:
    """Every organisation, by name."""
    return tuple(_place(*row) for row in rows.fetch(f"{_SELECT} ORDER BY o.name"))


def _place(*row: Any) -> Place:
    return Place(*(*row[:-1], _contact(row[-1])))


def _contact(kept: Any) -> Contact:
    given = json.loads(kept) if isinstance(kept, str) else kept
    return Contact(**{**given, "address": tuple(given.get("address", ()))})
