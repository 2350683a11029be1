"""The main points made from the rules: each promise with its time, each choice with its last day, each way out."""

from __future__ import annotations

import pytest

from putright.core.procedure import publish
from putright.core.procedure.load import load, load_text
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.publish.summary import UNTOLD, Step, step, time_in_words
from tests.core.procedure.documents import RIGHT, SHIPPED, with_rules

CLOCK = "clock: reply\ntitle: We reply\npurpose: response\nstarts: received\nmet by: answer sent\n"


def shipped(name: str) -> Procedure:
    """One of the five."""
    return load(next(folder for folder in SHIPPED if folder.name == name))


def told(rule: str) -> Step:
    """What a clock is told as, in a small procedure that has it."""
    procedure = load_text(with_rules(CLOCK + rule))
    return step(procedure, procedure.the(Clock, "reply"))


@pytest.mark.parametrize(
    ("rule", "time", "more"),
    [
        ("within: 5 working days", "within 5 working days", ("We count from the day we have it.",)),
        ("within: promptly", "promptly", ()),
        ("within: 2 weeks\nwhose: a gate", "within 2 weeks", (
            "After this you can go further, even without our answer.", "We count from the day we have it.",
        )),
        ("within: 1 month\nextends: {by: 5 working days, times: 1}", "within 1 month", (
            "We count from the day we have it.", "It may be given 5 working days more, once.",
        )),
    ],
)  # fmt: skip
def test_a_clock_is_told_as_a_promise_with_its_time(rule: str, time: str, more: tuple[str, ...]) -> None:
    assert told(rule) == Step("We reply", time, more, dated=time != "promptly")


def test_a_clock_without_a_title_is_told_by_its_name() -> None:
    procedure = load_text(with_rules(CLOCK.replace("title: We reply\n", "") + "within: 1 week"))
    assert step(procedure, procedure.the(Clock, "reply")).what == "Reply"


def test_several_starts_stand_in_a_row() -> None:
    words = publish.summary(shipped("west-midlands-employers"))
    answer = next(one for one in words.steps if one.what == "We write to you with our answer")
    assert answer.time == "within 15 working days"
    assert answer.more[0] == (
        "We count from the first of these that there is: we note “The complaint is set out in writing”; we note “You want to "
        "make it a formal complaint”; we receive it."
    )


def test_a_promise_for_some_kinds_alone_says_which() -> None:
    words = publish.summary(shipped("west-midlands-employers"))
    thanks = next(one for one in words.steps if one.what == "We say that we have your message")
    assert "For: a compliment; a comment or a suggestion; a worry or small problem." in thanks.more


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_duty_to_the_person_is_told_and_no_aim_of_our_own(folder: object) -> None:
    procedure = load(folder)  # type: ignore[arg-type]
    steps = {(one.what, one.time) for one in publish.summary(procedure).steps}
    for clock in procedure.all(Clock):
        ours = clock.whose == "a house target" or clock.purpose in UNTOLD
        assert ((clock.words, time_in_words(procedure, clock)) in steps) != ours, clock.name


def test_a_choice_is_told_with_its_days_its_reasons_and_who_decides() -> None:
    (choice,) = publish.summary(shipped("dudley-council")).choices
    assert choice.what == "You can ask us to think again"
    assert choice.more == (
        "You have 20 working days for it.", "We count from the date on “Our answer to your complaint”.",
        "If you are late, tell us why, and we will still think about it.",
        "The senior officer, director or chief executive decides if it can go ahead.",
    )  # fmt: skip
    assert len(choice.grounds) == 3


def test_who_can_help_afterwards_is_told_with_what_it_is_for() -> None:
    """DUD-4.ext and WFU-16."""
    landlord, others = publish.summary(shipped("dudley-council")).elsewhere
    assert [helper.telephone for helper in (*landlord.helpers, *others.helpers)] == ["0300 111 3000", "0300 061 0614"]
    bodies = {one.helpers[0].to: one.matter for one in publish.summary(shipped("works-for-us")).elsewhere}
    assert bodies["The Charity Commission"] == ""
    assert bodies["The police"] == "for: something that may be a crime"
    assert bodies["The body that paid for the service"].startswith("where this is answered so: “Did a funding body pay")


def test_what_lies_outside_is_told_with_who_deals_with_it_and_what_becomes_of_it() -> None:
    found = {one.matter: one for one in publish.summary(shipped("dudley-council")).not_here}
    assert found["You ask or report for the first time"].more == "We take it as: a first request or a first report."
    assert found["A court is dealing with it"].more == "When that is over, we go on with your complaint."
    assert [helper.to for helper in found["A councillor"].helpers] == ["Our way to complain about a councillor"]


def test_the_contents_name_every_heading_that_the_page_has() -> None:
    for folder in SHIPPED:
        procedure = load(folder)
        page = publish.publish(procedure, top=2)
        assert all(f'id="{one.place}">' in page for one in publish.contents(procedure))
        assert page.count("<h2") == 1
        assert "<h1" not in page
        assert len(publish.contents(procedure)) == page.count("<section") - 1


def test_a_small_procedure_is_told_too() -> None:
    words = publish.summary(load_text(RIGHT))
    assert words.counting
    assert words.not_here == ()
