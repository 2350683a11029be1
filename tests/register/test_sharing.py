"""DUD-8: a copy without names leaves out what the record knows of the people of a case; nothing goes out that tells it."""

from __future__ import annotations

import pytest

from putright.core.casework import entries as e
from putright.core.reporting.anonymise import Somebody
from putright.people.models import User
from putright.people.names import call
from putright.register import audience, door, lists, sharing
from putright.register.door import Asked, Done
from putright.register.lists import CasePage
from putright.register.parties import PartyDetails
from putright.register.scope import NoSuchCase
from putright.register.sharing import StillThere
from tests.register.cast import COMPLAINT, MONDAY, Employers

ASKED = Asked(
    "give copy", values={"reader": "contractor", "parts": ("told",), "sha256": "a" * 64},
    words={"to whom": "Tidy Halls", "copy": "# What was told\n\nLocked."},
)  # fmt: skip


@pytest.fixture
def seen(employers: Employers) -> CasePage:
    """A complaint of Asha's, for whom Tom speaks, about Helen."""
    asked = Asked(
        "receive", "complaint", values={**COMPLAINT}, words={"what happened": "It was locked."},
        complainant=PartyDetails("Asha Begum", "asha@home.example", "0100 000000", "1 Any Street"),
        representative=PartyDetails("Tom Reed"),
    )  # fmt: skip
    done = door.act(employers.slug, None, asked, employers.public, at=MONDAY)
    assert isinstance(done, Done), done
    named = Asked("name person", values={"people": ("helen",)})
    door.act(employers.slug, done.ref, named, employers.viewer("imani"), at=MONDAY)
    employers.hand_over(done.ref)
    return lists.case_page(employers.viewer("imani"), done.ref, MONDAY)


def test_everybody_of_the_case_is_known_by_what_stands_for_them(seen: CasePage) -> None:
    known = sharing.known_of(seen)
    asha = Somebody("the person who complained", "Asha Begum", "asha@home.example", "0100 000000", "1 Any Street")
    assert asha in known.people
    assert Somebody("the person who speaks for them", "Tom Reed") in known.people
    assert {one.called for one in known.people} == {asha.called, "the person who speaks for them"}
    assert {seen.line.number, seen.line.ref} <= set(known.references)
    assert known.born_before == 2016


@pytest.mark.parametrize("left", ["asha was here", "TOM’S", "ring 0100000000", "1 any st", "asha@home.example"])
def test_nothing_goes_out_that_tells_who_they_are(employers: Employers, seen: CasePage, left: str) -> None:
    answer = sharing.give_out(seen, ASKED, f"It was locked. {left}", employers.viewer("imani"), at=MONDAY)
    assert isinstance(answer, StillThere)
    assert answer.words
    again = lists.case_page(employers.viewer("imani"), seen.line.ref, MONDAY)
    assert again.sequence == seen.sequence


def test_without_the_check_it_would_have_gone(
    employers: Employers, seen: CasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "still_there", lambda _seen, _text: ())
    answer = sharing.give_out(seen, ASKED, "Asha Begum", employers.viewer("imani"), at=MONDAY)
    assert isinstance(answer, Done)


def test_what_tells_nobody_goes_out_and_is_recorded(employers: Employers, seen: CasePage) -> None:
    answer = sharing.give_out(seen, ASKED, "It was locked.", employers.viewer("imani"), at=MONDAY)
    assert isinstance(answer, Done)
    made = lists.case_page(employers.viewer("imani"), seen.line.ref, MONDAY).entries[-1]
    assert isinstance(made.entry, e.CopyMade)
    assert (made.words("to whom"), made.audience) == ("Tidy Halls", "readers")


def test_whoever_is_complained_about_gives_nothing_out(employers: Employers, seen: CasePage) -> None:
    with pytest.raises(NoSuchCase):
        sharing.give_out(seen, ASKED, "It was locked.", employers.viewer("helen"), at=MONDAY)


def test_a_note_what_was_put_right_in_it_and_what_only_some_posts_read_stay_here(
    employers: Employers, seen: CasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    imani, ref = employers.viewer("imani"), seen.line.ref
    note = door.act(employers.slug, ref, Asked("add note", words={"note": "Zanzibar"}), imani, at=MONDAY)
    assert isinstance(note, Done)
    right = {"sequence": str(note.last), "field": "on", "value": MONDAY.date().isoformat()}
    door.act(employers.slug, ref, Asked("correct", values=right, words={"reasons": "Zanzibar"}), imani, at=MONDAY)
    page = lists.case_page(imani, ref, MONDAY)
    assert "Zanzibar" in str(page.entries)
    out = lists.going_out(page)
    assert "Zanzibar" not in str(out.entries)
    assert len(out.entries) == len(page.entries) - 2
    monkeypatch.setattr(audience, "goes_out", lambda _entry, _kind: True)
    assert "Zanzibar" in str(lists.going_out(page).entries)


def test_nothing_for_some_posts_alone_goes_out_whoever_looks() -> None:
    agreed = e.Agreed(on=MONDAY.date(), at=MONDAY, by="imani", agreement="terms")
    assert audience.goes_out(agreed, "readers")
    assert audience.goes_out(agreed, "complainant")
    assert not audience.goes_out(agreed, "posts")


def test_whoever_is_complained_about_is_left_out_by_either_name(employers: Employers, seen: CasePage) -> None:
    User.objects.create(reference="helen", name="Helen Abara", email="helen@office.example")
    call("helen", "Officer Quill")
    again = lists.case_page(employers.viewer("imani"), seen.line.ref, MONDAY)
    assert sharing.still_there(again, "We heard Quill and Abara.") == ("Quill", "Abara")
    call("helen", "")
    assert sharing.still_there(again, "We heard Quill and Abara.") == ("Abara",)
