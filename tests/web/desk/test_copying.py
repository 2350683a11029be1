"""A copy of the whole case: all of it in the order of its days, recorded when it goes, and never with what stays here."""

from __future__ import annotations

import hashlib
import re
import subprocess
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.db.models import Q
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.core.casework import entries as e
from putright.people.names import account
from putright.register import audience, door, lists
from putright.register.door import Asked, Done
from putright.register.lists import EntrySeen
from putright.register.organisations import Place
from putright.web.letters import pdf
from tests.guards import SwitchOff
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.desk.test_desk import desk
from tests.web.letters.papers import about, beneath, pages
from tests.web.letters.test_saving import needs_pango
from tests.web.test_journey import PROMISED, Story, answered_complaint
from tests.web.test_who_sees import ACCUSED, does

NOTE = "A zanzibar of a note"
OFFICE = {"value.to whom": "The Ombudsman, by their portal"}


@pytest.fixture
def story(employers: Place) -> Story:
    """An answered complaint with a note, and a later paper that the person may not see."""
    story = answered_complaint(employers)
    does(story, "add note", words={"note": NOTE})
    does(story, "correct", values={"sequence": str(last(story)), "field": "on", "value": str(today(story))},
         words={"reasons": f"{NOTE}, put right"})  # fmt: skip
    does(story, "add paper", values={"paper": "Minutes of the board", "may see": "no"})
    return story


def entries(story: Story, name: str = "Farah Khan") -> tuple[EntrySeen, ...]:
    """What a colleague reads."""
    from putright.register import viewers

    viewer = viewers.viewer(story.here, account(name, f"{name.lower().replace(' ', '.')}@wme.example"), timezone.now())
    assert viewer
    return lists.case_page(viewer, story.ref, timezone.now()).entries


def last(story: Story) -> int:
    return entries(story)[-1].sequence


def today(story: Story) -> object:
    return entries(story)[-1].entry.on


def address(story: Story, end: str = "") -> str:
    return desk(story.here, f"case/{story.ref}/copy/{end}")


def taken(story: Story, reader: str, **given: str) -> HttpResponse:
    """The copy for somebody, taken out."""
    client = signed_in("Farah Khan")
    form = client.get(address(story, f"{reader}/"))
    return client.post(address(story, f"{reader}/"), {**hidden_in(form), **given})


def unpacked(answer: HttpResponse) -> str:
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as found:  # type: ignore[attr-defined]
        return found.read("everything.html").decode()


def papers_of(answer: HttpResponse) -> str:
    """What the PDF says that lies beside the document."""
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as found:  # type: ignore[attr-defined]
        return " ".join(pages(found.read("everything.pdf")))


def read(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.split("<body>")[-1])))


def test_a_copy_for_an_ombudsman_holds_all_that_those_who_work_on_it_read(story: Story) -> None:
    said = read(unpacked(taken(story, "ombudsman", **OFFICE)))
    for part in (
        f"WME-{timezone.localdate().year}-", "Version 2023-08",
        "Who it is from Jo Field, jo@mail.example", "The room was locked <again>.",
        "Point 1: upheld", "It was locked on three days.", "Outcome upheld", "We will write to you with our answer by",
        "Working day 1 is", PROMISED, "Nobody had the key.", "Minutes of the board", "Farah Khan declared no interest",
        "Seal of the record:",
    ):  # fmt: skip
        assert part in said, part


def test_it_goes_by_the_days_on_which_things_happened(story: Story) -> None:
    page = unpacked(taken(story, "ombudsman", **OFFICE))
    days = re.findall(r"<h3>\w+ (\d+ \w+ \d{4}):", page)
    assert len(days) > 10
    assert (
        page.index("Received: ") < page.index("Letter sent: We have your complaint") < page.index("Finding on point 1")
    )


