"""Standing on another database for a while: a copy that is looked at, while the installation's own is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from putright.site.settings_environment import sqlite


@contextmanager
def standing_on(database: Path) -> Iterator[None]:
    """Inside, everything this thread reads and writes is in this SQLite file."""
    before: Any = connections.settings[DEFAULT_DB_ALIAS]
    _move(connections.configure_settings({DEFAULT_DB_ALIAS: sqlite(database)})[DEFAULT_DB_ALIAS])
    try:
        yield
    finally:
        _move(before)


def _move(settings: Any) -> None:
    connections[DEFAULT_DB_ALIAS].close()
    del connections[DEFAULT_DB_ALIAS]
    connections.settings[DEFAULT_DB_ALIAS] = settings
