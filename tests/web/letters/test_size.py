"""DUD-11: a letter is read and printed in the size somebody once asked for, or in another that they choose on the page."""

from __future__ import annotations

import re

import pytest

from putright.register.organisations import Place
from putright.web.letters.size import wanted
from tests.web.cast import main_of, signed_in
from tests.web.test_journey import Story, acknowledge

ASKED = "In large print, because you asked for it."


def acknowledged(here: Place, formats: str) -> Story:
    """A complaint of somebody who said what makes it easier for them, with a letter to them."""
    story = Story(here, **{"value.formats": formats} if formats else {})
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    return story


def address(story: Story) -> str:
    found = re.search(r'href="([^"]+/track/letter/\d+/)"', story.tracked().text)
    assert found
    return found[1]


@pytest.mark.parametrize(("formats", "size"), [("", 14), ("braille", 14), ("print 16", 16), ("print 20", 20)])
def test_a_letter_is_in_the_size_asked_for(employers: Place, formats: str, size: int) -> None:
    story = acknowledged(employers, formats)
    letter = story.complainant.get(address(story))
    assert f"putright-letter--{size}" in letter.text
    assert (ASKED in main_of(letter)) == (size > 14)
    desk = signed_in("Imani Cole").get(address(story).replace("/track/letter/", f"/desk/case/{story.ref}/letter/"))
    assert f"putright-letter--{size}" in desk.text
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    preview = story.form("Farah Khan", "send-letter/holding", HOLDING)
    assert f"putright-letter--{size}" in preview.text, main_of(preview)


HOLDING = {
    "words.apology": "We are sorry.", "words.reason for delay": "The trainer is away",
    "value.new date-day": "31", "value.new date-month": "12", "value.new date-year": "2099",
}  # fmt: skip


def test_another_size_can_be_chosen_on_the_page(employers: Place) -> None:
    story = acknowledged(employers, "print 16")
    larger = story.complainant.get(f"{address(story)}?size=20")
    assert "putright-letter--20" in larger.text
    assert ASKED not in main_of(larger)
    assert "putright-letter--16" in story.complainant.get(f"{address(story)}?size=9000").text


def test_the_larger_of_two_sizes_is_taken() -> None:
    assert wanted({"formats": "print 16, print 20"}) == 20
    assert wanted({}) == 14
