"""Looking into a matter: who may plan, gather and ask, what becomes of it, and where it is not open."""

from __future__ import annotations

import pytest

from tests.core.casework.decide import everything as at
from tests.core.casework.made import Played, play


def test_a_planned_step_is_for_whoever_has_the_case_and_whoever_it_is_given_to() -> None:
    case = at.received()
    assert case.refused("plan step", by="cara", words="step").why.endswith("somebody else to do.")
    case.do("plan step", words="step", owner="cara", due="2026-10-20")
    assert case.refused("finish step", "1", by="col", result="done")
    case.do("finish step", "1", by="cara", result="done")
    (step,) = case.case.inquiry.steps
    assert (step.owner, str(step.due), step.result, step.sequence) == ("cara", "2026-10-20", "done", 8)
    assert case.offer("finish step", "1") is None


def test_a_day_for_a_step_lies_ahead_and_the_day_of_evidence_does_not() -> None:
    case = at.received()
    assert case.refused("plan step", words="step", due="2026-10-11").fields == {"due": "Enter a day to come"}
    late = case.refused("add evidence", words="evidence", source="visit", dated="2026-10-13")
    assert late.fields == {"dated": "Enter a day that has been"}


def test_evidence_is_numbered_and_bears_on_the_only_point_there_is() -> None:
    case = at.received()
    case.do("add evidence", by="cara", words=("evidence", "from whom"), source="document", dated="2026-10-01")
    case.do("add evidence", words=("evidence", "who came along"), source="interview", accompanied="yes", may_see="yes")
    first, second = case.case.inquiry.evidence
    assert (first.number, first.heads, str(first.dated), first.complainant_may_see) == (
        "1",
        ("1",),
        "2026-10-01",
        False,
    )
    assert (second.number, second.accompanied, second.complainant_may_see) == ("2", True, True)


def test_where_there_are_several_points_evidence_says_which_it_bears_on() -> None:
    case = at.received()
    case.do("add head", words="point")
    case.do("add evidence", words="evidence", source="document", heads=("2",))
    case.do("add evidence", words="evidence", source="document")
    assert [one.heads for one in case.case.inquiry.evidence] == [("2",), ()]
    assert case.refused("add evidence", words="evidence", source="document", heads=("3",)).fields


def test_a_finding_goes_by_evidence_that_is_there() -> None:
    case = at.received()
    (made,) = case.do("make finding", "of it", words="reasons", head="1", word="upheld", goes_by=("1",))
    assert made.evidence == ()  # type: ignore[union-attr]
    case.do("add evidence", words="evidence", source="document")
    (made,) = case.do("make finding", "of it", words="reasons", head="1", word="upheld", goes_by=("1",))
    assert made.evidence == ("1",)  # type: ignore[union-attr]
    wrong = case.refused("make finding", "of it", words="reasons", head="1", word="upheld", goes_by=("2",))
    assert set(wrong.fields) == {"goes by"}


def test_a_finding_asks_what_was_said_what_should_have_been_what_was_and_the_harm_unless_the_procedure_says_otherwise() -> (
    None
):
    offer = at.received().offer("make finding", "of it")
    assert offer is not None
    assert [field.name for field in offer.fields] == [
        "head", "what they said", "what should have happened", "what happened", "what harm it did", "word", "reasons",
    ]  # fmt: skip
    findings = "findings: of it\nwords: {upheld: upheld}\nshows: [the rule we broke]"
    own = play(*at.RULES, findings).received().offer("make finding", "of it")
    assert own is not None
    assert [field.name for field in own.fields] == ["head", "the rule we broke", "word", "reasons"]


def test_a_colleague_who_is_asked_answers_or_whoever_has_the_case_says_what_became_of_it() -> None:
    case = at.helping()
    assert case.refused("give help", "1", by="col", words="answer", result="answered")
    case.do("give help", "1", by="cara", words="answer", result="answered")
    case.do("ask for help", words="question", person="col", due="2026-10-15")
    assert str(case.case.inquiry.next_day) == "2026-10-15"
    case.do("give help", "2", result="not answered")
    first, second = case.case.inquiry.help
    assert (first.result, second.result, second.open) == ("answered", "not answered", False)
    assert case.case.inquiry.next_day is None


def test_nobody_who_is_complained_about_is_asked_and_whoever_is_named_later_answers_no_more() -> None:
    case = at.helping()
    case.do("name person", by="col", people="cara")
    assert case.refused("give help", "1", by="cara", words="answer", result="answered")
    assert case.refused("ask for help", words="question", person="cara").fields


def test_looking_into_it_is_open_where_a_matter_is_looked_into_and_nowhere_else() -> None:
    case = play("stage: open\npurpose: registration\nheld by: officer").received()
    for name in ("plan step", "add evidence", "ask for help"):
        assert case.offer(name) is None
        assert case.refused(name).closed


@pytest.mark.parametrize("name", ["plan step", "add evidence", "ask for help"])
def test_a_line_of_work_has_a_plan_and_evidence_of_its_own(name: str) -> None:
    case = at.received()
    case.do("open track", "staff process", by="kit", order="side by side")
    offer = case.offer(name, track="staff process")
    assert offer is not None
    assert "col" not in offer.by, "what lies on another line is for whoever has that line"


def test_nothing_is_planned_or_asked_once_a_case_is_closed() -> None:
    case = at.helping()
    case.do("record happening", "looked", words="what was seen")
    case.do("decide", "outcome", words="reasons", option="uphold")
    assert case.case.closed
    for name, about in (("plan step", ""), ("add evidence", ""), ("ask for help", ""), ("give help", "1")):
        assert case.offer(name, about) is None


def test_what_nobody_answered_can_be_waited_for_by_a_clock_for_each_colleague() -> None:
    rule = "clock: chasing\npurpose: investigation\nstarts: help asked\nwithin: 2 working days\neach on its own: yes\n"
    case: Played = play(*at.RULES, f"{rule}same person: yes\nmet by: help given").received()
    case.do("declare interest", answer="none")
    case.do("ask for help", words="question", person="cara")
    case.do("ask for help", words="question", person="col")
    case.on(1).do("give help", "2", by="col", words="answer", result="answered")
    case.on(5)
    assert [state.state for state in case.all_clocks("chasing")] == ["missed", "met"]
