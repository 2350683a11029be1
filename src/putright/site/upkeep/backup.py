"""Making a backup, looking into one, and putting one back. Nothing is put back that is not whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connection

from putright.register import guards, organisations
from putright.register.verify import verify
from putright.site.upkeep import pages, rows, sums
from putright.site.upkeep.elsewhere import standing_on

Telling = Callable[[int, int], None]


class CannotRestore(Exception):
    """Why a backup is not put back, in words for whoever tries. Nothing was changed."""


def make(file: Path, told: Telling, *, as_rows: bool) -> str:
    """Write a backup and its sum; what it is, in words. The database goes on working meanwhile."""
    if as_rows or connection.vendor != "sqlite":
        _dump(file, told)
        what = "every row as lines of JSON, for PostgreSQL or SQLite"
    else:
        pages.copy(Path(str(connection.settings_dict["NAME"])), file, told)
        what = "a copy of the SQLite database"
    sums.write(file)
    return what


def _dump(file: Path, told: Telling) -> None:
    partial = file.with_name(f"{file.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as out:
            total = rows.count()
            for done, _ in enumerate(rows.dump(out), 1):
                told(done, max(total, done))
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def _load(file: Path, told: Telling) -> None:
    with file.open(encoding="utf-8") as lines:
        total = sum(1 for _ in lines) - 2
        lines.seek(0)
        for done, _ in enumerate(rows.load(lines), 1):
            told(done, total)


@contextmanager
def looked_into(file: Path, told: Telling) -> Iterator[None]:
    """Inside, the register reads a copy of what a backup or a SQLite database holds. The file itself is only read."""
    _insist_known(file)
    with TemporaryDirectory(prefix="putright-") as folder:
        copy = Path(folder) / "copy.sqlite3"
        if pages.is_database(file):
            pages.copy(file, copy, told)
        with standing_on(copy):
            if not pages.is_database(file):
                call_command("migrate", verbosity=0)
                _load(file, told)
            yield


def _insist_known(file: Path) -> None:
    if not pages.is_database(file) and not rows.is_rows(file):
        raise CannotRestore(f"{file} is neither a SQLite database nor a backup of rows.")


def faults(file: Path, told: Telling) -> list[str]:
    """What is not as it was written in a backup; empty where all is."""
    with looked_into(file, told):
        return [f"{here.slug}: {fault.what}" for here in organisations.places() for fault in verify(here.slug)]


def put_back(file: Path, told: Telling, *, replace: bool) -> None:
    """Let the installation's database hold what a backup holds; CannotRestore, and nothing changed, where it should not."""
    sums.insist(file)
    if found := faults(file, told):
        raise CannotRestore(f"{file} is not as it was written: {found[0]}")
    whole = pages.is_database(file)
    if whole and connection.vendor != "sqlite":
        raise CannotRestore(
            "A copy of a SQLite database goes into SQLite only. Make it anew with `putright backup --rows`."
        )
    if _has_something() and not replace:
        raise CannotRestore("This database has organisations in it. To put the backup in their place: --replace")
    if whole:
        target = Path(str(connection.settings_dict["NAME"]))
        connection.close()
        pages.put_back(file, target)
    else:
        call_command("migrate", verbosity=0)
        _load(file, told)
    guards.insist()


def _has_something() -> bool:
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        return False
    if "register_organisation" not in connection.introspection.table_names():
        return False
    return bool(organisations.places())
