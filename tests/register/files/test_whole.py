"""Files are erased, verified, rebuilt around and backed up like the words they came with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from putright.register import erase, files, lists, rebuild, verify
from putright.register.models import EntryRow, FileContent, KeptFile
from putright.register.scope import NoSuchCase
from putright.site.upkeep import backups, rows
from tests.register.cast import MONDAY, Employers
from tests.register.files.made import DRAFT, PDF, TEXT, photo
from tests.register.files.test_reading import Filed


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"


@pytest.fixture
def filed(employers: Employers) -> Filed:
    return Filed(employers)


def quietly(done: int, total: int) -> None:
    """Nobody is looking."""


def everywhere() -> str:
    """All that the database holds of the register, as a backup would have it."""
    from io import StringIO

    out = StringIO()
    for _ in rows.dump(out):
        pass
    return out.getvalue()


def found(filed: Filed) -> list[str]:
    return [fault.what for fault in verify.verify(filed.employers.slug)]


def test_erased_a_file_has_no_name_salt_hash_or_content_and_the_chain_holds(filed: Filed) -> None:
    assert found(filed) == []
    assert erase.words(filed.employers.place, filed.ref, MONDAY) == 4
    assert set(KeptFile.objects.values_list("name", "salt", "sha256")) == {("", None, "")}
    assert not FileContent.objects.exists()
    assert found(filed) == []
    text = everywhere()
    for canary in ("photo.jpg", "minutes.pdf", hashlib.sha256(photo()).hexdigest(), hashlib.sha256(PDF).hexdigest()):
        assert canary not in text


def test_an_erased_file_is_known_to_have_been_there_and_given_to_nobody(filed: Filed) -> None:
    erase.words(filed.employers.place, filed.ref, MONDAY)
    imani = filed.employers.viewer("imani")
    entries = lists.case_page(imani, filed.ref, MONDAY).entries
    assert [file.erased for entry in entries for file in entry.files] == [True, True]
    with pytest.raises(NoSuchCase):
        files.content(imani, filed.ref, filed.photo, MONDAY)


def test_erasing_one_case_leaves_the_files_of_others_and_of_drafts(filed: Filed) -> None:
    other = filed.employers.complain()
    waiting = filed.wait("later.txt", TEXT)
    erase.words(filed.employers.place, other.ref, MONDAY)
    assert KeptFile.objects.filter(erased_at=None).count() == 3
    erase.words(filed.employers.place, filed.ref, MONDAY)
    assert [one.reference for one in files.waiting(filed.employers.place, DRAFT)] == [waiting]


def forge(sql: str, *values: object) -> None:
    """Change something that the door would not."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount != 0


def changed(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


FORGERIES: dict[str, Callable[[], object]] = {
    "a byte": lambda: FileContent.objects.filter(file__name="minutes.pdf").update(original=changed(PDF)),
    "a byte and its hash": lambda: (
        FileContent.objects.filter(file__name="minutes.pdf").update(original=changed(PDF)),
        KeptFile.objects.filter(name="minutes.pdf").update(sha256=hashlib.sha256(changed(PDF)).hexdigest()),
    ),
    "the salt": lambda: KeptFile.objects.update(salt=b"another"),
    "no salt": lambda: KeptFile.objects.update(salt=None),
    "the seal": lambda: KeptFile.objects.update(seal="another"),
    "the entry": lambda: KeptFile.objects.filter(name="minutes.pdf").update(sequence=2),
    "the part": lambda: KeptFile.objects.filter(name="minutes.pdf").update(part="file 7"),
    "no content": lambda: FileContent.objects.all().delete(),
    "no file": lambda: (FileContent.objects.all().delete(), KeptFile.objects.filter(name="photo.jpg").delete()),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_file_that_was_changed_behind_the_doors_back_is_found(filed: Filed, what: str) -> None:
    FORGERIES[what]()
    assert found(filed)


def test_the_fault_says_which_file_it_is_and_names_nobody(filed: Filed) -> None:
    FORGERIES["a byte"]()
    sequence = KeptFile.objects.get(name="minutes.pdf").sequence
    assert found(filed) == [f"the 'file 1' of entry {sequence} of the case {filed.ref} is not what was sent"]


def test_a_file_that_waits_is_no_part_of_the_record(filed: Filed) -> None:
    filed.wait("later.txt", TEXT)
    assert found(filed) == []


def test_rows_made_again_leave_the_files_as_they_are(filed: Filed) -> None:
    before = list(KeptFile.objects.order_by("pk").values()), list(FileContent.objects.order_by("pk").values())
    assert list(rebuild.rebuild(filed.employers.slug, MONDAY))
    assert before == (list(KeptFile.objects.order_by("pk").values()), list(FileContent.objects.order_by("pk").values()))


@pytest.mark.parametrize("as_rows", [True, pytest.param(False, marks=pytest.mark.sqlite)], ids=["rows", "database"])
def test_a_backup_brings_every_byte_back(filed: Filed, tmp_path: Path, as_rows: bool) -> None:
    filed.wait("later.txt", TEXT)
    before, copy = everywhere(), tmp_path / "copy"
    backups.make(copy, quietly, as_rows=as_rows)
    FileContent.objects.update(original=b"spoilt", view=None)
    assert backups.put_back(copy, quietly, replace=True) == []
    assert everywhere() == before
    imani = filed.employers.viewer("imani")
    assert files.content(imani, filed.ref, filed.photo, MONDAY, original=True).data == photo()
    assert b"CanaryPhone" not in files.content(imani, filed.ref, filed.photo, MONDAY).data


def test_a_backup_in_which_a_byte_of_a_file_was_changed_is_refused(filed: Filed, tmp_path: Path) -> None:
    import base64

    copy = tmp_path / "copy"
    backups.make(copy, quietly, as_rows=True)
    text = copy.read_text()
    was, now = (base64.b64encode(data).decode() for data in (PDF, changed(PDF)))
    assert was in text
    copy.write_text(text.replace(was, now))
    (tmp_path / "copy.sha256").write_text(f"{backups.backup.hashed(copy)}  copy\n")
    with pytest.raises(backups.CannotRestore, match="not what was sent"):
        backups.put_back(copy, quietly, replace=True)


def test_what_was_erased_since_a_backup_is_erased_again(filed: Filed, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    backups.make(copy, quietly, as_rows=True)
    erase.words(filed.employers.place, filed.ref, MONDAY)
    assert backups.put_back(copy, quietly, replace=True) == [f"words {filed.ref}"]
    assert not FileContent.objects.exists()


def test_files_are_read_into_a_backup_one_by_one(filed: Filed, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.models import QuerySet

    asked: dict[str, int] = {}
    usual = QuerySet.iterator

    def noted(self: Any, chunk_size: int = 1) -> Any:
        asked[self.model._meta.db_table] = chunk_size
        return usual(self, chunk_size)

    monkeypatch.setattr(QuerySet, "iterator", noted)
    everywhere()
    assert asked["register_content"] == 1
    assert asked["register_entry"] > 1


def test_an_entry_that_was_never_given_a_file_holds_no_seal_of_one(filed: Filed) -> None:
    filed.employers.complain()
    assert EntryRow.objects.filter(body__contains='"file 1":').count() == 2
