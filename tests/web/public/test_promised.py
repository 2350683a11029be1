"""What a letter said would be done stands on the page of the case as a list, and whoever complained says whether it was done."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from putright.register import lists, scope
from putright.register.lists import ActionTold
from putright.register.models import Paper
from putright.register.organisations import Place
from tests.web.cast import hidden_in, main_of
from tests.web.test_journey import PROMISED, Story, acknowledge, answered_complaint, find

pytestmark = pytest.mark.django_db
LIST = "What we said we would do"


@pytest.fixture
def answered(employers: Place) -> Story:
    """A complaint to the employers' body, answered with something that will be done."""
    return answered_complaint(employers)


def told(story: Story) -> tuple[ActionTold, ...]:
    """What the register hands to their page."""
    viewer = scope.complainant(story.here.id, story.here.slug, date(2099, 1, 1), story.ref)
    return lists.tracking_page(viewer, story.ref, timezone.now()).actions


def says(story: Story, answer: str, message: str = "") -> str:
    """Answer on the page whether it was done; what the page then says."""
    address = reverse("public-do", args=[story.here.slug, "answer-action", "1"])
    form = story.complainant.get(address)
    sent = {**hidden_in(form), "value.answer": answer, "words.message": message}
    return main_of(story.complainant.post(address, sent))


def everything(story: Story) -> str:
    """The page in the file that holds everything."""
    answer = story.complainant.get(f"/{story.here.slug}/track/everything/")
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as packed:  # type: ignore[attr-defined]
        return packed.read("everything.html").decode()


def test_what_the_letter_promised_stands_in_a_list_with_its_day(answered: Story) -> None:
    page = main_of(answered.tracked())
    assert f"{LIST} {PROMISED} We will do this by Thursday 31 December 2099. Tell us if this was done" in page


def test_what_no_letter_told_stands_nowhere(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    find(story)
    promise = {"value.means": "other", "words.what": PROMISED}
    story.does("Farah Khan", "agree-action/putting-right", **promise)
    for page in (main_of(story.tracked()), everything(story)):
        assert PROMISED not in page
        assert LIST not in page
    assert story.complainant.get(reverse("public-do", args=[story.here.slug, "answer-action", "1"])).status_code == 404


def test_who_complained_says_that_it_was_not_done_and_staff_read_it_and_do_it_again(answered: Story) -> None:
    answered.does("Farah Khan", "complete-action/1", **{"words.what was done": "Booked for May."})
    page = main_of(answered.tracked())
    assert "We did this on" in page
    assert "Booked for May." not in page
    assert "We have it" in says(answered, "not done", "Nobody sent me a ticket.")
    page = main_of(answered.tracked())
    assert "You told us that it was not done. We will look at it again. Change what you told us" in page
    assert "Nobody sent me a ticket." in page
    case = answered.case("Farah Khan")
    assert "The person who complained says that action 1 was not done" in case
    assert "Nobody sent me a ticket." in case
    answered.does("Farah Khan", "complete-action/1", **{"words.what was done": "Sent again."})
    assert "We will look at it again" not in main_of(answered.tracked())


def test_a_day_that_has_gone_is_owned_up_to(answered: Story) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=366 * 80)):
        answered.comes_back()
        page = main_of(answered.tracked())
    assert (
        "We said we would do this by Thursday 31 December 2099. We have not noted that it is done, and we are sorry."
        in page
    )


def test_without_an_answer_the_form_says_so_beside_the_question(answered: Story) -> None:
    page = says(answered, "")
    assert "There is a problem" in page
    assert PROMISED in page


def test_the_list_is_in_the_file_that_holds_everything(answered: Story) -> None:
    text = everything(answered)
    assert LIST in text
    assert PROMISED in text


def test_words_that_were_erased_leave_what_the_procedure_calls_it(answered: Story) -> None:
    assert [one.what for one in told(answered)] == [PROMISED]
    Paper.objects.filter(part="what").update(words="", erased_at=timezone.now())
    assert [one.what for one in told(answered)] != [PROMISED]
