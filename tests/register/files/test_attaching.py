"""Files come onto a case through the door alone: in the transaction of their entry, once, and only from their own draft."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.register import bulk, door, files, lists, seal, setup
from putright.register.door import Asked, Done
from putright.register.files import FileSeen, attaching
from putright.register.models import CaseRow, EntryRow, KeptFile, Paper
from tests.register.cast import ASHA, COMPLAINT, MONDAY, WORDS, Employers
from tests.register.files.made import ANOTHER, DRAFT, PDF, TEXT, photo


@pytest.fixture
def add(employers: Employers) -> Callable[..., str]:
    """Let a file wait; its reference."""

    def adding(name: str = "letter.pdf", data: bytes = PDF, draft: str = DRAFT) -> str:
        seen = files.wait(employers.place, draft, name, data, MONDAY)
        assert isinstance(seen, FileSeen), seen
        return seen.reference

    return adding


def note(*references: str, draft: str = DRAFT, words: str = "See these.") -> Asked:
    return Asked("add note", words={"note": words}, draft=draft, files=references)


def act(employers: Employers, ref: str, asked: Asked, key: str = "") -> object:
    return door.act(employers.slug, ref, asked, employers.viewer("imani"), request_key=key, at=MONDAY)


def test_files_come_with_a_receipt(employers: Employers, add: Callable[..., str]) -> None:
    asked = Asked(
        "receive", "complaint", values=COMPLAINT, words=WORDS, complainant=ASHA, draft=DRAFT,
        files=(add("photo.jpg", photo()), add()),
    )  # fmt: skip
    done = door.act(employers.slug, None, asked, employers.public, request_key="key", at=MONDAY)
    assert isinstance(done, Done), done
    (received, *_others) = lists.case_page(employers.viewer("imani"), done.ref, MONDAY).entries
    assert [(one.name, one.kind, one.has_view) for one in received.files] == [
        ("photo.jpg", "JPG", True), ("letter.pdf", "PDF", False),
    ]  # fmt: skip
    assert [paper.part for paper in received.papers] == ["what happened"]
    assert files.waiting(employers.place, DRAFT) == ()


def test_in_the_journal_a_file_is_one_more_part_with_a_seal_of_its_own(
    employers: Employers, add: Callable[..., str]
) -> None:
    done = employers.complain()
    assert isinstance(act(employers, done.ref, note(add("b.txt", TEXT), add("a.txt", TEXT))), Done)
    entry = e.read_entry(EntryRow.objects.order_by("-sequence").values_list("body", flat=True)[0])
    kept = {one.part: one for one in KeptFile.objects.all()}
    assert set(entry.words) == {"note", "file 1", "file 2"}
    assert (kept["file 1"].name, kept["file 2"].name) == ("b.txt", "a.txt")
    for part, one in kept.items():
        assert one.salt is not None
        assert entry.words[part] == one.seal == seal.of_file(bytes(one.salt), one.sha256)
    assert kept["file 1"].seal != kept["file 2"].seal
    body = EntryRow.objects.order_by("-sequence").values_list("body", flat=True)[0]
    assert "b.txt" not in body
    assert kept["file 1"].sha256 not in body


def test_ten_files_are_listed_in_their_order(employers: Employers, add: Callable[..., str]) -> None:
    done = employers.complain()
    names = [f"{n}.txt" for n in range(10)]
    assert isinstance(act(employers, done.ref, note(*(add(name, TEXT) for name in names))), Done)
    entry = lists.case_page(employers.viewer("imani"), done.ref, MONDAY).entries[-1]
    assert [one.name for one in entry.files] == names


def test_a_file_is_for_whom_its_entry_is(employers: Employers, add: Callable[..., str]) -> None:
    done = employers.complain()
    act(employers, done.ref, note(add()))
    message = Asked(
        "record communication",
        values={"channel": "letter"},
        words={"message": "More"},
        draft=DRAFT,
        files=(add("b.pdf"),),
    )
    assert isinstance(act(employers, done.ref, message), Done)
    assert list(KeptFile.objects.order_by("pk").values_list("audience", flat=True)) == ["readers", "complainant"]


@pytest.mark.parametrize("changes", [{"draft": ANOTHER}, {"draft": ""}, {"files": ("nothing",)}])
def test_a_file_that_does_not_wait_in_the_draft_is_refused_and_nothing_written(
    employers: Employers, add: Callable[..., str], changes: dict[str, object]
) -> None:
    done = employers.complain()
    before = EntryRow.objects.count()
    asked = door.replace(note(add()), **changes)
    assert act(employers, done.ref, asked) == Refusal("A file you added is no longer there. Add it again.")
    assert EntryRow.objects.count() == before
    assert len(files.waiting(employers.place, DRAFT)) == 1


def test_one_file_that_is_not_there_lets_the_others_wait(employers: Employers, add: Callable[..., str]) -> None:
    done = employers.complain()
    assert isinstance(act(employers, done.ref, note(add(), "nothing")), Refusal)
    assert len(files.waiting(employers.place, DRAFT)) == 1


def test_a_file_of_another_organisation_is_not_there(employers: Employers) -> None:
    elsewhere = setup.create("others", "The Others", "none", "england-and-wales")
    seen = files.wait(elsewhere, DRAFT, "letter.pdf", PDF, MONDAY)
    assert isinstance(seen, FileSeen)
    done = employers.complain()
    assert isinstance(act(employers, done.ref, note(seen.reference)), Refusal)
    assert KeptFile.objects.get().case_id is None


def test_a_file_that_is_on_a_case_cannot_be_taken_to_another(employers: Employers, add: Callable[..., str]) -> None:
    mine, other, reference = employers.complain(), employers.complain(), add()
    assert isinstance(act(employers, mine.ref, note(reference)), Done)
    for draft in (DRAFT, ""):
        assert isinstance(act(employers, other.ref, note(reference, draft=draft)), Refusal)
    assert KeptFile.objects.get().case_id == CaseRow.unscoped.get(ref=mine.ref).pk
    assert not files.drop(employers.place, DRAFT, reference)
    assert files.forget(MONDAY.replace(year=2030)) == 0


def test_without_asking_for_the_draft_a_file_could_be_taken_from_somebody(
    employers: Employers, add: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, other, reference = employers.complain(), employers.complain(), add()
    act(employers, mine.ref, note(reference))
    monkeypatch.setattr(
        attaching, "_held", lambda *_: {one.reference: (one.name, one.sha256) for one in KeptFile.objects.all()}
    )
    assert isinstance(act(employers, other.ref, note(reference)), Done)
    assert KeptFile.objects.get().case_id == CaseRow.unscoped.get(ref=other.ref).pk


def test_what_is_refused_leaves_the_file_waiting(employers: Employers, add: Callable[..., str]) -> None:
    done = employers.complain()
    assert isinstance(act(employers, done.ref, note(add(), words=" ")), Refusal)
    assert len(files.waiting(employers.place, DRAFT)) == 1
    assert isinstance(act(employers, done.ref, note(add())), Done)


def test_what_breaks_while_it_is_written_leaves_the_file_waiting(
    employers: Employers, add: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done, reference = employers.complain(), add()

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("putright.register.journal.append", full)
        with pytest.raises(OSError, match="no space"):
            act(employers, done.ref, note(reference))
    assert [one.reference for one in files.waiting(employers.place, DRAFT)] == [reference]


def test_the_eleventh_file_is_refused_at_the_door_too(employers: Employers) -> None:
    done = employers.complain()
    answer = act(employers, done.ref, note(*(f"file {n}" for n in range(11))))
    assert answer == Refusal("You can only add 10 files")


def test_an_action_that_keeps_no_words_takes_no_files(employers: Employers, add: Callable[..., str]) -> None:
    done, reference = employers.complain(), add()
    asked = Asked("pass time", draft=DRAFT, files=(reference,))
    answer = door.act(employers.slug, done.ref, asked, employers.system, at=MONDAY.replace(year=2027))
    assert answer == Refusal("No file can be added here.")
    assert len(files.waiting(employers.place, DRAFT)) == 1


def test_a_form_sent_again_attaches_its_file_once(employers: Employers, add: Callable[..., str]) -> None:
    done = employers.complain()
    first = act(employers, done.ref, note(add()), key="form")
    again = act(employers, done.ref, note(add()), key="form")
    assert first == again
    assert KeptFile.objects.count() == 1
    assert files.waiting(employers.place, DRAFT) == ()


def test_two_forms_at_once_with_one_file_attach_it_once(employers: Employers, add: Callable[..., str]) -> None:
    refs, reference = [employers.complain().ref for _ in range(2)], add()

    def send(ref: str) -> object:
        try:
            return act(employers, ref, note(reference))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(send, refs))
    assert sorted(type(answer).__name__ for answer in answers) == ["Done", "Refusal"]
    assert KeptFile.objects.get().case_id is not None


def test_what_may_not_be_told_takes_its_files_along(employers: Employers, add: Callable[..., str]) -> None:
    done = employers.complain()
    message = Asked(
        "record communication", values={"channel": "letter"}, words={"message": "x"}, draft=DRAFT, files=(add(),)
    )
    answer = act(employers, done.ref, message)
    assert isinstance(answer, Done)
    limited = e.DisclosureLimited(
        on=MONDAY.date(), at=MONDAY, by="imani", limit="kept back", ground="x", item=answer.first
    )
    attaching.limit(CaseRow.unscoped.get(ref=done.ref).pk, [limited])
    assert KeptFile.objects.get().audience == "readers"


def test_a_file_is_no_paper_and_its_name_is_not_searched(employers: Employers, add: Callable[..., str]) -> None:
    done = employers.complain()
    act(employers, done.ref, note(add("zanzibar.pdf")))
    assert not Paper.objects.filter(part__startswith="file").exists()
    assert not lists.found(employers.system, "zanzibar").rows


def test_what_is_written_in_bulk_has_no_files_and_says_so(employers: Employers) -> None:
    step = bulk.Step(
        Asked("receive", "complaint", values=COMPLAINT, draft=DRAFT, files=("x",)), employers.public, MONDAY
    )
    with pytest.raises(NotImplementedError):
        bulk.prepared(employers.place, [step])
