"""What was promised is said with its day; a day that has gone with a word of regret; a day that stands still with no day."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from putright.register.organisations import Place
from putright.web.telling.standing import standing
from tests.web.cast import main_of
from tests.web.telling.walked import SCENARIOS, Look, looks
from tests.web.test_journey import Story, acknowledge, answered_complaint


def walked(stem: str) -> list[Look]:
    """The pages of a scenario's case."""
    return list(looks(next(file for file in SCENARIOS if file.stem == stem)))


def investigated(here: Place) -> Story:
    """A complaint that is being looked into."""
    story = Story(here)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    return story


def test_the_next_promise_stands_at_the_top_with_its_day(employers: Place) -> None:
    said = main_of(investigated(employers).tracked())
    assert "We are looking into your complaint In our procedure: Stage 2, we look into it" in said
    top = said.split("What has happened")[0]
    assert "We will write to you with our answer by" in top
    assert "If we need longer, we will tell you by" in top
    assert "How this was worked out" in top


def test_what_is_done_now_and_next_is_told_in_words(employers: Place) -> None:
    said = main_of(investigated(employers).tracked())
    assert "Done: You told us" in said
    assert "Now : We are looking into your complaint It is with Farah Khan." in said
    assert "Next : We write to you with our answer By" in said
    assert "Next : If you are unhappy with our answer You can appeal. You will have 10 working days." in said


def test_a_day_that_has_gone_is_said_to_have_gone_and_that_we_are_sorry(employers: Place) -> None:
    story = investigated(employers)
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        story.comes_back()
        top = main_of(story.tracked()).split("What has happened")[0]
    assert "We said we would write to you with our answer by" in top
    assert "We have not, and we are sorry." in top
    assert "You can send us a message below and ask what is happening." in top
    assert "We will write to you with our answer" not in top
    assert "if we need longer" not in top, "where the answer is late, that nobody said so is not said besides"


def test_once_we_have_answered_the_last_day_of_the_right_stands_at_the_top(employers: Place) -> None:
    story = answered_complaint(employers)
    said = main_of(story.tracked())
    assert "We have answered your complaint" in said
    assert "You can appeal until" in said.split("What has happened")[0]
    assert "Now : If you are still unhappy You can appeal, until" in said


def test_while_another_process_goes_first_that_is_said_as_far_as_it_may_be(database: str) -> None:
    paused = [look for look in walked("the-process-for-staff-goes-first") if "not counted" in look.text]
    assert paused
    for look in paused:
        told = standing(look.seen, look.at.date())
        assert told.heading == "Something else has to come first"
        assert "Another process has to come first. We tell you when we go on." in told.notes
        assert told.promise
        assert told.promise.due is None
        assert "staff" not in look.ours


def test_of_a_process_that_runs_beside_it_nothing_is_said(database: str) -> None:
    beside = walked("both-go-on-side-by-side")
    assert any(look.seen.outlook.scene.case.tracks.get("staff process") for look in beside)
    for look in beside:
        assert "process" not in look.ours


def test_where_no_day_is_laid_down_that_is_said(database: str) -> None:
    first = walked("a-delegate-sorts-it-out-at-stage-1")[0]
    assert (
        "We will try to put this right. We do this as soon as we can. Our procedure sets no number of days."
        in first.text
    )


def test_a_right_that_opened_another_process_lets_the_person_hear_of_it(database: str) -> None:
    told = [standing(look.seen, look.at.date()) for look in walked("the-steps-were-followed")]
    spoken = [one for one in told if "The trustees are looking at whether we followed our own steps." in one.notes]
    assert spoken
    assert "We are checking if we followed our own steps" in {one.heading for one in told}


def test_an_answer_that_is_decided_and_not_written_is_announced_without_what_it_says(database: str) -> None:
    waiting = [look for look in walked("a-late-appeal") if look.seen.outlook.owed and not look.seen.closed_on]
    nexts = [standing(look.seen, look.at.date()).next for look in waiting]
    assert any(step.title == "We write to you with our answer" for steps in nexts for step in steps)


def test_the_person_is_told_what_will_be_done_and_that_they_can_appeal(database: str) -> None:
    """OPCC-7."""
    decided = [
        look
        for look in walked("a-delegate-sorts-it-out-at-stage-1")
        if "What happens with your complaint now" in look.text
    ]
    assert decided
    assert all("You can appeal to the Commissioner" in look.text for look in decided if not look.seen.closed_on)
