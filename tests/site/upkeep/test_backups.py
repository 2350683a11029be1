"""Backups: the same record afterwards, byte for byte; nothing put back that is spoilt; nothing thrown away unasked."""

from __future__ import annotations

import io
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.demo.telling import FOLDERS, NOW


def quietly(done: int, total: int) -> None:
    """Nobody is looking."""


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"


@pytest.fixture
def record(database: str) -> Callable[[], str]:
    """An organisation with a few cases, and every row of the database as text."""
    from putright.site.demo.making import made
    from putright.site.upkeep import rows

    assert list(made(FOLDERS[:1], 3, NOW))

    def everything() -> str:
        out = io.StringIO()
        for _ in rows.dump(out):
            pass
        return out.getvalue()

    return everything


def faults() -> list[object]:
    from putright.register.verify import verify

    return list(verify(FOLDERS[0].name))


def lose_something() -> None:
    from putright.register.models import Party

    assert Party.objects.update(name="Somebody Else")


@pytest.mark.parametrize("as_rows", [True, pytest.param(False, marks=pytest.mark.sqlite)], ids=["rows", "database"])
def test_what_is_put_back_is_the_record_as_it_was(record: Callable[[], str], tmp_path: Path, as_rows: bool) -> None:
    from putright.register import guards
    from putright.site.upkeep import backups

    before, file = record(), tmp_path / "copy"
    backups.make(file, quietly, as_rows=as_rows)
    lose_something()
    assert record() != before
    assert backups.put_back(file, quietly, replace=True) == []
    assert record() == before
    assert faults() == []
    assert guards.missing() == []


@pytest.mark.parametrize("as_rows", [True, pytest.param(False, marks=pytest.mark.sqlite)], ids=["rows", "database"])
def test_a_damaged_backup_changes_nothing(record: Callable[[], str], tmp_path: Path, as_rows: bool) -> None:
    from putright.register.backup import CannotRestore
    from putright.site.upkeep import backups

    before, file = record(), tmp_path / "copy"
    backups.make(file, quietly, as_rows=as_rows)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(CannotRestore, match="not as it was made"):
        backups.put_back(file, quietly, replace=True)
    assert record() == before


def test_a_backup_whose_record_was_changed_is_refused_though_its_sum_is_right(
    record: Callable[[], str], tmp_path: Path
) -> None:
    from putright.register.backup import CannotRestore, hashed
    from putright.site.upkeep import backups

    before, file = record(), tmp_path / "copy"
    backups.make(file, quietly, as_rows=True)
    file.write_text(
        file.read_text().replace('\\"kind\\":\\"received\\"', '\\"hour\\":\\"08:00\\",\\"kind\\":\\"received\\"', 1)
    )
    (tmp_path / "copy.sha256").write_text(f"{hashed(file)}  copy\n")
    with pytest.raises(CannotRestore, match="the record in it is not as it was written"):
        backups.put_back(file, quietly, replace=True)
    assert record() == before


def test_a_record_is_not_thrown_away_unasked(record: Callable[[], str], tmp_path: Path) -> None:
    from putright.register.backup import CannotRestore
    from putright.site.upkeep import backups

    file = tmp_path / "copy"
    backups.make(file, quietly, as_rows=True)
    with pytest.raises(CannotRestore, match="--replace"):
        backups.put_back(file, quietly, replace=False)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda lines: lines[:-1], "cut off"),
        (lambda lines: lines[:-20], "cut off"),
        (lambda lines: [*lines[:5], "{", *lines[5:]], "no JSON"),
        (lambda lines: [*lines[:5], "[]", *lines[5:]], "no row"),
        (lambda lines: [*lines[:5], '{"in": "pg_authid", "row": {}}', *lines[5:]], "not known here"),
        (lambda lines: [lines[0].replace("register.0001_initial", "register.0000"), *lines[1:]], "made by version"),
    ],
)
def test_rows_that_are_not_all_there_or_not_ours_are_refused_and_the_database_stays_as_it_is(
    record: Callable[[], str], spoil: Callable[[list[str]], list[str]], words: str
) -> None:
    from putright.register import guards
    from putright.site.upkeep import rows

    before = record()
    with pytest.raises(rows.NotRows, match=words):
        list(rows.load(spoil(before.splitlines())))
    assert record() == before
    assert guards.missing() == []


@pytest.mark.sqlite
def test_a_copy_made_while_somebody_writes_comes_to_an_end_and_verifies(
    record: Callable[[], str], database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from putright.register import backup
    from putright.site.upkeep import backups

    monkeypatch.setattr(backup, "PAGES", 3)
    stop, steps = threading.Event(), []

    def write() -> None:
        with sqlite3.connect(database, timeout=20, isolation_level=None) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            while not stop.wait(0.001):
                connection.execute("UPDATE register_party SET telephone = telephone || '1'")

    def told(done: int, total: int) -> None:
        steps.append(done)
        time.sleep(0.002)
        assert len(steps) < 5 * total / 3, "it begins again and again"

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups.make(tmp_path / "copy", told, as_rows=False)
    finally:
        stop.set()
        writer.join()
    assert len(steps) > 20
    assert backups.faults(tmp_path / "copy", quietly) == []


def test_what_was_erased_since_is_erased_again(record: Callable[[], str], tmp_path: Path) -> None:
    from putright.register import erase, organisations
    from putright.register.models import Party
    from putright.site.upkeep import backups

    file, (here,) = tmp_path / "copy", organisations.places()
    backups.make(file, quietly, as_rows=True)
    party = Party.objects.exclude(name="").values_list("reference", flat=True)[0]
    assert erase.party(here, party, NOW)
    assert backups.put_back(file, quietly, replace=True) == [f"party {party}"]
    assert Party.objects.get(reference=party).name == ""


def test_every_table_of_ours_is_in_a_backup_after_those_it_points_at() -> None:
    from django.apps import apps

    from putright.site.upkeep.rows import APPLICATIONS, tables

    found = tables()
    assert set(found) >= set(apps.get_app_config("register").get_models()) | set(
        apps.get_app_config("people").get_models()
    )
    for place, model in enumerate(found):
        targets = [field.related_model for field in model._meta.concrete_fields if field.related_model]
        ours = [target for target in targets if target._meta.app_label in APPLICATIONS]
        assert all(found.index(target) < place for target in ours if target is not model)
