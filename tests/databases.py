"""A database of its own for each test, copied from one that was migrated once: real transactions, on whichever database is set."""

from __future__ import annotations

import itertools
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

_number = itertools.count(1)


def point_at(name: str) -> None:
    """From now on this thread and its successors work on the database of that name."""
    connections["default"].close()
    del connections["default"]
    connections.settings["default"]["NAME"] = name


def _on_server(sql: str) -> None:
    """Run a statement on the PostgreSQL server, outside of any transaction."""
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is tested

    given = connections.settings["default"]
    server = {"host": given["HOST"] or None, "port": given["PORT"] or None, "user": given["USER"] or None}
    with psycopg.connect(
        dbname="postgres", password=given["PASSWORD"] or None, autocommit=True, **server
    ) as connection:
        connection.execute(sql)


def _name(worker: str, number: int) -> str:
    return f"putright_test_{os.getpid()}_{worker}_{number}"


@pytest.fixture(scope="session")
def migrated(
    django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[str]:
    """The name of a database with every table and no row; kept only to be copied."""
    before: Any = settings.DATABASES["default"]["NAME"]
    postgresql = connections["default"].vendor == "postgresql"
    name = _name(worker_id, 0) if postgresql else str(tmp_path_factory.mktemp("databases") / "migrated.sqlite3")
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
def database(migrated: str, django_db_blocker: DjangoDbBlocker, tmp_path: Path, worker_id: str) -> Iterator[str]:
    """The name of an empty database, which is this test's own. Whatever a test commits is gone with it."""
    before: Any = settings.DATABASES["default"]["NAME"]
    postgresql = connections["default"].vendor == "postgresql"
    name = _name(worker_id, next(_number)) if postgresql else str(tmp_path / "putright.sqlite3")
    if postgresql:
        _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{migrated}" STRATEGY FILE_COPY')
    else:
        shutil.copyfile(migrated, name)
    with django_db_blocker.unblock():
        point_at(name)
        yield name
        point_at(before)
    if postgresql:
        _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
