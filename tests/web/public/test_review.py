"""Asking for a review or an appeal: the last day first, the grounds of the procedure, words of one's own, and what comes next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from putright.register import setup
from putright.register.organisations import Place
from tests.web.cast import complain, hidden_in, main_of
from tests.web.test_journey import Story, answered_complaint

PROCEDURES = Path(__file__).parents[3] / "procedures"


@pytest.fixture
def answered(employers: Place) -> Story:
    """A complaint to the employers' body that was answered, with ten days to appeal."""
    return answered_complaint(employers)


def form_of(story: Story, right: str) -> tuple[str, str]:
    """The address of a right's form, and the form."""
    address = reverse("public-do", args=[story.here.slug, "use-right", right])
    return address, story.complainant.get(address).text


def test_the_last_day_stands_before_the_questions(answered: Story) -> None:
    _, form = form_of(answered, "appeal")
    assert form.index("The last day is") < form.index("Tell us why you are still unhappy")
    assert "What would you like us to do now?" in form
    assert "The date on the request" not in form


def test_what_they_say_is_on_record_with_what_they_want_now(answered: Story) -> None:
    address, _ = form_of(answered, "appeal")
    sent = {**hidden_in(answered.complainant.get(address)), "words.reasons": "You did not ring the trainer",
            "words.outcome wanted": "Please ring the trainer"}  # fmt: skip
    check = answered.complainant.post(address, sent)
    assert "Check before you send it" in main_of(check)
    assert "You did not ring the trainer" in main_of(check)
    assert "You did not ring the trainer" not in answered.case("Imani Cole"), "nothing is sent before it was checked"
    again = answered.complainant.post(address, {**hidden_in(check), "step": "change"})
    assert "You did not ring the trainer</textarea>" in again.text
    done = main_of(answered.complainant.post(address, {**hidden_in(check), "step": "send"}))
    assert "We have it" in done
    assert "What happens next" in done
    assert "We are looking at your complaint again" in done
    case = answered.case("Imani Cole")
    for words in ("You did not ring the trainer", "Please ring the trainer"):
        assert words in case


def test_without_reasons_where_the_procedure_asks_for_them_it_is_said_beside_the_field(answered: Story) -> None:
    address, _ = form_of(answered, "appeal")
    page = answered.complainant.post(address, hidden_in(answered.complainant.get(address)))
    assert "<title>Error: " in page.text


def test_a_procedure_without_grounds_asks_for_none_and_for_words_of_ones_own(db: None) -> None:
    here = setup.organisation_from(PROCEDURES / "west-midlands-opcc", demo=True)
    client = Client()

    complain(here, client, **{"value.service": "casework", "value.categories": "conduct"})
    links = [
        one for one in client.get(reverse("public-case", args=[here.slug])).text.split('"') if "/do/use-right/" in one
    ]
    assert links
    form = main_of(client.get(links[0]))
    assert "Tell us why you are still unhappy" in form
    assert "Choose all that are so" not in form


@pytest.fixture
def not_upheld() -> Story:
    """A complaint to the council that was answered, with four weeks to ask for another look."""
    story = Story(setup.organisation_from(PROCEDURES / "dudley-council", demo=True), **OF_A_STREET)
    story.does("Ben Castle", "decide/direction", **{"value.option": "manager of the service"})
    reasons = {"words.reasons": "It was swept."}
    story.does(
        "Jo Brindley", "make-finding/of-a-complaint", **reasons, **{"value.head": "1", "value.word": "not upheld"}
    )
    story.does("Jo Brindley", "confirm-outcome/of-a-complaint", **{"value.word": "not upheld"})
    story.does("Jo Brindley", "send-letter/stage-1-response", **reasons, **{"words.evidence": "The log"})
    return story


OF_A_STREET = {"value.service": "street care", "value.categories": "policy not kept"}
GROUNDS = ("factual error", "evidence missed", "new evidence")


@pytest.mark.django_db
def test_each_ground_of_the_procedure_has_a_place_for_what_it_is_about(not_upheld: Story) -> None:
    _, form = form_of(not_upheld, "stage-2-review")
    for ground in GROUNDS:
        assert f'name="words.{ground}"' in form
    assert 'name="words.explanation"' not in form


@pytest.mark.django_db
def test_what_is_said_of_a_ground_is_on_record_under_it(not_upheld: Story) -> None:
    address, _ = form_of(not_upheld, "stage-2-review")
    sent: dict[str, Any] = {
        **hidden_in(not_upheld.complainant.get(address)), "value.grounds": ["factual error", "new evidence"],
        "words.factual error": "The log is of <another> street.\n  Look at it.", "words.new evidence": "I have photographs.",
        "words.evidence missed": "This box was filled in and its ground not chosen.",
    }  # fmt: skip
    check = not_upheld.complainant.post(address, sent)
    read = main_of(check)
    assert "The decision rests on a fact that was wrong The log is of <another> street." in read
    assert "not chosen" not in read
    again = not_upheld.complainant.post(address, {**sent, "step": "change"})
    assert "The log is of &lt;another&gt; street.\n  Look at it.</textarea>" in again.text.replace("&#10;", "\n")
    assert "We have it" in main_of(not_upheld.complainant.post(address, {**sent, "step": "send"}))
    for page in (not_upheld.case("Ben Castle"), main_of(not_upheld.tracked())):
        assert "Factual error The log is of <another> street." in page
        assert "not chosen" not in page


@pytest.mark.django_db
def test_a_ground_without_a_word_about_it_is_asked_for_beside_it(not_upheld: Story) -> None:
    address, _ = form_of(not_upheld, "stage-2-review")
    sent: dict[str, Any] = {
        **hidden_in(not_upheld.complainant.get(address)), "value.grounds": ["factual error", "new evidence"],
        "words.factual error": "The log is of another street.",
    }  # fmt: skip
    page = not_upheld.complainant.post(address, sent)
    assert "<title>Error: " in page.text
    assert 'href="#words-new-evidence"' in page.text
    assert "Say which point it is about, and what shows it" in main_of(page)
    assert 'href="#words-factual-error"' not in page.text
