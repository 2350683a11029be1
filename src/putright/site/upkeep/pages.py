"""A SQLite database copied as it stands while people write to it, and put back. What is in it is not looked at."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

STEP = 2000
"""Pages copied between two signs of life."""

MAGIC = b"SQLite format 3\x00"


def is_database(file: Path) -> bool:
    """Whether a file is a SQLite database."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def copy(source: Path, target: Path, told: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Copy a database into a single file of its own, as it was at the moment the copy began. `told` gets pages done and in all.

    The reading transaction keeps that moment while others write: without it the copy would begin again at each of their writes.
    """
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        _pages(source, partial, told)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _pages(source: Path, partial: Path, told: Callable[[int, int], None]) -> None:
    reading, writing = _reading(source), sqlite3.connect(partial)
    try:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=STEP, progress=lambda _, left, total: told(total - left, total))
        writing.execute("PRAGMA journal_mode = DELETE")
        (state,) = writing.execute("PRAGMA quick_check(1)").fetchone()
    finally:
        reading.close()
        writing.close()
    if state != "ok":
        raise sqlite3.DatabaseError(f"the copy is damaged: {state}")


def put_back(source: Path, target: Path) -> None:
    """Let a database hold what a copy holds, in one transaction: whoever has it open sees the old or the new, never a mixture."""
    target.parent.mkdir(parents=True, exist_ok=True)
    reading, writing = _reading(source), sqlite3.connect(target, timeout=20)
    try:
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
