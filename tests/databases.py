"""A database of its own for each test, made from one that was migrated once: real transactions, on whichever database is set."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker


def point_at(name: str) -> None:
    """From now on this thread and its successors work on the database of that name."""
    connections["default"].close()
    del connections["default"]
    connections.settings["default"]["NAME"] = name


def _on_server(sql: str) -> None:
    """Run a statement on the PostgreSQL server, outside of any transaction."""
    import psycopg  # only where PostgreSQL is tested

    given = connections.settings["default"]
    server = {"host": given["HOST"] or None, "port": given["PORT"] or None, "user": given["USER"] or None}
    with psycopg.connect(
        dbname="postgres", password=given["PASSWORD"] or None, autocommit=True, **server
    ) as connection:
        connection.execute(sql)


@pytest.fixture(scope="session")
def migrated(
    django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[str]:
    """The name of a database with every table and no row."""
    before: Any = settings.DATABASES["default"]["NAME"]
    postgresql = connections["default"].vendor == "postgresql"
    name = (
        f"putright_test_{os.getpid()}_{worker_id}"
        if postgresql
        else str(tmp_path_factory.mktemp("databases") / "migrated.sqlite3")
    )
    if postgresql:
        _on_server(f'CREATE DATABASE "{name}"')
    with django_db_blocker.unblock():
        point_at(name)
        call_command("migrate", verbosity=0)
        if not postgresql:
            with connections["default"].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        point_at(before)
    yield name
    if postgresql:
        _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def database(migrated: str, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[str]:
    """The name of an empty database, which is this test's own. Whatever a test commits is gone with it."""
    before: Any = settings.DATABASES["default"]["NAME"]
    postgresql = connections["default"].vendor == "postgresql"
    name = migrated if postgresql else str(tmp_path / "putright.sqlite3")
    if not postgresql:
        shutil.copyfile(migrated, name)
    with django_db_blocker.unblock():
        point_at(name)
        yield name
        if postgresql:
            _empty()
        point_at(before)


def _empty() -> None:
    """Delete every row of the tests' own database and put its guards back; far sooner done there than a copy is made."""
    from putright.register import guards  # Django is not set up when this file is read

    connection = connections["default"]
    kept = {"django_migrations", "django_content_type", "auth_permission"}
    tables = [table for table in connection.introspection.table_names() if table not in kept]
    first = ["register_content", *guards.OF_A_CASE, "register_case", "register_procedure"]
    with connection.cursor() as cursor:
        for table in guards.NEVER_CHANGED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table in [*first, *(table for table in tables if table not in first and "organisation" not in table)]:
            cursor.execute(f'DELETE FROM "{table}"')
        cursor.execute("DELETE FROM register_organisation")
        for table in guards.NEVER_CHANGED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    guards.install()
