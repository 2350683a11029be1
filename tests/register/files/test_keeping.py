"""Files that wait in a draft: taken in once, listed, taken out, forgotten; and never more than there is room for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from putright.register import files, setup, timer
from putright.register.files import FileSeen, Wrong, keeping, limits, seen
from putright.register.models import FileContent, KeptFile
from tests.register.cast import MONDAY, Employers
from tests.register.files.made import ANOTHER, DRAFT, PDF, TEXT, photo


def wait(employers: Employers, name: str = "letter.pdf", data: bytes = PDF, draft: str = DRAFT) -> FileSeen | Wrong:
    return files.wait(employers.place, draft, name, data, MONDAY)


def taken(employers: Employers, name: str = "letter.pdf", data: bytes = PDF, draft: str = DRAFT) -> FileSeen:
    one = wait(employers, name, data, draft)
    assert isinstance(one, FileSeen), one
    return one


def test_a_file_that_was_taken_waits_in_its_draft_and_in_no_other(employers: Employers) -> None:
    one = taken(employers, "../My photo.jpg", photo())
    assert (one.name, one.kind, one.size, one.has_view) == ("My photo.jpg", "JPG", len(photo()), True)
    assert files.waiting(employers.place, DRAFT) == (one,)
    assert files.waiting(employers.place, ANOTHER) == ()
    elsewhere = setup.create("others", "The Others", "none", "england-and-wales")
    assert files.waiting(elsewhere, DRAFT) == ()


def test_the_original_is_kept_to_the_byte_and_the_copy_beside_it(employers: Employers) -> None:
    taken(employers, "photo.jpg", photo())
    kept = FileContent.objects.get()
    assert bytes(kept.original) == photo()
    assert b"CanaryPhone" not in bytes(kept.view or b"")
    assert kept.view_type == "image/jpeg"


def test_files_are_listed_in_the_order_in_which_they_were_added(employers: Employers) -> None:
    names = [taken(employers, name, TEXT).name for name in ("b.txt", "a.txt", "c.txt")]
    assert [one.name for one in files.waiting(employers.place, DRAFT)] == names == ["b.txt", "a.txt", "c.txt"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "The selected file is empty"),
        (b"x" * limits.SIZE, "The selected file must be smaller than 20MB"),
        (b"\x00\x01", "The selected file must be a JPG, PNG, GIF, WEBP, HEIC, PDF, DOCX, XLSX, ODT or TXT"),
    ],
)
def test_what_is_wrong_is_told_and_not_kept(employers: Employers, data: bytes, why: str) -> None:
    assert wait(employers, "words.txt", data) == Wrong(why)
    assert not KeptFile.objects.exists()
    assert not FileContent.objects.exists()


def test_a_file_just_under_the_limit_is_taken(employers: Employers) -> None:
    assert taken(employers, "words.txt", b"x" * (limits.SIZE - 1)).size == limits.SIZE - 1


def test_a_broken_picture_is_told_as_such(employers: Employers) -> None:
    assert wait(employers, "photo.jpg", photo()[:900]) == Wrong(
        "The selected file could not be read. Try saving it again or choose another"
    )


def test_the_eleventh_file_is_one_too_many(employers: Employers) -> None:
    for number in range(limits.COUNT):
        taken(employers, f"{number}.txt", TEXT)
    assert wait(employers, "11.txt", TEXT) == Wrong("You can only add 10 files")
    assert taken(employers, "9.txt", TEXT) in files.waiting(employers.place, DRAFT)
    assert taken(employers, "11.txt", TEXT, ANOTHER).name == "11.txt"


def test_what_nobody_sends_does_not_fill_the_disk(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WAITING", len(PDF) * 2)
    taken(employers)
    taken(employers, draft=ANOTHER)
    assert wait(employers, "words.txt", TEXT) == Wrong(
        "We cannot take files just now. Send your words without it, and add the file later"
    )
    files.drop(employers.place, ANOTHER, files.waiting(employers.place, ANOTHER)[0].reference)
    assert taken(employers, "words.txt", TEXT).name == "words.txt"


def test_the_same_file_sent_again_is_there_once(employers: Employers) -> None:
    assert taken(employers) == taken(employers)
    assert KeptFile.objects.count() == FileContent.objects.count() == 1
    other = [taken(employers, name="copy.pdf"), taken(employers, data=PDF + b"\n"), taken(employers, draft=ANOTHER)]
    assert len({each.reference for each in other}) == 3
    assert KeptFile.objects.count() == 4


def test_a_reference_cannot_be_worked_out_by_whoever_has_the_file(employers: Employers, settings: object) -> None:
    before = taken(employers).reference
    settings.SECRET_KEY = "another secret of fifty characters and some more of them"  # type: ignore[attr-defined]
    assert taken(employers).reference != before


def test_a_file_is_taken_out_of_its_own_draft_alone(employers: Employers) -> None:
    one = taken(employers)
    elsewhere = setup.create("others", "The Others", "none", "england-and-wales")
    assert not files.drop(employers.place, ANOTHER, one.reference)
    assert not files.drop(elsewhere, DRAFT, one.reference)
    assert not files.drop(employers.place, DRAFT, "nothing")
    assert files.drop(employers.place, DRAFT, one.reference)
    assert not FileContent.objects.exists()
    assert taken(employers) == one


@pytest.mark.parametrize("key", ["", "a", "A" * 64, f"{'0' * 63}g", f"{'0' * 64}\n"])
def test_a_key_that_is_none_is_a_fault_since_it_could_mean_files_of_cases(employers: Employers, key: str) -> None:
    for ask in (
        lambda: wait(employers, draft=key),
        lambda: files.waiting(employers.place, key),
        lambda: files.drop(employers.place, key, "x"),
    ):
        with pytest.raises(keeping.NoDraft):
            ask()


def test_what_was_left_for_a_week_is_forgotten(employers: Employers) -> None:
    taken(employers)
    assert files.forget(MONDAY + timedelta(days=7)) == 0
    assert files.forget(MONDAY + timedelta(days=7, seconds=1)) == 1
    assert not KeptFile.objects.exists()
    assert not FileContent.objects.exists()


def test_the_timer_forgets_them(employers: Employers) -> None:
    taken(employers)
    list(timer.tick(employers.slug, MONDAY + timedelta(days=8)))
    assert not KeptFile.objects.exists()


@pytest.mark.sqlite
def test_a_draft_is_found_by_its_index_however_many_files_there_are(employers: Employers) -> None:
    with connection.cursor() as cursor:
        for sql in (
            f"{seen_sql()}",
            "SELECT SUM(size) FROM register_file WHERE organisation_id = 1 AND NOT (draft = '')",
        ):
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            assert "file_of_draft" in repr(cursor.fetchall())


def seen_sql() -> str:
    where = "WHERE f.organisation_id = 1 AND f.draft = 'x' AND NOT (f.draft = '')"
    return f"{seen._SELECT} {where}"


def test_places_of_a_name_do_not_matter_for_what_is_kept(employers: Employers) -> None:
    assert replace(taken(employers, "a/b/c.txt", TEXT), reference="") == replace(
        taken(employers, "c.txt", TEXT), reference=""
    )
