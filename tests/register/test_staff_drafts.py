"""What a colleague has begun to write: theirs alone, sealed, never on the record, gone when it is done or too old."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Q

from putright.register import erase, notices, staff_drafts, timer
from putright.register.door import Asked, Done, act
from putright.register.models import EntryRow, Organisation, StaffDraft
from putright.register.organisations import place
from putright.register.scope import NoSuchCase, Viewer
from putright.register.staff_drafts import NEW
from tests.guards import SwitchOff
from tests.register.cast import ASHA, COMPLAINT, MONDAY, Employers

CANARY = "zanzibar"
FORM, GIVEN = "add-note/-/main", {"words.note": (CANARY,), "seen": ("3",)}


@pytest.fixture
def ref(employers: Employers) -> str:
    """The case that is written about."""
    return employers.complain().ref


def writes(viewer: Viewer, ref: str, key: str = "", days: int = 0) -> str:
    return staff_drafts.save(viewer, ref, FORM, "Add a note", GIVEN, key, MONDAY + timedelta(days=days))


def every_byte() -> bytes:
    """All that the database keeps of drafts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM register_staff_draft")
        return b"\n".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for row in cursor.fetchall()
            for value in row
        )


def test_a_draft_comes_back_to_its_writer_and_the_last_saved_stands(employers: Employers, ref: str) -> None:
    imani = employers.viewer("imani")
    assert writes(imani, ref) == "saved"
    staff_drafts.save(imani, ref, FORM, "Add a note", {"words.note": ("more",)}, "", MONDAY + timedelta(hours=1))
    found = staff_drafts.load(imani, ref, FORM, MONDAY + timedelta(days=29))
    assert found is not None
    assert (found.title, found.one("words.note")) == ("Add a note", "more")
    assert [one.ref for one in staff_drafts.mine(imani, MONDAY)] == [ref]
    assert StaffDraft.objects.count() == 1


def test_nothing_of_it_goes_to_the_journal(employers: Employers, ref: str) -> None:
    before = EntryRow.objects.count()
    writes(employers.viewer("imani"), ref)
    assert EntryRow.objects.count() == before


def test_it_is_nobody_elses_to_read_and_a_colleague_learns_only_who_is_writing(employers: Employers, ref: str) -> None:
    imani, tom = employers.viewer("imani"), employers.viewer("tom")
    get_user_model().objects.create(reference="imani", name="Imani Cole", email="imani@employers.example")
    writes(imani, ref)
    assert staff_drafts.load(tom, ref, FORM, MONDAY) is None
    assert staff_drafts.mine(tom, MONDAY) == ()
    (seen,) = staff_drafts.others(tom, ref, FORM, MONDAY)
    assert (seen.name, seen.saved_at) == ("Imani Cole", MONDAY)
    assert staff_drafts.others(imani, ref, FORM, MONDAY) == ()
    assert staff_drafts.others(tom, ref, "add-note/-/appeal", MONDAY) == ()


def test_a_row_given_to_somebody_else_opens_for_nobody(employers: Employers, ref: str) -> None:
    writes(employers.viewer("imani"), ref)
    StaffDraft.objects.update(person="tom")
    assert staff_drafts.load(employers.viewer("tom"), ref, FORM, MONDAY) is None
    assert staff_drafts.mine(employers.viewer("tom"), MONDAY) == ()


def test_the_database_holds_no_word_of_it(employers: Employers, ref: str) -> None:
    writes(employers.viewer("imani"), ref)
    assert FORM.encode() in every_byte()
    assert CANARY.encode() not in every_byte()


