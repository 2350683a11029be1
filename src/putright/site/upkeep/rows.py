"""All of Putright's own rows as lines of JSON, in an order that never varies: a backup of any database, for any database.

The first line says what made it, then come the rows table by table, and the last line says how many there are.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from putright.register import guards, search

APPLICATIONS = ("people", "register", "account", "mfa", "socialaccount")
FORM = "putright rows 1"
SEARCH = "register_search"
LARGE = "register_content"
"""The table of files, whose rows are read one by one: one may take 40 MB."""


class NotRows(Exception):
    """The file is no backup of rows that this version can read, in words for whoever tries."""


def tables() -> list[type[models.Model]]:
    """Every table with rows of ours, each after those it points at. Sessions and caches are nobody's record."""
    ours = [model for name in APPLICATIONS for model in apps.get_app_config(name).get_models()]
    found: list[type[models.Model]] = []

    def visit(model: type[models.Model]) -> None:
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and target is not model and target in ours and target not in found:
                visit(target)
        if model not in found:
            found.append(model)

    for model in ours:
        visit(model)
    return found


def count() -> int:
    """How many rows there are."""
    return sum(int(model._base_manager.count()) for model in tables())


def dump(out: TextIO) -> Iterator[None]:
    """Write every row as it stands at one moment; yields after each."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        _line(out, {"form": FORM, "version": version("putright"), "migrations": _migrations()})
        total = 0
        for row in _rows():
            _line(out, row)
            total += 1
            yield
        _line(out, {"rows": total})


def _line(out: TextIO, value: dict[str, Any]) -> None:
    out.write(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain) + "\n")


def _plain(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return str(value.isoformat())


def _migrations() -> list[str]:
    done = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in done if app in APPLICATIONS)


def _rows() -> Iterator[dict[str, Any]]:
    for model in tables():
        fields = [field.attname for field in model._meta.concrete_fields]
        at_a_time = 1 if model._meta.db_table == LARGE else 2000
        for row in model._base_manager.order_by("pk").values(*fields).iterator(at_a_time):
            yield {"in": model._meta.db_table, "row": row}
    case = apps.get_model("register", "CaseRow")
    for number, organisation in case._base_manager.order_by("pk").values_list("pk", "organisation_id"):
        yield {
            "in": SEARCH,
            "row": {"case": number, "organisation": organisation, "words": sorted(search.words_known(number))},
        }


def load(lines: Iterable[str]) -> Iterator[None]:
    """Put rows back in place of whatever is there, all or nothing; yields after each. Raises NotRows."""
    reading = (_read(line) for line in lines)
    _insist(next(reading, {}))
    with transaction.atomic():
        _empty()
        total, wanted = 0, -1
        for value in reading:
            if "rows" in value:
                wanted = int(value["rows"])
                break
            _put(value)
            total += 1
            yield
        if total != wanted:
            raise NotRows(f"it is cut off: {total} rows of {wanted if wanted >= 0 else 'nobody knows how many'}")
        _after()


def _read(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        raise NotRows("it holds a line that is no JSON") from None
    if not isinstance(value, dict):
        raise NotRows("it holds a line that is no row")
    return value


def _insist(front: dict[str, Any]) -> None:
    if front.get("form") != FORM:
        raise NotRows("it is neither a SQLite database nor a backup of rows")
    if front["migrations"] != _migrations():
        raise NotRows(
            f"it was made by version {front['version']}, whose tables differ from this version's. "
            f"Restore it with that version, then run `putright migrate` with this one"
        )


def _empty() -> None:
    """Take every row away. The guards refuse that, so they go first; they are back before anybody else sees the tables."""
    with connection.cursor() as cursor:
        for guard in guards.sqlite_guards() if connection.vendor == "sqlite" else guards.postgresql_triggers():
            on = "" if connection.vendor == "sqlite" else f" ON {guard.table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{on}")
        for model in reversed(tables()):
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608 - a table's own name
        cursor.execute(f"DELETE FROM {SEARCH}")  # noqa: S608 - a fixed name


def _put(value: dict[str, Any]) -> None:
    if value["in"] == SEARCH:
        row = value["row"]
        search.put(row["case"], row["organisation"], row["words"])
        return
    model = _model(value["in"])
    fields = [field for field in model._meta.concrete_fields if field.attname in value["row"]]
    names = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    given = [field.get_db_prep_save(_typed(field, value["row"][field.attname]), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})', given)  # noqa: S608 - own names


def _model(table: str) -> type[models.Model]:
    found = next((model for model in tables() if model._meta.db_table == table), None)
    if found is None:
        raise NotRows(f"it holds rows of a table that is not known here: {table}")
    return found


def _typed(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.ForeignKey):
        return value
    return field.to_python(value)


def _after() -> None:
    guards.install()
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(sql)


def is_rows(file: Path) -> bool:
    """Whether a file says of itself that it is a backup of rows."""
    with file.open("rb") as opened:
        return FORM.encode() in opened.read(4096).split(b"\n", 1)[0]
