"""Opening the installation that a command works on: its settings, its database, and honest words where one of them fails."""

from __future__ import annotations

import argparse
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEMO = Path(".demo")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The argument every such command has."""
    parser.add_argument("--demo", action="store_true", help="work on the database of `putright demo` in this folder")


def choose(given: argparse.Namespace) -> None:
    """Settle which installation is meant, before any setting is read; its files are for whoever runs it and nobody else."""
    os.umask(0o077)
    os.environ["DJANGO_SETTINGS_MODULE"] = "putright.site.settings"
    if getattr(given, "demo", False):
        demo_settings(DEMO)


def demo_settings(folder: Path) -> None:
    """Point every setting at the demo's own folder, whatever the surroundings say."""
    database = (folder / "demo.sqlite3").resolve()
    os.environ |= {
        "PUTRIGHT_MODE": "demo", "PUTRIGHT_DATA": str(folder), "PUTRIGHT_DATABASE_URL": f"sqlite:///{database}",
        "PUTRIGHT_HTTPS": "false", "PUTRIGHT_PROXY": "false", "PUTRIGHT_EMAIL_URL": "", "PUTRIGHT_TIME_ZONE": "Europe/London",
        "PUTRIGHT_SENDER": "putright.correspondence.sender.Mail", "PUTRIGHT_ADDRESS": "http://localhost:8000",
    }  # fmt: skip


@contextmanager
def opened(given: argparse.Namespace, *, empty: bool = False, guarded: bool = True) -> Iterator[None]:
    """The installation, its tables and guards found in place; or one line on what is wrong, and status 1.

    With `empty`, the tables need not be there yet; without `guarded`, the guards need not.
    """
    choose(given)
    import django

    with honest():
        django.setup()
        if empty:
            _make_room()
        else:
            _insist_on_tables()
        if guarded and not empty:
            _insist_on_guards()
        yield


@contextmanager
def honest() -> Iterator[None]:
    """Turns a dead database or a full disk into one line and status 1; nothing is claimed to have been done."""
    from django.db import DatabaseError, InterfaceError

    from putright.register.guards import GuardsMissing

    try:
        yield
    except (DatabaseError, InterfaceError, sqlite3.Error) as error:
        raise SystemExit(f"putright: the database {name()} cannot be used: {_first_line(error)}") from None
    except GuardsMissing as error:
        raise SystemExit(f"putright: {error}") from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SystemExit(f"putright: {error.filename or 'a file'}: {error.strerror or error}") from None


def name() -> str:
    """The database as people know it: the file, or the name on its server. Never a password."""
    from django.db import connection

    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(settings["NAME"])
    return f"{settings['NAME']} on {settings['HOST'] or 'this machine'}"


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split("\n")[0].split()) or type(error).__name__


def behind() -> bool:
    """Whether the tables are of an earlier version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _make_room() -> None:
    """The folder in which a SQLite database will lie."""
    from django.db import connection

    if connection.vendor == "sqlite":
        Path(str(connection.settings_dict["NAME"])).parent.mkdir(parents=True, exist_ok=True)


def whole_number(variable: str, usual: int) -> int:
    """A number from the environment; ends the command in one line where it is none."""
    given = os.environ.get(variable) or str(usual)
    if not given.isascii() or not given.isdecimal():
        raise SystemExit(f"putright: {variable} is {given!r}; write a whole number such as {usual}.")
    return int(given)


def _insist_on_guards() -> None:
    from putright.register import guards

    guards.insist()


def _insist_on_tables() -> None:
    from django.db import connection

    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        raise SystemExit(
            f"putright: there is no database {name()}. `putright migrate` makes one; `putright demo` a made-up one."
        )
    if "register_organisation" not in connection.introspection.table_names():
        raise SystemExit(f"putright: the database {name()} has no tables of Putright. `putright migrate` makes them.")