def test_a_copy_for_the_person_holds_what_their_own_page_shows(story: Story) -> None:
    page = unpacked(taken(story, "complainant"))
    theirs = unpacked(story.complainant.get(f"/{story.here.slug}/track/everything/"))
    assert re.sub(r"Seal of the record:.*", "", read(page)) == re.sub(r"Seal of the record:.*", "", read(theirs))
    for part in ("You told us", "We wrote to you: We have your complaint", "Nobody had the key.", PROMISED):
        assert part in read(page)
    for part in ("Minutes of the board", "declared no interest", "Finding on point 1"):
        assert part not in read(page)


@pytest.mark.parametrize("reader", ["ombudsman", "complainant"])
def test_no_note_is_in_a_copy_whoever_it_is_for(story: Story, reader: str) -> None:
    client = signed_in("Farah Khan")
    assert NOTE in main_of(client.get(desk(story.here, f"case/{story.ref}/")))
    assert "zanzibar" not in client.get(address(story, f"{reader}/")).text
    assert "zanzibar" not in unpacked(taken(story, reader, **OFFICE))


def test_without_the_guard_the_note_and_what_was_put_right_in_it_would_be_there(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audience, "goes_out", lambda _entry, _kind: True)
    page = unpacked(taken(story, "ombudsman", **OFFICE))
    assert NOTE in page
    assert f"{NOTE}, put right" in page


@needs_pango
@pytest.mark.parametrize("reader", ["ombudsman", "complainant"])
def test_no_note_is_in_the_pdf_either_which_says_the_same(story: Story, reader: str) -> None:
    said = papers_of(taken(story, reader, **OFFICE))
    for part in ("The room was locked <again>.", "Nobody had the key.", PROMISED, "Seal of the record:"):
        assert part in said, part
    assert ("Minutes of the board" in said) == (reader == "ombudsman")
    assert "zanzibar" not in said
    alone = " ".join(pages(paper_alone(story, reader)))
    assert "The room was locked <again>." in alone
    assert "zanzibar" not in alone


def paper_alone(story: Story, reader: str) -> bytes:
    """The copy taken out as a PDF and nothing else."""
    answer = taken(story, reader, **OFFICE, **{"as": "pdf"})
    assert answer.headers["Content-Type"] == "application/pdf"
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


@needs_pango
def test_without_the_guard_the_note_would_be_in_the_pdf(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience, "goes_out", lambda _entry, _kind: True)
    assert NOTE in papers_of(taken(story, "ombudsman", **OFFICE))
    assert NOTE in " ".join(pages(paper_alone(story, "ombudsman")))


@needs_pango
def test_a_pdf_taken_out_by_itself_is_recorded_with_its_own_hash(story: Story) -> None:
    before = last(story)
    made = paper_alone(story, "ombudsman")
    seen = entries(story)[-1]
    assert (seen.sequence, type(seen.entry)) == (before + 1, e.CopyMade)
    assert seen.entry.sha256 == hashlib.sha256(made).hexdigest()  # type: ignore[union-attr]
    assert (about(made)["tagged"], about(made)["ua"]) == ("True", "1")


@needs_pango
def test_each_item_of_a_list_is_a_mark_and_a_body_as_the_standard_asks(story: Story) -> None:
    """ISO 14289-1, 7.2: a screen reader says how many there are and where each begins."""
    assert beneath(paper_alone(story, "ombudsman"), "LI") == {"Lbl", "LBody"}


