"""Letters in plain words: how hard a text is, held to texts that were counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.core.reporting.reading_grade import LONG, reading, sentences, syllables, words

PLAIN = "The cat sat on the mat. It was a warm day. We will write to you soon."
OFFICIAL = (
    "Notwithstanding the aforementioned considerations, the organisation reserves its entitlement to determine "
    "the admissibility of any representation submitted outside the applicable period."
)
ORDINARY = "Thank you for telling us about the delay. We have asked the manager of the centre to look into it. "
"""Eight words with eleven syllables, and twelve with sixteen."""


@pytest.mark.parametrize(
    ("text", "many", "counted", "grade"),
    [
        (PLAIN, (17, 3), 17, 0.0),
        (ORDINARY, (20, 2), 27, 0.39 * 20 / 2 + 11.8 * 27 / 20 - 15.59),
        (OFFICIAL, (21, 1), 59, 0.39 * 21 + 11.8 * 59 / 21 - 15.59),
    ],
)
def test_texts_counted_by_hand_have_their_grade(text: str, many: tuple[int, int], counted: int, grade: float) -> None:
    found = reading([text])
    assert (found.words, found.sentences) == many
    assert abs(found.syllables - counted) <= 1
    assert found.grade == pytest.approx(max(0, grade), abs=0.6)


SPOKEN = {
    1: "made asked makes rules the through called whole tongue house eye judged don't 15 12.30 hmm",
    2: "wanted table pages wishes settled little agreed statement safely going manage people business colleague ruin well-known",
    3: "complaining employer idea created diary following committee video continue actual",
    4: "apology everybody society experience ability impossible immediate",
    5: "organisation administrative",
    6: "responsibility",
}  # fmt: skip


@pytest.mark.parametrize(("many", "word"), [(many, word) for many, line in SPOKEN.items() for word in line.split()])
def test_syllables_are_those_that_are_spoken(many: int, word: str) -> None:
    assert syllables(word) == many


def test_a_full_stop_after_a_shortened_word_ends_nothing() -> None:
    text = "Mr. Field and Dr. A. Khan came, e.g. on 3.5.2026 at 10.30. Nobody had a key (see no. 4)! Why?\n- a list\n- of two"
    assert sentences(text) == [
        "Mr. Field and Dr. A. Khan came, e.g. on 3.5.2026 at 10.30.", "Nobody had a key (see no. 4)!", "Why?",
        "- a list", "- of two",
    ]  # fmt: skip


def test_addresses_are_not_read_as_words() -> None:
    assert words("Write to jo@mail.example or see https://how.example/it-works/ today") == [
        "Write",
        "to",
        "or",
        "see",
        "today",
    ]


def test_long_sentences_are_told_the_longest_first() -> None:
    longer, long, enough = (" ".join(["word"] * many) + "." for many in (LONG + 2, LONG + 1, LONG))
    assert reading([f"{long} {enough}", longer]).long == (longer, long)


@pytest.mark.parametrize("text", ["", " \n ", "…!?", "\x00", "\u200b", "🙂", "---"])
def test_no_text_has_no_grade(text: str) -> None:
    found = reading([text])
    assert (found.words, found.sentences, found.syllables, found.grade, found.long) == (0, 0, 0, 0.0, ())


def test_one_word_is_one_sentence() -> None:
    found = reading(["Sorry"])
    assert (found.words, found.sentences, found.syllables, found.whole_grade, found.age) == (1, 1, 2, 8, 13)


@given(st.lists(st.text()))
def test_any_text_can_be_measured(texts: list[str]) -> None:
    found = reading(texts)
    assert found.syllables >= found.words >= found.sentences >= len(found.long)
    assert found.grade >= 0
    assert found.age > found.whole_grade > 0


@given(st.text(), st.text())
def test_texts_are_counted_one_by_one(one: str, other: str) -> None:
    first, second, both = reading([one]), reading([other]), reading([one, other])
    assert both.words == first.words + second.words
    assert both.sentences == first.sentences + second.sentences


@given(st.text())
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert [word for one in sentences(text) for word in words(one)] == [
        word for line in text.replace("\x00", "").splitlines() for word in words(line)
    ]
