"""The Django application of the register: the database's guards make way for migrations, come back after, and are checked."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class RegisterConfig(AppConfig):
    """The record of every organisation."""

    name = "putright.register"
    label = "register"
    verbose_name = "Register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the guards: a migration that remakes a table on SQLite drops its triggers without a word."""
        from putright.register import guards  # noqa: PLC0415 - models are ready only now

        pre_migrate.connect(guards.before_migration, sender=self, dispatch_uid="register guards")
        post_migrate.connect(guards.after_migration, sender=self, dispatch_uid="register guards")
        checks.register(guards.check, checks.Tags.database)
