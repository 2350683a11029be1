"""Choosing the form of a backup, looking into one, and putting one back only when it is whole and as it was written."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connection

from putright.register import backup, erase, guards, organisations
from putright.register.backup import CannotRestore
from putright.register.verify import verify
from putright.site.upkeep import rows
from putright.site.upkeep.elsewhere import standing_on

Telling = Callable[[int, int], None]
SQLITE = b"SQLite format 3\x00"
PG_DUMP = b"PGDMP"


def make(file: Path, told: Telling, *, as_rows: bool) -> str:
    """Write a backup with its SHA-256 beside it, while the database goes on working; what it is, in words."""
    if connection.vendor == "sqlite" and not as_rows:
        backup.backup(file, told)
        return "a copy of the SQLite database"
    if as_rows or shutil.which("pg_dump") is None:
        _dump(file, told)
        return "every row as lines of JSON, for PostgreSQL and SQLite alike"
    backup.backup(file)
    return "what pg_dump writes; only pg_restore reads it"


def _dump(file: Path, told: Telling) -> None:
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            total = rows.count()
            for done, _ in enumerate(rows.dump(out), 1):
                told(done, max(total, done))
        file.with_name(f"{file.name}.sha256").write_text(f"{backup.hashed(part)}  {file.name}\n", "utf-8")
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def looked_into(file: Path, told: Telling) -> Iterator[None]:
    """Inside, the register reads a copy of what a backup or a SQLite database holds. The file itself is only read."""
    if _begins_with(file, PG_DUMP):
        raise CannotRestore(f"{file} is what pg_dump writes: restore it into an empty database, and verify that")
    if not _is_sqlite(file) and not rows.is_rows(file):
        raise CannotRestore(f"{file} is neither a SQLite database nor a backup of rows")
    with TemporaryDirectory(prefix="putright-") as folder:
        copy = Path(folder) / "copy.sqlite3"
        if _is_sqlite(file):
            _copy(file, copy, told)
        with standing_on(copy):
            if rows.is_rows(file):
                call_command("migrate", verbosity=0)
                _load(file, told)
            yield


def _is_sqlite(file: Path) -> bool:
    return _begins_with(file, SQLITE)


def _begins_with(file: Path, magic: bytes) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(magic)) == magic


def _copy(file: Path, copy: Path, told: Telling) -> None:
    """A copy by SQLite itself: what a writer left in the journal beside the file is part of it."""
    address = f"{file.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as read, closing(sqlite3.connect(copy)) as write:
        read.backup(write, pages=backup.PAGES, progress=lambda _, left, total: told(total - left, total))


def _load(file: Path, told: Telling) -> None:
    with file.open(encoding="utf-8") as lines:
        total = sum(1 for _ in lines) - 2
        lines.seek(0)
        for done, _ in enumerate(rows.load(lines), 1):
            told(done, total)


def faults(file: Path, told: Telling) -> list[str]:
    """What is not as it was written in a backup; empty where all is."""
    with looked_into(file, told):
        return _faults_here()


def _faults_here() -> list[str]:
    return [f"{here.slug}: {fault.what}" for here in organisations.places() for fault in verify(here.slug)]


def put_back(file: Path, told: Telling, *, replace: bool) -> list[str]:
    """Let the installation's database hold what a backup holds, and carry out every erasure made since; those, in words.

    Raises CannotRestore or NotRows, and then nothing was changed. Only what pg_dump wrote cannot be verified beforehand.
    """
    _insist_sound(file, told)
    if _has_something() and not replace:
        raise CannotRestore("this database has organisations in it; to put the backup in their place: --replace")
    if not rows.is_rows(file):
        return _put_back_whole(file)
    call_command("migrate", verbosity=0)
    _load(file, told)
    guards.insist()
    return list(erase.replayed())


def _insist_sound(file: Path, told: Telling) -> None:
    if not backup.whole(file):
        beside = f"{file.name}.sha256"
        raise CannotRestore(f"{file} is not as it was made: its SHA-256 is not the one in {beside}, or that is missing")
    if not rows.is_rows(file) and _is_sqlite(file) != (connection.vendor == "sqlite"):
        raise CannotRestore(
            f"{file} is for the other kind of database; make it anew there with `putright backup --rows`"
        )
    if not _begins_with(file, PG_DUMP) and (found := faults(file, told)):
        raise CannotRestore(f"{file} is whole, but the record in it is not as it was written: {found[0]}")


def _put_back_whole(file: Path) -> list[str]:
    again = backup.restore(file, replace=True)
    if found := _faults_here():
        raise CannotRestore(f"{file} was put back, and the record in it is NOT as it was written: {found[0]}")
    return again


def _has_something() -> bool:
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        return False
    if "register_organisation" not in connection.introspection.table_names():
        return False
    return bool(organisations.places())