def test_where_no_pdf_can_be_made_the_copy_goes_without_and_it_is_said_what_to_install(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    page = signed_in("Farah Khan").get(address(story, "ombudsman/"))
    assert "libpango-1.0-0" in main_of(page)
    assert "only the PDF" not in main_of(page)
    assert "The room was locked" in unpacked(taken(story, "ombudsman", **OFFICE, **{"as": "pdf"}))


def test_that_it_went_is_recorded_with_its_hash(story: Story) -> None:
    answer = taken(story, "ombudsman", **OFFICE)
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as made:  # type: ignore[attr-defined]
        sums = made.read("SHA256SUMS")
    seen = entries(story)[-1]
    assert isinstance(seen.entry, e.CopyMade)
    assert (seen.entry.reader, seen.entry.parts, seen.words("to whom")) == ("ombudsman", (), OFFICE["value.to whom"])
    assert seen.entry.sha256 == hashlib.sha256(sums).hexdigest()
    said = story.case("Farah Khan")
    assert "A copy of the whole case was made for an ombudsman by Farah Khan" in said
    assert "copy" not in main_of(story.tracked())


def test_the_hash_covers_the_page_the_pdf_and_every_file_and_anybody_can_check_it(story: Story, tmp_path: Path) -> None:
    """With a command that every Linux has; one letter changed in any of them is found."""
    answer = taken(story, "ombudsman", **OFFICE)
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as made:  # type: ignore[attr-defined]
        made.extractall(tmp_path)
        names = set(made.namelist()) - {"SHA256SUMS"}
    listed = {line.split("  ", 1)[1] for line in (tmp_path / "SHA256SUMS").read_text().splitlines()}
    assert listed == names
    assert "everything.html" in names

    def checked() -> int:
        check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
        return subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode

    assert checked() == 0
    for name in names:
        as_made = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(as_made[:-1] + b"!")
        assert checked() == 1, name
        (tmp_path / name).write_bytes(as_made)


def test_nothing_is_recorded_before_it_goes_and_without_saying_to_whom(story: Story) -> None:
    before = last(story)
    page = taken(story, "ombudsman")
    assert "Who will have it" in main_of(page)
    assert "There is a problem" in main_of(page)
    assert last(story) == before


def test_a_form_sent_twice_records_one_copy(story: Story) -> None:
    client = signed_in("Farah Khan")
    sent = {**hidden_in(client.get(address(story, "complainant/"))), **OFFICE}
    first, before = client.post(address(story, "complainant/"), sent), last(story)
    assert "The room was locked" in unpacked(first)
    assert client.post(address(story, "complainant/"), sent).status_code == 302
    assert last(story) == before


def test_the_action_on_the_case_leads_there(story: Story) -> None:
    client = signed_in("Farah Khan")
    assert f'href="{address(story)}"' in client.get(desk(story.here, f"case/{story.ref}/")).text
    answer = client.get(desk(story.here, f"case/{story.ref}/do/give-copy/-/main/"))
    assert answer.headers["Location"] == address(story)


ENDS = ("", "ombudsman/", "complainant/", "contractor/")


def test_whoever_is_complained_about_finds_no_copy_of_any_kind(story: Story) -> None:
    does(story, "name person", values={"people": (account(*ACCUSED),)})
    client = signed_in(ACCUSED[0])
    for end in ENDS:
        assert client.get(address(story, end)).status_code == 404
        assert client.post(address(story, end), OFFICE).status_code in (404, 405)
    assert signed_in("Owen Hart").get(address(story)).status_code == 404
    assert Client().get(address(story)).status_code == 302


def test_without_the_guard_they_would_be_shown_one(story: Story, switch_off: SwitchOff) -> None:
    does(story, "name person", values={"people": (account(*ACCUSED),)})
    switch_off("not_excluded", lambda _viewer: Q())
    page = signed_in(ACCUSED[0]).get(desk(story.here, f"case/{story.ref}/"))
    assert "The room was locked" in page.text


def test_whoever_may_read_and_not_act_takes_none_out(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    client, path = signed_in("Farah Khan"), address(story, "ombudsman/")
    assert client.get(path).status_code == 200
    monkeypatch.setattr(lists.pages, "acts_on", lambda _viewer, _case: False)
    assert [client.get(address(story, end)).status_code for end in ENDS] == [404] * 4
    assert client.post(path, OFFICE).status_code == 404


def test_the_door_itself_refuses_a_copy_that_says_nothing_of_its_reader(story: Story) -> None:
    from putright.register import viewers

    viewer = viewers.viewer(story.here, account("Farah Khan", "farah.khan@wme.example"), timezone.now())
    assert viewer
    asked: dict[str, Any] = {"reader": "contractor", "sha256": "a" * 64}
    answer = door.act(story.here.slug, story.ref, Asked("give copy", values=asked), viewer)
    assert not isinstance(answer, Done)
