"""What is asked of the database before the application answers anybody."""

from __future__ import annotations

from django.db import OperationalError, connection

from putright.register import guards


def insist_on_guards() -> None:
    """Raise GuardsMissing unless the database refuses changes. One that cannot be reached is said on every page instead."""
    try:
        guards.insist()
    except OperationalError:
        return
    finally:
        connection.close()
