"""Asking for a review or an appeal: the last day first, the grounds of the procedure, words of one's own, and what comes next."""

from __future__ import annotations

from pathlib import Path

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
    done = main_of(answered.complainant.post(address, sent))
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
