"""Copies of the database: whole, refused when spoilt, and brought up to what was erased since."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from putright.register import backup, erase, lists, search, verify
from putright.register.models import CaseRow, EntryRow, Paper, Party
from tests.register.cast import MONDAY, Employers
from tests.register.test_bulk import everything


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"


def test_a_copy_put_back_is_the_record_as_it_was(employers: Employers, tmp_path: Path) -> None:
    employers.hand_over(employers.complain().ref)
    made, before = backup.backup(tmp_path / "copies" / "monday"), everything(employers.place)
    assert backup.whole(made.file)
    employers.complain()
    assert everything(employers.place) != before
    assert backup.restore(made.file, replace=True) == []
    assert everything(employers.place) == before
    assert list(verify.verify(employers.slug)) == []
    assert employers.hand_over(employers.complain().ref).number == "EMP-2026-00002"


def test_a_spoilt_copy_is_refused_and_the_database_left_alone(employers: Employers, tmp_path: Path) -> None:
    employers.complain()
    made = backup.backup(tmp_path / "monday")
    data = bytearray(made.file.read_bytes())
    data[len(data) // 2] ^= 1
    made.file.write_bytes(data)
    assert not backup.whole(made.file)
    with pytest.raises(backup.CannotRestore, match="not as it was made"):
        backup.restore(made.file, replace=True)
    assert CaseRow.unscoped.count() == 1


@pytest.mark.sqlite
def test_a_database_is_not_replaced_unasked(employers: Employers, tmp_path: Path) -> None:
    made = backup.backup(tmp_path / "monday")
    with pytest.raises(backup.CannotRestore, match="there already"):
        backup.restore(made.file)
    with pytest.raises(FileExistsError):
        backup.backup(made.file)


def test_what_was_erased_since_is_erased_again(employers: Employers, tmp_path: Path) -> None:
    done, other = employers.complain(), employers.complain()
    case = lists.case_page(employers.system, done.ref, MONDAY)
    made = backup.backup(tmp_path / "monday")
    assert case.case.arrival is not None
    assert erase.party(employers.place, case.case.arrival.complainant, MONDAY + timedelta(days=1))
    assert erase.words(employers.place, other.ref, MONDAY + timedelta(days=1)) == 1
    assert len(backup.restore(made.file, replace=True)) == 2
    assert Party.objects.filter(name="").count() == 1
    assert list(Paper.objects.filter(case__ref=other.ref).values_list("words", "salt")) == [("", None)]


def test_erased_words_and_names_are_nowhere_in_the_database_and_the_chain_holds(employers: Employers) -> None:
    done = employers.complain(what="The zanzibar affair")
    arrival = lists.case_page(employers.system, done.ref, MONDAY).case.arrival
    assert arrival is not None
    erase.words(employers.place, done.ref, MONDAY)
    erase.party(employers.place, arrival.complainant, MONDAY)
    case = CaseRow.unscoped.get()
    assert search.words_known(case.pk) == {done.ref}
    assert "zanzibar" not in "".join(EntryRow.objects.values_list("body", flat=True))
    page = lists.case_page(employers.system, done.ref, MONDAY)
    assert page.entries[0].papers[0].erased
    assert page.parties[arrival.complainant].erased
    assert list(verify.verify(employers.slug)) == []
    assert connection.vendor
