"""The start of the application: not on a database that would let entries be changed, and not stopped by one that is away."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection

from putright.register import guards
from putright.site import start


def test_it_starts_on_a_guarded_database(database: str) -> None:
    start.insist_on_guards()


def test_it_does_not_start_where_a_guard_is_missing(database: str) -> None:
    on = " ON register_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER register_entry_no_update{on}")
    with pytest.raises(guards.GuardsMissing):
        start.insist_on_guards()


def test_it_starts_while_the_database_cannot_be_reached(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OperationalError

    with monkeypatch.context() as patched:
        patched.setattr(guards, "missing", away)
        start.insist_on_guards()
