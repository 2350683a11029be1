"""Whoever goes over a copy may leave out more of it and write nothing new: every word is looked at, in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.core.reporting.anonymise import added

BEFORE = "The room was locked. [address left out] was cold."


@pytest.mark.parametrize(
    "after",
    [
        "",
        "The room was locked.",
        "was cold.",
        BEFORE,
        "The room [left out] was cold.",
        "The room\nwas   locked.",
        "[left out]",
    ],
)
def test_leaving_out_more_adds_nothing(after: str) -> None:
    assert added(BEFORE, after) == ()


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("The red room was locked.", ["red"]), ("Asha was cold.", ["Asha"]), ("cold was locked", ["cold"]),
        ("The room was locked!", ["!"]), ("The rooms were locked.", ["rooms", "were"]),
        ("Ada said. The room was locked.", ["Ada", "said", "."]),
    ],
)  # fmt: skip
def test_a_new_word_or_another_order_is_found(after: str, words: list[str]) -> None:
    assert [one.word for one in added(BEFORE, after)] == words


@given(st.lists(st.sampled_from("abcde")), st.data())
def test_any_choice_of_the_words_in_their_order_adds_nothing(words: list[str], data: st.DataObject) -> None:
    kept = [word for word in words if data.draw(st.booleans())]
    assert added(" ".join(words), " ".join(kept)) == ()


@given(st.lists(st.sampled_from("abcde")), st.lists(st.sampled_from("abcde")), st.integers(0, 50))
def test_a_word_put_in_anywhere_is_found(before: list[str], kept: list[str], place: int) -> None:
    after = [*kept[:place], "new", *kept[place:]]
    assert "new" in [one.word for one in added(" ".join(before), " ".join(after))]
