"""A copy of the whole database while it is at work, with its hash beside it; and putting such a copy back."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from putright.register import erase, guards

CHUNK = 1 << 20
PAGES = 2_000
"""Pages copied at a time; writers go on in between."""


@dataclass(frozen=True)
class Backup:
    """A copy: its file, the SHA-256 of its bytes and its size in bytes."""

    file: Path
    sha256: str
    size: int


class CannotRestore(Exception):
    """The copy is not whole, or there is already something where it would go."""


def backup(file: Path, progress: Callable[[int, int], None] | None = None) -> Backup:
    """Copy the database to a new file and its hash to `<file>.sha256`. `progress` is told pages done and pages in all."""
    if file.exists():
        raise FileExistsError(f"{file} is already there")
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    if connection.vendor == "sqlite":
        _copy(Path(connection.settings_dict["NAME"]), part, progress)
    else:
        _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={part}")
    made = Backup(file, hashed(part), part.stat().st_size)
    _on_disk(part)
    part.rename(file)
    _beside(file).write_text(f"{made.sha256}  {file.name}\n")
    return made


def _copy(source: Path, target: Path, progress: Callable[[int, int], None] | None) -> None:
    def tell(_: int, left: int, pages: int) -> None:
        if progress:
            progress(pages - left, pages)

    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as write:
        read.execute("BEGIN")  # one moment is copied: otherwise every write meanwhile would start the copy again
        read.execute("SELECT 1 FROM sqlite_master").fetchone()
        read.backup(write, pages=PAGES, progress=tell)
        write.execute("PRAGMA journal_mode=DELETE")


def hashed(file: Path) -> str:
    """SHA-256 of a file's bytes."""
    found = hashlib.sha256()
    with file.open("rb") as data:
        while chunk := data.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()


def whole(file: Path) -> bool:
    """Whether a copy is as it was made: its hash is the one beside it."""
    beside = _beside(file)
    return file.exists() and beside.exists() and beside.read_text().split()[0] == hashed(file)


def restore(file: Path, *, replace: bool = False) -> list[str]:
    """Put a copy in the place of the database, then carry out every erasure made since; those, in words.

    Raises CannotRestore where the copy is not whole, or where a database stands there and `replace` is not said. Nobody may
    be at work on it.
    """
    if not whole(file):
        raise CannotRestore(
            f"{file} is not as it was made: its hash differs from the one beside it, or that is missing"
        )
    if connection.vendor == "sqlite":
        _put_back(file, Path(connection.settings_dict["NAME"]), replace)
    else:
        connection.close()
        _postgresql("pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error", str(file))
    guards.insist()
    return list(erase.replayed())


def _put_back(file: Path, target: Path, replace: bool) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        if (found := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise CannotRestore(f"{file} is damaged: {found}")
    if target.exists() and not replace:
        raise CannotRestore(f"{target} is there already")
    connection.close()
    part = target.with_name(f"{target.name}.part")
    shutil.copyfile(file, part)
    _on_disk(part)
    for left in (f"{target}-wal", f"{target}-shm"):
        Path(left).unlink(missing_ok=True)
    part.replace(target)


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")


def _on_disk(file: Path) -> None:
    with file.open("rb") as data:
        os.fsync(data.fileno())


def _postgresql(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise CannotRestore(f"{program} is not installed; it comes with PostgreSQL's client programs")
    given = connection.settings_dict
    where = {"--host": given["HOST"], "--port": given["PORT"], "--username": given["USER"], "--dbname": given["NAME"]}
    options = [f"{option}={value}" for option, value in where.items() if value]
    environment = {**os.environ, "PGPASSWORD": given["PASSWORD"]} if given["PASSWORD"] else dict(os.environ)
    subprocess.run([found, *options, *arguments], check=True, env=environment)  # noqa: S603 - fixed programs
