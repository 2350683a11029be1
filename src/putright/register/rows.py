"""Statements of the writing path, made once and sent as they are: a fifth of the time of a query built anew each time.

Only fixed table and column names ever stand in a statement; values go beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, list | dict):
        return json.dumps(value)
    return value


@lru_cache(maxsize=256)
def _inserting(table: str, columns: tuple[str, ...], number: int, returning: bool) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    row = f"({', '.join(['%s'] * len(columns))})"
    sql = f'INSERT INTO "{table}" ({names}) VALUES {", ".join([row] * number)}'  # noqa: S608 - fixed names
    return f"{sql} RETURNING id" if returning else sql


@lru_cache(maxsize=1024)
def _updating(table: str, columns: tuple[str, ...]) -> str:
    changes = ", ".join(f'"{column}" = %s' for column in columns)
    return f'UPDATE "{table}" SET {changes} WHERE id = %s'  # noqa: S608 - fixed names


def insert(table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        columns = tuple(rows[0])
        values = [_adapted(row[column]) for row in rows for column in columns]
        with connection.cursor() as cursor:
            cursor.execute(_inserting(table, columns, len(rows), False), values)


def insert_missing(table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, but for those that a constraint says are there already."""
    if rows:
        columns = tuple(rows[0])
        values = [_adapted(row[column]) for row in rows for column in columns]
        with connection.cursor() as cursor:
            cursor.execute(f"{_inserting(table, columns, len(rows), False)} ON CONFLICT DO NOTHING", values)


def insert_one(table: str, row: Mapping[str, Any]) -> int:
    """Insert a row; its number."""
    columns = tuple(row)
    with connection.cursor() as cursor:
        cursor.execute(_inserting(table, columns, 1, True), [_adapted(row[column]) for column in columns])
        return int(cursor.fetchone()[0])


def insert_new(table: str, row: Mapping[str, Any], key: str = "") -> int | None:
    """Insert a row unless there is one with its key, or with any where none is named; its number, or None where there is."""
    columns = tuple(row)
    conflict = f'ON CONFLICT ("{key}")' if key else "ON CONFLICT"
    sql = f"{_inserting(table, columns, 1, False)} {conflict} DO NOTHING RETURNING id"
    found = fetch(sql, *(row[column] for column in columns))
    return int(found[0][0]) if found else None


def moment(value: Any) -> datetime:
    """A moment as a column holds it; SQLite keeps it as text without its time zone, which is UTC."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def update(table: str, number: int, changes: Mapping[str, Any]) -> None:
    """Change columns of the row of that number."""
    if changes:
        columns = tuple(changes)
        with connection.cursor() as cursor:
            cursor.execute(_updating(table, columns), [*(_adapted(changes[column]) for column in columns), number])


def run(sql: str, *values: Any) -> int:
    """Carry out a statement; how many rows it concerned."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [_adapted(value) for value in values])
        return int(cursor.rowcount)


def fetch(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows that a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [_adapted(value) for value in values])
        return list(cursor.fetchall())


def locking(sql: str, *, passing_over: bool = False, of: str = "") -> str:
    """A SELECT that holds the rows it finds; on SQLite the whole transaction holds the database already.

    It waits for rows that somebody else holds, or is told to pass over them; `of` one table alone where several are joined.
    """
    held = "FOR UPDATE" + (f" OF {of}" if of else "") + (" SKIP LOCKED" if passing_over else "")
    return f"{sql} {held}" if connection.features.has_select_for_update else sql
