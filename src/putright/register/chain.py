"""The one chain of an organisation's entries and its registration numbers: drawn under one lock, taken last, held shortly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from putright.register import rows, seal
from putright.register.organisations import Place


@dataclass(frozen=True)
class Link:
    """One entry's place in the chain."""

    position: int
    leaf: str
    seal: str


@dataclass
class Head:
    """The end of an organisation's chain, and of its own journal."""

    length: int
    seal: str
    office_length: int
    office_seal: str


def locked_head(place: Place) -> Head:
    """The end of the chain, held until this transaction ends."""
    sql = "SELECT length, seal, office_length, office_seal FROM register_head WHERE organisation_id = %s"
    return Head(*rows.fetch(rows.locking(sql), place.id)[0])


def move(place: Place, head: Head) -> None:
    """Write down where the chain now ends."""
    rows.run(
        "UPDATE register_head SET length = %s, seal = %s, office_length = %s, office_seal = %s WHERE organisation_id = %s",
        head.length, head.seal, head.office_length, head.office_seal, place.id,
    )  # fmt: skip


def links(head: Head, leaves: Iterable[str]) -> Iterator[Link]:
    """The links that these leaves make at the end of the chain; the head follows them."""
    for leaf in leaves:
        head.length += 1
        head.seal = seal.link(head.length, head.seal, leaf)
        yield Link(head.length, leaf, head.seal)


def draw_number(place: Place, year: int, series: str) -> str:
    """The next registration number of a series. Called only while the head is held, so that no number is lost or given twice."""
    last = rows.fetch(
        "INSERT INTO register_number (organisation_id, year, series, last) VALUES (%s, %s, %s, 1) "
        "ON CONFLICT (organisation_id, year, series) DO UPDATE SET last = register_number.last + 1 RETURNING last",
        place.id, year, series,
    )[0][0]  # fmt: skip
    return f"{place.prefix}-{year}-{series}{last:05d}"


RESERVED = "R"
"""The series for cases kept from somebody who sees everything else: a gap in the usual one would betray them."""
