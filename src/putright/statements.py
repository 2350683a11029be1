"""Questions to the database that Django makes once and that are asked again with other values: making one takes most of its time.

Rows come as tuples, as from `values_list`. What is asked, and of whose cases, is said where the question belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, ParamSpec, TypeAlias, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Field, QuerySet
from django.db.models.expressions import RawSQL

Row: TypeAlias = tuple[Any, ...]
P = ParamSpec("P")
Made = TypeVar("Made")
KEPT = 200
"""How many statements of one kind are kept ready: for so many people who are at work."""
_ready: list[Callable[[], None]] = []


class _Later(str):
    """The name of a value that is given when the question is asked."""

    __slots__ = ()


def later(name: str, field: Field[Any, Any] | None = None) -> RawSQL:
    """A value that is given when the question is asked: one, or after `__in` any number of them."""
    return RawSQL("%s", [_Later(name)], field)


class Statement:
    """What a query of `values_list` asks, ready to be asked again. It holds no connection, and serves every thread."""

    def __init__(self, query: QuerySet[Any, Any]) -> None:
        compiler = query.query.get_compiler(using=query.db)
        self._converting: Sequence[tuple[int, Sequence[Any], Any]] = ()
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:
            self._pieces, self._values = [""], tuple[Any, ...]()
            return
        self._pieces, self._values = sql.split("%s"), tuple(values)
        asked = [one[0] for one in compiler.select or ()]
        self._converting = [(at, found, one) for at, (found, one) in compiler.get_converters(asked).items()]

    def rows(self, **given: Any) -> list[Row]:
        """The rows just now. `given` has each value that was left for later; for several of them, a list or a set."""
        if not self._pieces[0]:
            return []
        text, values = self._pieces[0], list[Any]()
        for value, piece in zip(self._values, self._pieces[1:], strict=True):
            these = _several(given[value]) if isinstance(value, _Later) else [value]
            text += ", ".join(["%s"] * len(these)) + piece
            values += these
        with connection.cursor() as cursor:
            cursor.execute(text, values)
            return [self._converted(row) for row in cursor.fetchall()]

    def _converted(self, row: Row) -> Row:
        if not self._converting:
            return row
        values = list(row)
        for at, converters, asked in self._converting:
            for convert in converters:
                values[at] = convert(values[at], asked, connection)
        return tuple(values)


def _several(value: Any) -> list[Any]:
    """What stands for one value: itself, or each of several; none at all is like nothing that is there."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return [_adapted(value)]
    return [_adapted(one) for one in value] or [None]


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def made_once(make: Callable[P, Made]) -> Callable[P, Made]:
    """Keep what this makes ready for the next time that it is wanted for the same viewer, or whatever else it is made for."""
    kept = lru_cache(maxsize=KEPT)(make)
    _ready.append(kept.cache_clear)
    return kept  # type: ignore[return-value] # typeshed knows nothing of what a cached function is called with


def make_again() -> None:
    """Keep nothing that was made before ready: for whoever changes what a statement is made of."""
    for forget in _ready:
        forget()
