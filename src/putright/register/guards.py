"""What the database itself refuses: changing or deleting entries, and links from one organisation to another's case.

Django remakes a table on SQLite to alter it, which drops its triggers without a word, and cannot while triggers of other
tables name it: they are taken away before every migration, put back after it and looked for at every start. The same guards
on PostgreSQL are triggers and composite foreign keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

NEVER_CHANGED = ("register_entry", "register_office_entry", "register_procedure")
OF_A_CASE = (
    "register_entry", "register_exclusion", "register_holding", "register_paper", "register_code", "register_owed",
    "register_label", "register_notice", "register_access", "register_file", "register_message", "register_sight",
    "register_staff_draft", "register_incoming",
)  # fmt: skip
OF_A_PROCEDURE = ("register_entry", "register_case")


@dataclass(frozen=True)
class Guard:
    """One trigger or constraint: its name, its table, and the statement that makes it."""

    name: str
    table: str
    sql: str


def sqlite_guards() -> Iterable[Guard]:
    """Every guard in SQLite's words: triggers."""
    for table in NEVER_CHANGED:
        for verb in ("UPDATE", "DELETE"):
            yield _sqlite(f"{table}_no_{verb.lower()}", table, f"BEFORE {verb}", "", f"{table} is never changed")
    for table, column, target in _links():
        its_own = f"SELECT 1 FROM {target} WHERE id = NEW.{column} AND organisation_id = NEW.organisation_id"  # noqa: S608
        lost = f"NEW.{column} IS NOT NULL AND NOT EXISTS ({its_own})"
        for verb in ("INSERT", "UPDATE"):
            name = f"{table}_{column}_own_{verb.lower()}"
            yield _sqlite(name, table, f"BEFORE {verb}", lost, f"{table}.{column} belongs to another organisation")
    moved = "NEW.organisation_id IS NOT OLD.organisation_id"
    for table in ("register_case",):
        yield _sqlite(f"{table}_stays", table, "BEFORE UPDATE", moved, f"{table} stays with its organisation")


def _links() -> Iterable[tuple[str, str, str]]:
    for table in OF_A_CASE:
        yield table, "case_id", "register_case"
    for table in OF_A_PROCEDURE:
        yield table, "version_id", "register_procedure"


def _sqlite(name: str, table: str, when: str, condition: str, words: str) -> Guard:
    when_clause = f" WHEN {condition}" if condition else ""
    return Guard(
        name, table, f"CREATE TRIGGER {name} {when} ON {table}{when_clause} BEGIN SELECT RAISE(ABORT, '{words}'); END"
    )


REFUSE = """
CREATE OR REPLACE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def postgresql_triggers() -> Iterable[Guard]:
    """The triggers that keep entries as they are."""
    for table in NEVER_CHANGED:
        for verb, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            name = f"{table}_no_{verb.lower()}"
            sql = f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH {each} EXECUTE FUNCTION register_refuse()"
            yield Guard(name, table, sql)


def postgresql_keys() -> Iterable[Guard]:
    """The composite foreign keys that keep links within an organisation."""
    for table, column, target in _links():
        name = f"{table}_{column}_own"
        sql = (
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (organisation_id, {column}) "
            f"REFERENCES {target} (organisation_id, id)"
        )
        yield Guard(name, table, sql)


def install(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Put every missing guard in place."""
    connection = connections[alias]
    lacking = missing(alias)
    with connection.cursor() as cursor:
        if lacking and connection.vendor == "postgresql":
            cursor.execute(REFUSE)
        for guard in lacking:
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")
            cursor.execute(guard.sql)


def missing(alias: str = DEFAULT_DB_ALIAS) -> list[Guard]:
    """Guards that are not in the database, or on SQLite say something else; none before the tables are made."""
    connection = connections[alias]
    tables = set(connection.introspection.table_names())
    lacking = _missing_sqlite(connection) if connection.vendor == "sqlite" else _missing_postgresql(connection)
    return [guard for guard in lacking if guard.table in tables]


def _missing_sqlite(connection: BaseDatabaseWrapper) -> list[Guard]:
    found = dict(_rows(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return [guard for guard in sqlite_guards() if found.get(guard.name) != guard.sql]


def _missing_postgresql(connection: BaseDatabaseWrapper) -> list[Guard]:
    triggers = {
        row[0] for row in _rows(connection, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
    }
    keys = {
        row[0] for row in _rows(connection, "SELECT conname FROM pg_constraint WHERE contype = 'f' AND convalidated")
    }
    return [guard for guard in postgresql_triggers() if guard.name not in triggers] + [
        guard for guard in postgresql_keys() if guard.name not in keys
    ]


def _rows(connection: BaseDatabaseWrapper, sql: str) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def before_migration(using: str = DEFAULT_DB_ALIAS, plan: Sequence[object] = (), **_: object) -> None:
    """Called before every migration: on SQLite the guards make way, where there is anything to migrate."""
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for guard in sqlite_guards():
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")


def after_migration(using: str = DEFAULT_DB_ALIAS, **_: object) -> None:
    """Called after every migration."""
    install(using)


def check(databases: Sequence[str] | None = None, **_: object) -> list[checks.CheckMessage]:
    """Django's check of the database: an error for each guard that is not there."""
    return [
        checks.Error(
            f"The database lacks the guard {guard.name}.",
            hint="Run `putright migrate`, which puts it back.",
            id="register.E001",
        )
        for alias in databases or ()
        for guard in missing(alias)
    ]


class GuardsMissing(Exception):
    """The database would let entries be changed."""


def insist(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Raise GuardsMissing unless every guard is in place; called at start-up."""
    if lacking := missing(alias):
        names = ", ".join(guard.name for guard in lacking)
        raise GuardsMissing(f"The database lacks these guards: {names}. Run the migrations, which put them back.")
