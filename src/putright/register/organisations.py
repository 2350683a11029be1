"""Organisations by their short name in addresses, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from putright.register import rows

_SELECT = """
SELECT o.id, o.slug, o.name, o.prefix, o.procedure, o.calendar, o.demo, h.office_length, h.office_seal
FROM register_organisation o JOIN register_head h ON h.organisation_id = o.id
"""


class NoSuchOrganisation(Exception):
    """No organisation goes by this name here."""


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


def place(slug: str) -> Place:
    """The organisation of that short name."""
    found = rows.fetch(f"{_SELECT} WHERE o.slug = %s", slug)
    if not found:
        raise NoSuchOrganisation(slug)
    return Place(*found[0])


def places() -> tuple[Place, ...]:
    """Every organisation, by name."""
    return tuple(Place(*row) for row in rows.fetch(f"{_SELECT} ORDER BY o.name"))
