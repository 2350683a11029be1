"""DUD-11: what the reader of a letter needs and no machine makes stands beside it until it is made: Easy Read, a language."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import timezone

from putright.register.models.parties import Party
from putright.register.organisations import Place
from putright.web.dates import day_and_month
from putright.web.letters.unmet import unmet
from tests.register.files.made import PDF
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.test_journey import Story, acknowledge

pytestmark = pytest.mark.django_db
NEEDS = {
    "easy read": ("Easy Read of this letter is still to be made.", "Easy Read"),
    "braille": ("This letter in Braille is still to be made.", "Braille"),
    "bsl": ("This letter in British Sign Language is still to be made.", "Sign language"),
    "interpreter": ("This letter in their own language is still to be made.", "Translation"),
}
EASY = NEEDS["easy read"][0]
HOLDING = {
    "words.apology": "We are sorry.", "words.reason for delay": "The trainer is away", "value.new date-day": "31",
    "value.new date-month": "12", "value.new date-year": "2099",
}  # fmt: skip


def acknowledged(here: Place, **preferences: str) -> Story:
    """A complaint of somebody with these wishes, with a letter to them."""
    story = Story(here)
    Party.objects.filter(name="Jo Field").update(preferences=preferences)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    return story


def page(story: Story) -> HttpResponse:
    return signed_in("Imani Cole").get(f"/{story.here.slug}/desk/case/{story.ref}/")


def links(story: Story) -> list[str]:
    """Where the page leads to for each thing that is still to be made."""
    return [unescape(one) for one in re.findall(r'href="([^"]+/do/add-paper/[^"]*\?[^"]+)"', page(story).text)]


def adds(story: Story, address: str, **changes: str) -> str:
    """Open the form at an address, add a file and send what stands in it; the document's name."""
    client = signed_in("Imani Cole")
    form = client.get(address)
    name = unescape(re.findall(r'name="value.paper"[^>]*value="([^"]*)"', form.text)[0])
    seen = re.findall(r'name="value.may see" type="radio" value="(\w+)"[^>]* checked', form.text)
    sent = {
        **hidden_in(form), "value.paper": name, "value.may see": next(iter(seen), ""),
        "file": SimpleUploadedFile("letter.pdf", PDF), **changes,
    }  # fmt: skip
    answer = client.post(address, sent)
    assert answer.status_code == 302, main_of(answer)
    return name


@pytest.mark.parametrize("need", NEEDS)
def test_each_need_stands_beside_the_letter_until_it_was_made(employers: Place, need: str) -> None:
    words, what = NEEDS[need]
    story = acknowledged(employers, formats=f"print 16, {need}")
    assert f"{words} Add a document : {what}, letter of" in main_of(page(story))
    (address,) = links(story)
    assert adds(story, address) == f"{what}, letter of {day_and_month(timezone.localdate())}"
    assert words not in main_of(page(story))
    assert links(story) == []
    assert "letter.pdf" in main_of(story.tracked())


def test_a_letter_in_another_language_names_it_on_the_page_and_not_in_the_name_kept_for_good(employers: Place) -> None:
    story = acknowledged(employers, language="Polish")
    assert "This letter in Polish is still to be made." in main_of(page(story))
    (address,) = links(story)
    assert "Polish" not in adds(story, address)
    assert links(story) == []


def test_a_recording_is_asked_for_only_where_the_machine_makes_none(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "A recording of this letter is still to be made."
    story = acknowledged(employers, formats="audio")
    for installed in (True, False):
        monkeypatch.setattr("putright.web.letters.audio.is_installed", lambda is_here=installed: is_here)
        assert (told in main_of(page(story))) is not installed
    (address,) = links(story)
    assert adds(story, address).startswith("Recording, letter of")
    assert told not in main_of(page(story))


@pytest.mark.parametrize("preferences", [{}, {"formats": "print 20, relay"}, {"language": "English"}, {"formats": ""}])
def test_nothing_is_to_be_made_for_somebody_who_asked_for_nothing_of_the_kind(
    employers: Place, preferences: dict[str, str]
) -> None:
    story = acknowledged(employers, **preferences)
    assert "this letter" not in main_of(page(story)).casefold()
    assert links(story) == []


def test_a_document_that_they_may_not_see_or_that_is_something_else_is_not_it(employers: Place) -> None:
    story = acknowledged(employers, formats="easy read")
    (address,) = links(story)
    adds(story, address, **{"value.may see": "no"})
    assert EASY in main_of(page(story))
    adds(story, address, **{"value.paper": "Minutes"})
    assert EASY in main_of(page(story))
    adds(story, address, **{"value.paper": "Our letter in easy  read"})
    assert EASY not in main_of(page(story))


def test_a_document_from_before_the_letter_is_not_it(employers: Place) -> None:
    story = Story(employers)
    Party.objects.filter(name="Jo Field").update(preferences={"formats": "easy read"})
    story.does("Imani Cole", "add-paper/-", **{"value.paper": "Easy Read", "value.may see": "yes"})
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    assert EASY in main_of(page(story))


def test_each_letter_has_its_own(employers: Place) -> None:
    story = acknowledged(employers, formats="easy read, braille")
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=True):
        story.does("Farah Khan", "send-letter/holding", **HOLDING)
        both = links(story)
        assert len(both) == 4
        newest = adds(story, both[0])
        assert newest == f"Easy Read, letter of {day_and_month(timezone.localdate())}"
        assert links(story) == [both[1], *both[2:]]
        adds(story, both[2])
        assert links(story) == [both[1], both[3]]


def test_two_letters_of_one_day_take_two_documents(employers: Place) -> None:
    story = acknowledged(employers, formats="easy read")
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    story.does("Farah Khan", "send-letter/holding", **HOLDING)
    assert len(links(story)) == 2
    adds(story, links(story)[0])
    assert len(links(story)) == 1
    adds(story, links(story)[0])
    assert links(story) == []


@pytest.mark.parametrize(
    "asked", ["letter=999&need=easy-read", "letter=x&need=braille", "letter=3", "paper=Helen Abara"]
)
def test_an_address_chooses_nothing_but_what_is_still_to_be_made(employers: Place, asked: str) -> None:
    story = acknowledged(employers, formats="easy read")
    address = links(story)[0].split("?")[0]
    form = signed_in("Imani Cole").get(f"{address}?{asked}").text
    assert not re.findall(r'name="value.paper"[^>]*value="[^"]+"', form)
    assert "checked" not in form.split("<main", 1)[1]


def test_whoever_may_not_add_a_document_reads_it_without_a_link(employers: Place) -> None:
    story = acknowledged(employers, formats="easy read")
    story_page = page(story)
    assert EASY in main_of(story_page)
    assert EASY not in main_of(story.tracked())


def test_every_wish_that_no_letter_meets_is_known() -> None:
    found = unmet({"formats": "easy read, braille", "language": "Polish"})
    assert [need.name for need in found] == ["easy-read", "braille", "translation"]
    assert unmet({"formats": None, "language": None}) == ()