def test_without_its_seal_it_could_be_read(employers: Employers, ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Open:
        def encrypt(self, _nonce: bytes, words: bytes, _more: None) -> bytes:
            return words

    monkeypatch.setattr(staff_drafts, "_lock", lambda *_: Open())
    writes(employers.viewer("imani"), ref)
    assert CANARY.encode() in every_byte()


def test_with_another_secret_it_does_not_open(employers: Employers, ref: str, settings: object) -> None:
    writes(employers.viewer("imani"), ref)
    settings.SECRET_KEY = "another-secret-" * 4  # type: ignore[attr-defined]
    assert staff_drafts.load(employers.viewer("imani"), ref, FORM, MONDAY) is None


def named(employers: Employers, ref: str, person: str) -> None:
    """Somebody is complained about from now on."""
    act(employers.slug, ref, Asked("name person", values={"people": (person,)}), employers.viewer("imani"), at=MONDAY)


def test_whoever_lost_sight_of_the_case_finds_no_draft_and_can_save_none(employers: Employers, ref: str) -> None:
    tom = employers.viewer("tom")
    writes(tom, ref)
    named(employers, ref, "tom")
    for does in (
        lambda: staff_drafts.load(tom, ref, FORM, MONDAY),
        lambda: staff_drafts.drop(tom, ref, FORM),
        lambda: staff_drafts.others(tom, ref, FORM, MONDAY),
        lambda: writes(tom, ref),
    ):
        with pytest.raises(NoSuchCase):
            does()
    assert staff_drafts.mine(tom, MONDAY) == ()
    assert staff_drafts.others(employers.viewer("imani"), ref, FORM, MONDAY) == ()


def test_without_the_guard_they_would_find_it(employers: Employers, ref: str, switch_off: SwitchOff) -> None:
    helen = employers.viewer("helen")
    writes(helen, ref)
    named(employers, ref, "helen")
    with pytest.raises(NoSuchCase):
        staff_drafts.load(helen, ref, FORM, MONDAY)
    switch_off("not_excluded", lambda _viewer: Q())
    assert staff_drafts.load(helen, ref, FORM, MONDAY) is not None


def test_once_the_form_is_on_record_nothing_more_is_kept_and_what_was_left_is_not_shown(
    employers: Employers, ref: str
) -> None:
    imani = employers.viewer("imani")
    given = {**GIVEN, "request_key": ("a key",)}
    staff_drafts.save(imani, ref, FORM, "Add a note", given, "a key", MONDAY)
    act(employers.slug, ref, Asked("add note", words={"note": CANARY}), imani, request_key="a key", at=MONDAY)
    assert writes(imani, ref, "a key") == "done"
    assert staff_drafts.load(imani, ref, FORM, MONDAY) is None
    assert StaffDraft.objects.count() == 0


def test_its_writer_is_told_once_before_it_goes_and_a_change_keeps_it(employers: Employers, ref: str) -> None:
    imani, here = employers.viewer("imani"), place(employers.slug)
    writes(imani, ref)
    for day in (22, 24, 25):
        staff_drafts.tell(here, MONDAY + timedelta(days=day))
    told = [one.words for one in notices.unread(imani) if one.kind == "draft"]
    assert told == ["It is kept until Wednesday 11 November 2026."]
    assert not any(one.kind == "draft" for one in notices.unread(employers.viewer("tom")))
    writes(imani, ref, days=26)
    list(timer.tick(employers.slug, MONDAY + timedelta(days=31)))
    assert staff_drafts.load(imani, ref, FORM, MONDAY + timedelta(days=31)) is not None
    list(timer.tick(employers.slug, MONDAY + timedelta(days=57)))
    assert StaffDraft.objects.count() == 0


def test_it_goes_with_the_words_of_its_case_and_with_those_of_its_people(employers: Employers, ref: str) -> None:
    here = place(employers.slug)
    writes(employers.viewer("imani"), ref)
    erase.words(here, ref, MONDAY)
    assert StaffDraft.objects.count() == 0


def test_what_is_too_long_is_not_kept_and_what_was_kept_stays(employers: Employers, ref: str) -> None:
    imani = employers.viewer("imani")
    writes(imani, ref)
    assert staff_drafts.save(imani, ref, FORM, "t", {"words.note": ("x" * 500_000,)}, "", MONDAY) == "too long"
    assert staff_drafts.load(imani, ref, FORM, MONDAY) is not None


ONE, OTHER = "record/complaint/new?draft=1", "record/complaint/new?draft=2"


def records(viewer: Viewer, form: str = ONE, words: str = CANARY, key: str = "") -> str:
    """Somebody is recording something new."""
    return staff_drafts.save(
        viewer, NEW, form, "Complaint", {"words.note": (words,), "request_key": (key,)}, key, MONDAY
    )


def test_what_is_recorded_as_new_comes_back_to_its_writer_alone_each_form_by_itself(employers: Employers) -> None:
    imani, tom = employers.viewer("imani"), employers.viewer("tom")
    assert [records(imani), records(imani, words="more"), records(imani, OTHER)] == ["saved"] * 3
    found = staff_drafts.load(imani, NEW, ONE, MONDAY + timedelta(days=29))
    assert found is not None
    assert (found.ref, found.number, found.one("words.note")) == ("", "", "more")
    assert {one.form for one in staff_drafts.mine(imani, MONDAY)} == {ONE, OTHER}
    assert staff_drafts.load(tom, NEW, ONE, MONDAY) is None
    assert staff_drafts.mine(tom, MONDAY) == ()
    assert staff_drafts.others(tom, NEW, ONE, MONDAY) == ()
    assert CANARY.encode() not in every_byte()


def test_a_row_of_something_new_given_to_somebody_else_or_put_on_a_case_opens_for_nobody(
    employers: Employers, ref: str
) -> None:
    imani = employers.viewer("imani")
    records(imani)
    StaffDraft.objects.update(person="tom")
    assert staff_drafts.mine(employers.viewer("tom"), MONDAY) == ()
    StaffDraft.objects.update(person="imani", case=EntryRow.objects.values("case")[:1])
    assert staff_drafts.load(imani, ref, ONE, MONDAY) is None


def test_what_is_new_stands_apart_from_what_is_on_a_case_and_from_another_organisation(
    employers: Employers, ref: str
) -> None:
    imani = employers.viewer("imani")
    records(imani, FORM)
    writes(imani, ref)
    assert [one.ref for one in staff_drafts.mine(imani, MONDAY, new=True)] == [""]
    staff_drafts.drop(imani, NEW, FORM)
    assert [one.ref for one in staff_drafts.mine(imani, MONDAY)] == [ref]
    elsewhere = replace(imani, organisation=Organisation.objects.create(slug="elsewhere", name="Elsewhere").pk)
    records(imani)
    assert staff_drafts.load(elsewhere, NEW, ONE, MONDAY) is None


def test_what_is_new_ends_after_the_same_time_and_is_shown_before_it_does(employers: Employers) -> None:
    imani, here = employers.viewer("imani"), place(employers.slug)
    records(imani)
    (found,) = staff_drafts.mine(imani, MONDAY + timedelta(days=24))
    assert [found.ends_soon(MONDAY + timedelta(days=day)) for day in (22, 24)] == [False, True]
    staff_drafts.tell(here, MONDAY + timedelta(days=24))
    list(timer.tick(employers.slug, MONDAY + timedelta(days=29)))
    assert StaffDraft.objects.count() == 1
    assert staff_drafts.load(imani, NEW, ONE, MONDAY + timedelta(days=31)) is None
    list(timer.tick(employers.slug, MONDAY + timedelta(days=31)))
    assert StaffDraft.objects.count() == 0


def test_what_was_recorded_is_not_offered_again_even_where_a_late_save_left_it(employers: Employers) -> None:
    imani = employers.viewer("imani")
    records(imani, key="a key")
    assert len(staff_drafts.mine(imani, MONDAY)) == 1
    values = {**COMPLAINT, "channel": "letter"}
    receives = Asked("receive", "complaint", values=values, words={"what happened": CANARY}, complainant=ASHA)
    done = act(employers.slug, None, receives, imani, request_key="a key", at=MONDAY)
    assert isinstance(done, Done), done
    assert staff_drafts.mine(imani, MONDAY) == ()
    assert records(imani, key="a key") == "done"
