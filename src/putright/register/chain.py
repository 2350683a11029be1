"""The one chain of an organisation's entries and its registration numbers: drawn under one lock, taken last, held shortly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from putright.register import seal
from putright.register.models import Head
from putright.register.organisations import Place


@dataclass(frozen=True)
class Link:
    """One entry's place in the chain."""

    position: int
    leaf: str
    seal: str


def locked_head(place: Place) -> Head:
    """The end of the chain, held until this transaction ends."""
    heads = Head.objects.all()
    if connection.features.has_select_for_update:
        heads = heads.select_for_update()
    return heads.get(pk=place.id)


def links(head: Head, leaves: Iterable[str]) -> Iterator[Link]:
    """The links that these leaves make at the end of the chain; the head follows them."""
    for leaf in leaves:
        head.length += 1
        head.seal = seal.link(head.length, head.seal, leaf)
        yield Link(head.length, leaf, head.seal)


def draw_number(place: Place, year: int, series: str) -> str:
    """The next registration number of a series. Called only while the head is held, so that no number is lost or given twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_number (organisation_id, year, series, last) VALUES (%s, %s, %s, 1) "
            "ON CONFLICT (organisation_id, year, series) DO UPDATE SET last = register_number.last + 1 RETURNING last",
            [place.id, year, series],
        )
        last = cursor.fetchone()[0]
    return f"{place.prefix}-{year}-{series}{last:05d}"


RESERVED = "R"
"""The series for cases kept from somebody who sees everything else: a gap in the usual one would betray them."""
