"""What counts as a way on, what can happen, and what sends a case round: the sound cases beside the wrong ones in tests/bad."""

from __future__ import annotations

import pytest

from putright.core.procedure.check.reach import Reach
from putright.core.procedure.check.ways import Map, onwards
from putright.core.procedure.load import Wrong, load_text
from tests.core.procedure.documents import RIGHT, instead, with_rules

LAST_WORD = "parts: [reasons, final, signposts]\ngoes to: done\n"
"""The only way on from the stage `appeal` of the small procedure."""


def told(text: str) -> str:
    """The mistakes of a text; empty where there are none."""
    try:
        load_text(text)
    except Wrong as wrong:
        return str(wrong)
    return ""


def without_way_on(*rules: str) -> str:
    """The small procedure, from whose appeal only these rules lead on."""
    return with_rules(*rules).replace(LAST_WORD, "parts: [reasons, final, signposts]\n")


def test_without_any_way_on_a_stage_is_refused() -> None:
    assert "In stage `appeal`: a case here goes on only if the complainant does something" in told(without_way_on())


@pytest.mark.parametrize(
    "rule",
    [
        "happening: over\nstage: appeal\ngoes to: done",
        "happening: over\ngoes to: end",
        "judgement: worth it\npurpose: validity\nstage: appeal\nquestion: Is it?\nno: {goes to: done}",
        "decision: verdict\npurpose: review\nstage: appeal\noptions: [{option: shut, goes to: done}]",
        "agreement: peace\nstage: appeal\nbetween: [chair, complainant]\ngoes to: done\notherwise: {goes to: done}",
        "report: findings\nstage: appeal\nto: chair\ngoes to: done",
        "sign-off: all\nstage: appeal\ngoes to: done",
        "withdrawal: stopped\nstage: appeal\ngoes to: done",
        "escalation: upwards\nstage: appeal\nto: chair\ngoes to: done",
        "happening: over\nby: the system\nalso upon: last word sent\ngoes to: done",
    ],
    ids=lambda rule: rule.split("\n")[0],
)
def test_any_step_of_the_organisation_is_a_way_on(rule: str) -> None:
    assert told(without_way_on(rule)) == ""


@pytest.mark.parametrize(
    "rule",
    [
        "withdrawal: stopped\ngoes to: done",
        "happening: told us\nstage: appeal\nby: complainant\ngoes to: done",
        "right: stop\npurpose: withdrawal\nupon: appeal entered\nwithin: 1 month\nadmitted: {goes to: done}",
        "exclusion: not ours\nby: subject\nquestion: Is it?\neffects: {goes to: done}",
    ],
    ids=lambda rule: rule.split("\n")[0],
)
def test_what_only_the_complainant_or_an_exclusion_can_bring_about_is_no_way_on(rule: str) -> None:
    assert "In stage `appeal`: a case here goes on only if the complainant does something" in told(without_way_on(rule))


def test_whoever_judges_a_request_leads_on_from_where_it_waits() -> None:
    text = instead(
        ("admitted: {goes to: appeal}\n",
         "judged by: chair\nused: {goes to: asked}\nadmitted: {goes to: appeal}\nrefused: {goes to: done}\n"),
        ("# 3 Who", "```rule\nstage: asked\npurpose: admissibility\nheld by: chair\n```\n\n# 3 Who"),
    )  # fmt: skip
    assert told(text) == ""


def test_a_track_that_sends_the_matter_back_leads_on() -> None:
    track = (
        "track: audit\nenters: auditing\nopened by: chair\nothers: wait",
        "stage: auditing\ntrack: audit\npurpose: procedural review\nheld by: secretary",
        "happening: audited\ntrack: audit\nstage: auditing\ngoes to: end\nrestarts: looking",
    )
    assert told(without_way_on(*track)) == ""
    only_over = (*track[:2], track[2].replace("\nrestarts: looking", ""))
    assert "In stage `appeal`" in told(without_way_on(*only_over))


def test_a_letter_owed_upon_an_event_can_be_sent_though_its_stage_is_never_reached() -> None:
    owed = "letter: note\npurpose: progress\nstage: done\nowed upon: answer sent"
    assert told(with_rules(owed)) == ""
    assert "this can never be done" in told(with_rules(owed.replace("\nowed upon: answer sent", "")))


def test_a_happening_that_a_step_causes_can_happen() -> None:
    caused = "happening: noted\nstage: done"
    step = "happening: seen\nstage: looking\ncauses: noted"
    assert told(with_rules(caused, step)) == ""
    assert "In happening `noted`: this can never be done" in told(with_rules(caused))


def test_a_step_that_needs_what_can_never_be_can_never_be_done() -> None:
    step = "happening: seen\nstage: looking\nneeds: registered"
    assert "In happening `seen`: this can never be done" in told(with_rules(step))
    assert told(instead(("purpose: investigation\nheld", "purpose: investigation\nformal: yes\nheld"))) == ""


@pytest.mark.parametrize(
    "needs", ["course is wait", "course is not shut", "course decided wait", "stage is looking", "urgent is yes"]
)
def test_a_step_may_turn_on_anything_that_can_be(needs: str) -> None:
    assert told(with_rules(f"happening: seen\nstage: looking\nneeds: {needs}")) == ""


def test_a_round_with_a_step_that_somebody_takes_is_allowed() -> None:
    assert told(with_rules("happening: again\nstage: appeal\ngoes to: looking")) == ""


def test_a_miss_may_set_something_off_again_and_again() -> None:
    assert told(with_rules("happening: reminded\nby: the system\nalso upon: answer missed\nsends: delay")) == ""


def test_an_option_that_another_rule_asks_about_leads_somewhere() -> None:
    without = instead(("{option: wait, stays: yes}", "{option: wait}"))
    assert "the option `wait` leads nowhere" in told(without)
    asks = "```rule\nhappening: waited\nstage: looking\nneeds: course decided wait\n```\n"
    assert told(without + asks) == ""


def test_the_stages_reached_are_those_that_some_kind_of_feedback_comes_to() -> None:
    reach = Reach(load_text(RIGHT))
    assert set(reach.stages) == {"looking", "answered", "appeal", "done"}
    assert set(reach.working()) == {"looking", "answered", "appeal"}


def test_the_ways_of_the_organisation_are_apart_from_those_of_the_complainant() -> None:
    ways = Map(load_text(RIGHT))
    assert ways.onward == {"looking": {"end", "answered"}, "answered": {"done"}, "appeal": {"done"}, "done": set()}
    assert ways.every["answered"] == {"done", "appeal"}
    assert onwards(ways.every, ["answered"]) == {"done", "appeal"}
