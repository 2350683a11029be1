"""The list of what is due in one of its orders, a page at a time by key: as fast at the last page as at the first."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from putright.core.casework.entries import Person
from putright.register.lists.lines import COLUMNS, CaseSeen, lines, seen
from putright.register.lists.ordering import ORDERS, Line, Order
from putright.register.lists.picking import VIEWS, Picked, View, parts_of
from putright.register.models import CaseRow, Holding
from putright.register.models.cases import IS_DUE
from putright.register.scope import Viewer
from putright.statements import Statement, later, made_once

SIZE, MANY = 25, 100
EVERYTHING = Picked()
_REF = COLUMNS.index("ref")


@dataclass(frozen=True)
class DuePage:
    """One page. `after` is the key to ask for the next one with; empty at the end."""

    rows: tuple[CaseSeen, ...]
    after: str


def due(viewer: Viewer, picked: Picked = EVERYTHING, *, after: str = "", size: int = SIZE) -> DuePage:
    """What is due of the cases that the viewer sees, as far as it was picked; late ones come first of themselves.

    A duty without a number stands at the day since which it is owed. A key that nobody made starts at the beginning.
    """
    order = ORDERS[picked.sort]
    found = list(islice(_merged(order, list(_legs(viewer, picked, after, size + 1))), size + 1))
    key = order.key(found[size - 1]) if len(found) > size else ""
    return DuePage(seen(found[:size], viewer), key)


def counted(viewer: Viewer, picked: Picked) -> dict[View, int]:
    """How many stand in each view, counted no further than `MANY`: whoever has as many knows enough. One query."""
    return dict(zip(VIEWS, counted_each(viewer, [replace(picked, view=view) for view in VIEWS]), strict=True))


def counted_each(viewer: Viewer, wanted: Sequence[Picked]) -> tuple[int, ...]:
    """How many stand in each of these, counted no further than `MANY`, in one query; their order does not matter."""
    made = _counting(viewer, tuple(replace(picked, sort="") for picked in wanted)) if wanted else None
    if made is None:
        return (0,) * len(wanted)
    with connection.cursor() as cursor:
        cursor.execute(*made)
        return tuple(cursor.fetchone())


@made_once
def _counting(viewer: Viewer, wanted: tuple[Picked, ...]) -> tuple[str, tuple[Any, ...]] | None:
    """The statement that counts each of these, made once for a viewer; None where they see nothing."""
    parts, values = [], list[Any]()
    try:
        for picked in wanted:
            counts = [_counting_one(viewer, picked, where) for where in picked.conditions(viewer)]
            parts.append(" + ".join(sql for sql, _ in counts))
            values += [value for _, given in counts for value in given]
    except EmptyResultSet:
        return None
    return f"SELECT {', '.join(parts)}", tuple(values)


def _counting_one(viewer: Viewer, picked: Picked, where: Q) -> tuple[str, tuple[Any, ...]]:
    listed = CaseRow.objects.seen_by(viewer).filter(IS_DUE, where)
    if picked.mine:
        listed = listed.filter(pk__in=_held_by(viewer, picked).values("case"))
    sql, given = listed.values("pk")[:MANY].query.sql_with_params()
    return f"(SELECT COUNT(*) FROM ({sql}) AS counted)", given  # noqa: S608 - made by Django


def _legs(viewer: Viewer, picked: Picked, after: str, size: int) -> Iterator[list[Line]]:
    """Lines that each follow one index; together they begin with the first `size` of all that the viewer wants to see.

    In the usual order each service and what somebody has follow indexes of their own; in any other there is one for all of it.
    """
    for statement in _walks(viewer, picked, after, size) if after else _first_walks(viewer, picked, size):
        yield statement.rows()
    if picked.plain and (picked.mine or not viewer.everything):
        for person in (viewer.person, *sorted(viewer.covers)):
            yield _held(viewer, person, picked, after, size)


@made_once
def _first_walks(viewer: Viewer, picked: Picked, size: int) -> tuple[Statement, ...]:
    """The statements of the first page, made once for a viewer."""
    return tuple(_walks(viewer, picked, "", size))


def _walks(viewer: Viewer, picked: Picked, after: str, size: int) -> Iterator[Statement]:
    """The statements whose answers are the legs, but for what somebody has and has not narrowed."""
    order = ORDERS[picked.sort]
    for where in picked.conditions(viewer):
        listed = CaseRow.objects.seen_by(viewer).filter(order.after(after), where).order_by(*order.columns)
        if (viewer.everything or picked.sort) and not picked.mine:
            yield lines(listed[:size])
            continue
        if not picked.plain:
            yield lines(listed.filter(pk__in=_held_by(viewer, picked).values("case"))[:size])
        for service in sorted(viewer.services) if not picked.mine else ():
            yield lines(listed.filter(service=service)[:size])


def _held_by(viewer: Viewer, picked: Picked) -> QuerySet[Holding]:
    """What the viewer has a part in, or somebody for whom they stand in."""
    held = parts_of(viewer)
    return held.filter(has_it=True) if picked.mine else held


def _held(viewer: Viewer, person: Person, picked: Picked, after: str, size: int) -> list[Line]:
    """The first of what somebody has, or has a part in, as it is due; more is fetched only where some of it is hidden."""
    found = list[Line]()
    while len(found) < size:
        keys = _holding(viewer, person, picked, after, size) if after else _first_holding(viewer, person, picked, size)
        held = keys.rows()
        found += _of_those(viewer).rows(cases=[case for _, _, case in held])[: size - len(found)]
        if len(held) < size:
            break
        after = f"{held[-1][0]:%Y%m%d}.{held[-1][1]}"
    return found


@made_once
def _first_holding(viewer: Viewer, person: Person, picked: Picked, size: int) -> Statement:
    return _holding(viewer, person, picked, "", size)


def _holding(viewer: Viewer, person: Person, picked: Picked, after: str, size: int) -> Statement:
    """The keys and numbers of the next cases that somebody has or has a part in."""
    order = ORDERS[""]
    held = _held_by(viewer, picked).filter(order.after(after), person=person).order_by(*order.columns)
    return Statement(held.values_list("due_order", "ref", "case")[:size])


@made_once
def _of_those(viewer: Viewer) -> Statement:
    """The lines of the cases with these numbers, as they are due, as far as the viewer sees them."""
    these = CaseRow.objects.seen_by(viewer).filter(pk__in=later("cases"))
    return lines(these.order_by(*ORDERS[""].columns))


def _merged(order: Order, legs: list[list[Line]]) -> Iterator[Line]:
    """The lines of all legs in one order, each case once."""
    last = ""
    for line in heapq.merge(*legs, key=order.place, reverse=order.latest_first):
        if line[_REF] != last:
            yield line
        last = line[_REF]
