"""The measure of how hard a text is to read: it counts as people do, finds what is hard, and lets what is easy pass."""

from __future__ import annotations

import pytest

from tests.web.reading import grade, sentences, syllables, too_hard, words

COUNTED = {
    1: "cat we made times days closed changed called whole rules 20 0300",
    2: "complaint people little wanted pages letter being seeing table station social special client sometimes quiet",
    3: "idea area procedure decided video library manager opinion services telephone privacy radio everything",
    4: "separately experience everybody independent",
    5: "organisation investigation",
    6: "accessibility",
}


@pytest.mark.parametrize(("number", "row"), COUNTED.items())
def test_syllables_are_counted_as_people_speak(number: int, row: str) -> None:
    assert {word: syllables(word) for word in row.split()} == dict.fromkeys(row.split(), number)


def test_words_keep_their_apostrophes_and_lose_their_hyphens() -> None:
    assert words("You can’t e-mail us at 9:30am.") == ["You", "can’t", "e", "mail", "us", "at", "9:30am."]


def test_a_sentence_of_a_child_is_easy_and_one_of_an_office_is_not() -> None:
    assert grade("The cat sat on the mat.") < 1
    assert grade("We write to you with our answer within 20 working days.") < 6
    assert grade("Complaints concerning contractual liabilities necessitate independent determination.") > 20
    assert grade("…") == 0


def test_the_sentences_of_a_page_are_its_blocks_cut_at_full_stops() -> None:
    page = (
        "<title>Not this one at all</title><script>nor this one here</script>"
        "<h1>Help</h1><p>Ask us for <b>large</b> print. We send it to you.</p><ul><li>one of the longer items</li></ul>"
        "<svg><title>A code to be scanned</title></svg>"
    )
    assert list(sentences(page)) == ["Ask us for large print.", "We send it to you.", "one of the longer items"]


def test_a_hard_sentence_is_found_and_a_name_in_it_is_not_held_against_it() -> None:
    name = "The Local Government and Social Care Ombudsman"
    page = f"<p>{name} decides it.</p><p>They can help you with that.</p>"
    assert [found.split(" ", 1)[1] for found in too_hard(page)] == [f"{name} decides it."]
    assert too_hard(page, names=[name]) == []
    assert too_hard("<p>Administrative determinations necessitate considerable deliberation.</p>") != []
