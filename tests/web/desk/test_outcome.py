"""A finding made after the outcome was confirmed: pages say so, ask for it again, and leave what was sent as it was sent."""

from __future__ import annotations

import pytest

from putright.register.lists import CasePage
from putright.register.models import CaseRow
from putright.register.organisations import Place
from putright.web.telling import outcome
from tests.web.cast import main_of, signed_in
from tests.web.desk.test_desk import desk
from tests.web.desk.test_putting_right import page
from tests.web.test_journey import Story, acknowledge, answered_complaint, find

pytestmark = pytest.mark.django_db
AGAIN = {"value.head": "1", "value.word": "not upheld", "words.reasons": "It was open all day."}
FIND, CONFIRM = "make-finding/of-a-complaint", "confirm-outcome/of-a-complaint"


@pytest.fixture
def story(employers: Place) -> Story:
    """A complaint on which something was found and confirmed, and nothing answered yet."""
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    find(story)
    return story


def kept(story: Story) -> str:
    """The outcome as lists and reports have it."""
    return CaseRow.unscoped.values_list("outcome", flat=True).get(ref=story.ref)


def test_whoever_finds_anew_is_told_before_and_after_what_it_does_to_the_outcome(story: Story) -> None:
    farah = signed_in("Farah Khan")
    form = main_of(farah.get(desk(story.here, f"case/{story.ref}/do/{FIND}/main/")))
    assert "The outcome is confirmed as 'upheld'. It will have to be confirmed again." in form
    assert "Outcome: upheld." in story.case("Farah Khan")
    assert kept(story) == "upheld"
    story.does("Farah Khan", FIND, **AGAIN)
    for name in ("Farah Khan", "Imani Cole"):
        said = story.case(name)
        assert "The outcome was “upheld” until a finding on point 1 was made on" in said
        assert "Outcome: upheld." not in said
    assert "Confirm the outcome again, then send the answer" in story.case("Farah Khan")
    assert kept(story) == ""
    looking = main_of(farah.get(desk(story.here, f"case/{story.ref}/investigation/")))
    assert "It has to be confirmed again. Confirm the outcome again" in looking


def test_the_answer_is_refused_until_then_and_keeps_its_words(story: Story) -> None:
    story.does("Farah Khan", FIND, **AGAIN)
    refused = story.form("Farah Khan", "send-letter/outcome", {"words.reasons": "Nobody had the key."}, "send")
    assert "This letter cannot tell the outcome yet. A finding on point 1 was made on" in main_of(refused)
    assert "Nobody had the key." in refused.text
    differs = story.form("Farah Khan", CONFIRM, {"value.word": "upheld"})
    assert "Say why the outcome differs" in main_of(differs)
    story.does("Farah Khan", CONFIRM, **{"value.word": "upheld", "words.reasons": "It was shut at noon."})
    assert kept(story) == "upheld"
    lacking = main_of(story.form("Farah Khan", "send-letter/outcome", {"words.reasons": "Nobody had the key."}, "send"))
    assert "This letter does not apologise" in lacking
    assert "cannot tell the outcome" not in lacking


def test_once_answered_it_is_said_what_can_still_change_a_finding(employers: Place) -> None:
    story = answered_complaint(employers)
    letter = story.case("Imani Cole").count("Your complaint is upheld")
    looking = main_of(signed_in("Farah Khan").get(desk(employers, f"case/{story.ref}/investigation/")))
    assert (
        "told the outcome and stays as it was sent. A finding changes where a review or an appeal looks at it"
        in looking
    )
    page = signed_in("Farah Khan").get(desk(employers, f"case/{story.ref}/do/{FIND}/main/"))
    assert "told the outcome, and stays as it was sent." in main_of(page)
    assert story.case("Imani Cole").count("Your complaint is upheld") == letter


def test_nothing_is_said_of_a_letter_on_a_line_of_work_that_is_hidden(employers: Place) -> None:
    seen: CasePage = page(employers, answered_complaint(employers).ref)
    assert outcome.answer_told(seen.outlook, seen.hidden)
    assert outcome.answer_told(seen.outlook, {"main"}) == ""
