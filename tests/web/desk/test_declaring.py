"""Whoever is given a case where interests are declared first sees no word of it before they have said that they have none."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from putright.core.casework.scene import Scene
from putright.register import door, lists, viewers
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.urls import DESK
from tests.web.cast import complain, hidden_in, main_of, signed_in
from tests.web.desk.test_desk import desk

CANARY = "The room was locked"


@pytest.fixture
def given(employers: Place) -> str:
    """A complaint that Farah Khan has, and has not opened yet; its ref."""
    reference, _code = complain(employers)
    ref = reference.replace("-", "")
    asked = door.Asked("decide", "hand-over", values={"option": "written complaint"})
    assert isinstance(door.act(employers.slug, ref, asked, _imani(employers)), door.Done)
    return ref


def _imani(employers: Place) -> Viewer:
    found = viewers.viewer(employers, _person("Imani Cole"), timezone.now())
    assert found
    return found


def _person(name: str) -> str:
    from django.contrib.auth import get_user_model

    return str(get_user_model().objects.get(name=name).reference)


def answer(here: Place, client: Client, ref: str, word: str) -> str:
    """What they see after they have answered the card."""
    card = client.get(desk(here, f"case/{ref}/"))
    sent = {**hidden_in(card), "value.answer": word}
    return main_of(client.post(desk(here, f"case/{ref}/do/declare-interest/-/main/"), sent, follow=True))


def test_the_case_opens_to_whoever_has_no_interest(employers: Place, given: str) -> None:
    farah = signed_in("Farah Khan")
    card = main_of(farah.get(desk(employers, f"case/{given}/")))
    assert "Do you know anyone in this case?" in card
    assert "From Jo Field" in card
    assert CANARY not in card
    assert CANARY in answer(employers, farah, given, "none")


def test_whoever_has_an_interest_never_sees_it_and_somebody_else_has_it(employers: Place, given: str) -> None:
    farah = signed_in("Farah Khan")
    said = answer(employers, farah, given, "some")
    assert "It is with somebody else now." in said
    assert CANARY not in said
    assert farah.get(desk(employers, f"case/{given}/")).status_code == 404


def test_whoever_is_not_sure_is_asked_again_and_may_hand_it_on_unread(employers: Place, given: str) -> None:
    farah = signed_in("Farah Khan")
    said = answer(employers, farah, given, "not sure")
    assert "You said that you are not sure" in said
    assert CANARY not in said
    form = farah.get(desk(employers, f"case/{given}/do/assign/-/main/"))
    assert form.status_code == 200
    assert CANARY not in main_of(form)
    assert CANARY in answer(employers, farah, given, "none")


def test_whoever_does_not_have_the_case_is_not_asked(employers: Place, given: str) -> None:
    assert CANARY in main_of(signed_in("Imani Cole").get(desk(employers, f"case/{given}/")))


@pytest.mark.parametrize("name", [str(one.name) for one in DESK if "ref" in str(one.pattern)])
def test_no_page_about_the_case_shows_a_word_of_it_before(employers: Place, given: str, name: str) -> None:
    """Each address that names a case; with the guard off the case page shows its words."""
    route = next(one for one in DESK if getattr(one, "name", "") == name)
    parts = {"ref": given, "sequence": 1, "action": "add-note", "about": "-", "track": "main", "reference": "nothing"}
    parts |= {"name": "nothing", "to": "nothing", "reader": "complainant"}
    names = re.findall(r"<\w+:(\w+)>", str(route.pattern))
    address = reverse(name, kwargs={"organisation": employers.slug, **{part: parts[part] for part in names}})
    farah = signed_in("Farah Khan")
    for page in (farah.get(address), farah.post(address, {"words.note": "x"})):
        assert CANARY not in page.text
        if page.status_code == 200:
            assert "Before you open this case" in page.text


def lists_of(here: Place, ref: str) -> dict[str, str]:
    """What Farah Khan is shown of a case wherever it stands in a list."""
    farah = signed_in("Farah Khan")
    due, search = desk(here, ""), desk(here, "search/")
    table = farah.get(desk(here, "list.csv"))
    together = {"case": ref, "step": "do", "request_key": "k" * 24}
    return {
        "my work": farah.get(due).text,
        "only mine": farah.get(f"{due}?whose=mine").text,
        "file": b"".join(table.streaming_content).decode(),  # type: ignore[attr-defined]
        "by a word": farah.post(search, {"text": "locked"}).text,
        "by a name": farah.post(search, {"text": "Jo Field"}).text,
        "by number": farah.post(search, {"text": ref}, follow=True).text,
        "addresses": farah.post(desk(here, "together/addresses/"), together).text,
        "export": _whole(farah.post(desk(here, "together/export/"), together)),
    }


def _whole(answer: object) -> str:
    parts = getattr(answer, "streaming_content", None)
    return b"".join(parts).decode() if parts else answer.text  # type: ignore[attr-defined]


def test_no_list_shows_more_than_number_kind_and_dates_before(employers: Place, given: str) -> None:
    shown = lists_of(employers, given)
    number = lists.case_page(_imani(employers), given, timezone.now()).line.number
    for where, text in shown.items():
        assert CANARY not in text, where
    for where in ("my work", "only mine", "file"):
        assert "Jo Field" not in shown[where], where
        assert number in shown[where]
    assert "Open it to say whether you know anyone in it." in shown["my work"]
    assert "Before you open this case" in shown["by number"]


def test_every_list_shows_the_words_once_they_said_that_they_know_nobody(employers: Place, given: str) -> None:
    answer(employers, signed_in("Farah Khan"), given, "none")
    shown = lists_of(employers, given)
    for where in ("my work", "only mine", "file", "by a word", "by a name"):
        assert CANARY in shown[where], where


def test_with_the_guard_of_lists_off_the_words_would_be_seen(employers: Place, given: str) -> None:
    with patch("putright.register.lists.lines.is_undeclared", lambda *_: False):
        shown = lists_of(employers, given)
    assert [where for where in ("my work", "only mine", "file") if CANARY in shown[where]]


def test_with_the_guard_off_the_words_would_be_seen(employers: Place, given: str) -> None:
    with patch.object(Scene, "must_declare", lambda *_: False):
        assert CANARY in main_of(signed_in("Farah Khan").get(desk(employers, f"case/{given}/")))


def test_the_register_raises_it_so_that_no_new_page_can_forget(employers: Place, given: str) -> None:
    farah = viewers.viewer(employers, _person("Farah Khan"), timezone.now())
    assert farah
    with pytest.raises(lists.InterestFirst):
        lists.case_page(farah, given, timezone.now())
    assert lists.case_page(farah, given, timezone.now(), undeclared=True).line.ref == given
