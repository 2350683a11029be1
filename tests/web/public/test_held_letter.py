"""The minute in which a letter can be called back: nobody outside is shown it yet, nor what it brought about."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.utils import timezone

from putright.core.casework.decide.undoing import HOLD
from putright.register.letters import held
from putright.register.models import Message
from putright.register.organisations import Place
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.desk.test_copying import OFFICE, address, read, taken, unpacked
from tests.web.desk.test_record_form import ADVICE, does
from tests.web.test_journey import Story, answered_complaint
from tests.web.walking import walked

ANSWERED = "Nobody had the key."
APPEAL = "use-right/appeal"


@pytest.fixture(scope="module", autouse=True)
def _letters_have_gone() -> None:
    """Here they have not."""


@pytest.fixture
def story(employers: Place) -> Story:
    """A complaint whose answer was sent a moment ago."""
    return answered_complaint(employers, **{"value.channel": "email"})


def followed(story: Story) -> str:
    """Everything that whoever complained can reach."""
    return "\n".join(walked(story.complainant, [f"/{story.here.slug}/track/case/"]).values())


def letters(story: Story) -> list[HttpResponse]:
    """The answer by each of its addresses, which are easily guessed."""
    last = Message.objects.exclude(sequence=None).latest("pk").sequence
    link = f"/{story.here.slug}/track/letter/{last}/"
    return [story.complainant.get(f"{link}{end}") for end in ("", "pdf/", "audio/")]


def test_within_the_minute_it_is_on_no_page_and_at_no_address(story: Story) -> None:
    assert ANSWERED not in followed(story)
    assert {page.status_code for page in letters(story)} == {404}
    assert APPEAL not in story.tracked().text
    assert story.complainant.get(f"/{story.here.slug}/track/do/{APPEAL}/").status_code == 404
    assert "We are looking into your complaint" in main_of(story.tracked())


def test_whoever_works_on_it_reads_it_at_once(story: Story) -> None:
    assert "Letter sent: Our answer" in story.case("Farah Khan")


def test_once_the_minute_is_over_they_read_it_and_can_appeal(story: Story) -> None:
    with time_machine.travel(timezone.now() + HOLD + timedelta(seconds=1)):
        assert ANSWERED in followed(story)
        assert letters(story)[0].status_code == 200
        assert APPEAL in story.tracked().text


def test_one_that_was_posted_within_the_minute_is_shown(story: Story) -> None:
    Message.objects.exclude(sequence=None).update(state="posted")
    assert letters(story)[0].status_code == 200


def test_without_the_guard_it_would_be_shown(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "held", lambda *_: 0)
    assert ANSWERED in followed(story)
    assert letters(story)[0].status_code == 200
    assert ANSWERED in read(unpacked(taken(story, "ombudsman", **OFFICE)))


@pytest.mark.parametrize(("reader", "given"), [("complainant", {}), ("ombudsman", OFFICE)])
def test_it_is_in_no_copy_that_leaves_and_whoever_makes_one_is_told(
    story: Story, reader: str, given: dict[str, str]
) -> None:
    preview = main_of(signed_in("Farah Khan").get(address(story, f"{reader}/")))
    assert "A letter that was sent a moment ago is not in this copy" in preview
    said = read(unpacked(taken(story, reader, **given)))
    assert "The room was locked" in said
    assert ANSWERED not in said


def test_what_they_write_in_that_minute_is_taken_and_the_letter_is_then_shown(story: Story) -> None:
    """Something has happened, so it cannot be called back any more."""
    link = f"/{story.here.slug}/track/do/record-communication/-/"
    sent = {**hidden_in(story.complainant.get(link)), "words.message": "Thank you for looking into it"}
    assert "We have it" in main_of(story.complainant.post(link, sent))
    assert ANSWERED in followed(story)


def test_what_depends_on_a_letter_they_cannot_see_yet_is_not_done_and_they_are_told_to_wait(migrants: Place) -> None:
    """Stopping a complaint while the letter with what is to be done about it waits its minute; once it is shown, they can."""
    story = Story(migrants, **ADVICE)
    does(migrants, story.ref, "judge", about="validity", values={"answer": "yes"}, words={"reasons": "It was here."})
    link = f"/{migrants.slug}/track/do/withdraw/by-you/"
    opened = hidden_in(story.complainant.get(link))
    does(migrants, story.ref, "send letter", about="proposed action", words={"proposed action": "We send it today."})
    page = story.complainant.post(link, opened)
    assert "It can take a minute until your page shows it." in main_of(page)
    assert "We send it today" not in page.text
    with time_machine.travel(timezone.now() + HOLD + timedelta(seconds=1)):
        assert "We send it today" in followed(story)
        assert "We have it" in main_of(story.complainant.post(link, hidden_in(story.complainant.get(link))))
