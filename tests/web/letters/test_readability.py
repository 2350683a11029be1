"""Whoever writes a letter is told how their own words read before it goes, and never how the words of others do."""

from __future__ import annotations

from putright.register.organisations import Place
from putright.web.letters.parts import Block
from putright.web.letters.readability import own_words_read
from tests.web.cast import main_of, signed_in
from tests.web.letters.test_size import HOLDING, acknowledged
from tests.web.test_journey import Story

TOLD = "What you wrote reads like what is read at the age of"
LONG = (
    "We could not give you the answer that we had meant to give you by this day because the trainer who was there when it "
    "happened has been away and nobody else saw what was done."
)
HARD = "Notwithstanding the organisational considerations, determination of admissibility unfortunately remains outstanding."


def test_the_writer_is_told_before_the_letter_goes(employers: Place) -> None:
    story = written(employers)
    page = story.form(
        "Farah Khan", "send-letter/holding", {**HOLDING, "words.reason for delay": f"{LONG} It is soon over."}
    )
    said = main_of(page)
    assert TOLD in said
    assert "1 sentence is long." in said
    assert f"<li>{LONG}</li>" in page.text
    assert "It is soon over.</li>" not in page.text


def test_it_goes_into_no_letter(employers: Place) -> None:
    story = written(employers)
    story.does("Farah Khan", "send-letter/holding", **{**HOLDING, "words.reason for delay": LONG})
    assert TOLD not in signed_in("Farah Khan").get(f"/{employers.slug}/desk/case/{story.ref}/").text
    link = story.tracked().text.split("/track/letter/")[-1].split('/"')[0]
    letter = story.complainant.get(f"/{employers.slug}/track/letter/{link}/")
    assert LONG in main_of(letter)
    assert TOLD not in letter.text


def written(here: Place) -> Story:
    """A complaint that Farah Khan may write about."""
    story = acknowledged(here, "")
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    return story


def test_what_is_made_from_the_record_is_not_measured() -> None:
    theirs = Block("points", "What you told us", (HARD, LONG))
    mine = Block("apology", "We are sorry", ("We are sorry that you had to wait so long for this.",), own_words=True)
    read, both = own_words_read([mine]), own_words_read([theirs, mine])
    assert read is not None
    assert read == both
    assert read.told == f"{TOLD} 7 (grade 2). No sentence is long."


def test_hard_words_are_called_hard() -> None:
    read = own_words_read([Block("reasons", "", (HARD,), own_words=True)])
    assert read is not None
    assert read.told.startswith("What you wrote is hard: it reads like what is read at university (grade ")


def test_nothing_is_said_of_a_few_words() -> None:
    assert own_words_read([Block("reasons", "", ("Nobody had the key.",), own_words=True)]) is None
