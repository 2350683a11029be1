"""The list of what is due, oldest day first, a page at a time by key: as fast at the last page as at the first."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from putright.register.lists.lines import COLUMNS, CaseSeen, lines, seen
from putright.register.lists.picking import VIEWS, Picked, View, in_view
from putright.register.models import CaseRow, Holding
from putright.register.models.cases import IS_DUE
from putright.register.scope import Viewer

Line: TypeAlias = tuple[Any, ...]

SIZE, MANY = 25, 100
EVERYTHING = Picked()
_ORDER, _REF = COLUMNS.index("due_order"), COLUMNS.index("ref")


@dataclass(frozen=True)
class DuePage:
    """One page. `after` is the key to ask for the next one with; empty at the end."""

    rows: tuple[CaseSeen, ...]
    after: str


def due(viewer: Viewer, picked: Picked = EVERYTHING, *, after: str = "", size: int = SIZE) -> DuePage:
    """What is due of the cases that the viewer sees, as far as it was picked; late ones come first of themselves.

    A duty without a number stands at the day since which it is owed. A key that nobody made starts at the beginning.
    """
    found = list(islice(_merged(list(_legs(viewer, picked, after, size + 1))), size + 1))
    key = _key(found[size - 1]) if len(found) > size else ""
    return DuePage(seen(found[:size], viewer), key)


def counted(viewer: Viewer, picked: Picked) -> dict[View, int]:
    """How many stand in each view, counted no further than `MANY`: whoever has as many knows enough. One query."""
    made = _counting(viewer, replace(picked, view=""))
    if made is None:
        return dict.fromkeys(VIEWS, 0)
    with connection.cursor() as cursor:
        cursor.execute(*made)
        return dict(zip(VIEWS, cursor.fetchone(), strict=True))


@lru_cache(maxsize=1024)
def _counting(viewer: Viewer, picked: Picked) -> tuple[str, tuple[Any, ...]] | None:
    """The statement that counts every view, made once for a viewer and what they narrowed it to; None where they see nothing."""
    parts, values = [], list[Any]()
    for view in VIEWS:
        listed = CaseRow.objects.seen_by(viewer).filter(
            IS_DUE, in_view(view, viewer.today), picked.condition(viewer.today)
        )
        if picked.mine:
            listed = listed.filter(pk__in=_held_by(viewer, picked).values("case"))
        try:
            sql, given = listed.values("pk")[:MANY].query.sql_with_params()
        except EmptyResultSet:
            return None
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS counted)")  # noqa: S608 - made by Django
        values += given
    return f"SELECT {', '.join(parts)}", tuple(values)


def _legs(viewer: Viewer, picked: Picked, after: str, size: int) -> Iterator[list[Line]]:
    """Lines that each follow one index; together they begin with the first `size` of all that the viewer wants to see."""
    listed = CaseRow.objects.seen_by(viewer).filter(_after(after), picked.condition(viewer.today))
    if viewer.everything and not picked.mine:
        yield _first(listed, size)
        return
    if picked.narrowed:
        held = _held_by(viewer, picked)
        yield _first(listed.filter(pk__in=held.values("case")), size)
    else:
        yield _held(viewer, picked, after, size)
    for service in sorted(viewer.services) if not picked.mine else ():
        yield _first(listed.filter(service=service), size)


def _first(listed: QuerySet[CaseRow], size: int) -> list[Line]:
    return lines(listed.order_by("due_order", "ref")[:size])


def _held_by(viewer: Viewer, picked: Picked) -> QuerySet[Holding]:
    held = Holding.objects.filter(organisation=viewer.organisation, person=viewer.person)
    return held.filter(has_it=True) if picked.mine else held


def _held(viewer: Viewer, picked: Picked, after: str, size: int) -> list[Line]:
    """The first of what somebody has, or has a part in; more is fetched only where some of it is hidden."""
    cases, found = CaseRow.objects.seen_by(viewer), list[Line]()
    while len(found) < size:
        keys = list(
            _held_by(viewer, picked)
            .filter(_after(after))
            .order_by("due_order", "ref")
            .values_list("due_order", "ref", "case")[:size]
        )
        found += _first(cases.filter(pk__in=[case for _, _, case in keys]), size)
        if len(keys) < size:
            break
        after = f"{keys[-1][0]:%Y%m%d}{keys[-1][1]}"
    return found


def _place_of(line: Line) -> tuple[Any, ...]:
    return line[_ORDER], line[_REF]


def _merged(legs: list[list[Line]]) -> Iterator[Line]:
    """The lines of all legs in one order, each case once."""
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
