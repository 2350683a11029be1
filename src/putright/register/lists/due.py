"""The list of what is due, oldest day first, a page at a time by key: as fast at the last page as at the first."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q

from putright.register.lists.lines import COLUMNS, CaseSeen, lines, seen
from putright.register.models import CaseRow, Holding
from putright.register.scope import Viewer

SIZE = 25
_ORDER, _REF = COLUMNS.index("due_order"), COLUMNS.index("ref")


@dataclass(frozen=True)
class DuePage:
    """One page. `after` is the key to ask for the next one with; empty at the end."""

    rows: tuple[CaseSeen, ...]
    after: str


def due(viewer: Viewer, *, after: str = "", size: int = SIZE, mine: bool = False, service: str = "") -> DuePage:
    """What is due of the cases that the viewer sees, or of those they have (`mine`); late ones come first of themselves.

    A duty without a number stands at the day since which it is owed. A key that nobody made starts at the beginning.
    """
    picked = CaseRow.objects.seen_by(viewer).filter(_after(after))
    if service:
        picked = picked.filter(service=service)
    legs = [lines(picked.filter(leg).order_by("due_order", "ref")[: size + 1]) for leg in _legs(viewer, mine)]
    found = list(islice(_merged(legs), size + 1))
    key = _key(found[size - 1]) if len(found) > size else ""
    return DuePage(seen(found[:size], viewer), key)


def _legs(viewer: Viewer, mine: bool) -> list[Q]:
    """Conditions that each follow one index; together they are all that the viewer sees."""
    if mine:
        return [_held_by(viewer, has_it=True)]
    if viewer.everything or viewer.kind == "complainant":
        return [Q()]
    return [_held_by(viewer), *(Q(service=service) for service in sorted(viewer.services))]


def _held_by(viewer: Viewer, **conditions: bool) -> Q:
    """Live cases that the viewer has a part in, found from the viewer's side."""
    held = Holding.objects.filter(person=viewer.person, live=True, **conditions)
    return Q(pk__in=held.values("case"))


def _merged(legs: list[list[tuple[Any, ...]]]) -> Iterator[tuple[Any, ...]]:
    last = ""
    for line in heapq.merge(*legs, key=lambda line: (line[_ORDER], line[_REF])):
        if line[_REF] != last:
            yield line
        last = line[_REF]


def _key(line: tuple[Any, ...]) -> str:
    return f"{line[_ORDER]:%Y%m%d}{line[_REF]}"


def _after(key: str) -> Q:
    try:
        day, ref = date.fromisoformat(f"{key[:4]}-{key[4:6]}-{key[6:8]}"), key[8:]
    except ValueError:
        return Q(due_order__gte=date.min)
    return Q(due_order__gte=day) & (Q(due_order__gt=day) | Q(ref__gt=ref))
