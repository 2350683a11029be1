"""Organisations by their short name in addresses, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from putright.register.models import Head

_COLUMNS = (
    "organisation_id", "organisation__slug", "organisation__name", "organisation__prefix", "organisation__procedure",
    "organisation__calendar", "organisation__demo", "office_length", "office_seal",
)  # fmt: skip


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
    row = Head.objects.filter(organisation__slug=slug).values_list(*_COLUMNS).first()
    if row is None:
        raise NoSuchOrganisation(slug)
    return Place(*row)


def places() -> tuple[Place, ...]:
    """Every organisation, by name."""
    return tuple(Place(*row) for row in Head.objects.order_by("organisation__name").values_list(*_COLUMNS))
