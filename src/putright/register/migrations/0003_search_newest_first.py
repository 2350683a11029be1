"""Lets PostgreSQL find an organisation's newest cases without passing those of others."""

from typing import Any, ClassVar

from django.db import migrations

from putright.register import search


def _forwards(apps: Any, schema_editor: Any) -> None:
    del apps
    search.order_by_organisation(schema_editor.connection)


class Migration(migrations.Migration):
    """After the table of words."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("register", "0002_search")]
    operations: ClassVar[list[Any]] = [migrations.RunPython(_forwards, migrations.RunPython.noop)]
