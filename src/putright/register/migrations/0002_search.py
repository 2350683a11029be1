"""The table of words that cases are found by."""

from typing import Any

from django.db import migrations

from putright.register import search


def make(apps: Any, schema_editor: Any) -> None:
    search.make(schema_editor.connection)


def unmake(apps: Any, schema_editor: Any) -> None:
    search.unmake(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
