"""The list of what is due, oldest day first, a page at a time by key: as fast at the last page as at the first."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeAlias

from django.db.models import Q, QuerySet

from putright.register.lists.lines import COLUMNS, CaseSeen, lines, seen
from putright.register.models import CaseRow, Holding
from putright.register.scope import Viewer

Line: TypeAlias = tuple[Any, ...]

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
    picked = CaseRow.objects.seen_by(viewer)
    if service:
        picked = picked.filter(service=service)
    legs = list(_legs(viewer, picked, after, size + 1, mine=mine))
    found = list(islice(_merged(legs), size + 1))
    key = _key(found[size - 1]) if len(found) > size else ""
    return DuePage(seen(found[:size], viewer), key)


def _legs(viewer: Viewer, picked: QuerySet[CaseRow], after: str, size: int, *, mine: bool) -> Iterator[list[Line]]:
    """Lines that each follow one index; together they begin with the first `size` of all that the viewer sees."""
    if viewer.everything and not mine:
        yield lines(picked.filter(_after(after)).order_by("due_order", "ref")[:size])
        return
    yield _held(viewer, picked, after, size, mine=mine)
    for service in sorted(viewer.services) if not mine else ():
        yield lines(picked.filter(_after(after), service=service).order_by("due_order", "ref")[:size])


def _held(viewer: Viewer, picked: QuerySet[CaseRow], after: str, size: int, *, mine: bool) -> list[Line]:
    """The first of what somebody has, or has a part in; more is fetched only where some of it is hidden or elsewhere."""
    held = Holding.objects.filter(organisation=viewer.organisation, person=viewer.person)
    held = held.filter(has_it=True) if mine else held
    found: list[Line] = []
    while len(found) < size:
        keys = list(
            held.filter(_after(after)).order_by("due_order", "ref").values_list("due_order", "ref", "case")[:size]
        )
        found += sorted(lines(picked.filter(pk__in=[case for _, _, case in keys])), key=_place_of)
        if len(keys) < size:
            break
        after = f"{keys[-1][0]:%Y%m%d}{keys[-1][1]}"
    return found


def _place_of(line: Line) -> tuple[Any, ...]:
    return line[_ORDER], line[_REF]


def _merged(legs: list[list[Line]]) -> Iterator[Line]:
    last = ""
    for line in heapq.merge(*legs, key=_place_of):
        if line[_REF] != last:
            yield line
        last = line[_REF]


def _key(line: Line) -> str:
    return f"{line[_ORDER]:%Y%m%d}{line[_REF]}"


def _after(key: str) -> Q:
    try:
        day, ref = date.fromisoformat(f"{key[:4]}-{key[4:6]}-{key[6:8]}"), key[8:]
    except ValueError:
        return Q(due_order__gte=date.min)
    return Q(due_order__gte=day) & (Q(due_order__gt=day) | Q(ref__gt=ref))
