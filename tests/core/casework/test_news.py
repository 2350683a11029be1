"""Who is told of what in a case: each kind of thing that comes in, each decision once, and nobody of what they did themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from putright.core.casework import entries as e
from putright.core.casework.news import News, decide_by, decisions_wanted, news
from tests.core.casework.made import Played, clock, happening, play

DECISION = "decision: what now\npurpose: triage\nby: manager\noptions:\n  - {option: more}\n  - {option: less}"


def told(case: Played, name: str, about: str = "", **more: object) -> list[News]:
    """What somebody's action tells."""
    before = len(case.case.journal)
    made = case.do(name, about, **more)  # type: ignore[arg-type]
    return list(news(case.outlook, before + 1, made))


def test_a_later_message_is_told_to_whoever_has_the_case() -> None:
    case = play().received()
    (one,) = told(case, "record communication", by="cara", words="message", channel="email")
    assert (one.kind, one.people, one.sequence) == ("message", ("otto",), len(case.case.journal))


NOW = {"on": date(2026, 10, 12), "at": datetime(2026, 10, 12, 12, tzinfo=UTC), "by": e.COMPLAINANT}


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        (e.RightUsed(right="review", **NOW), "right used"),
        (e.Withdrawn(**NOW), "withdrawn"),
        (e.ContactChanged(of="complainant", **NOW), "contact changed"),
        (e.ActionAnswered(action="1", answer="not done", **NOW), "not done"),
        (e.ActionAnswered(action="1", answer="done", **NOW), None),
        (e.SatisfactionRecorded(answer="still dissatisfied", **NOW), "still dissatisfied"),
        (e.SatisfactionRecorded(answer="satisfied", **NOW), None),
        (e.HelpGiven(request="1", person="mona", **NOW | {"by": "mona"}), "help given"),
        (e.HelpGiven(request="1", person="mona", result="not needed", **NOW | {"by": "mona"}), None),
    ],
)
def test_what_whoever_complained_does_is_told_where_somebody_has_to_know(entry: e.AnyEntry, kind: str | None) -> None:
    case = play().received()
    found = list(news(case.outlook, len(case.case.journal) + 1, [entry]))
    assert [one.kind for one in found] == ([kind] if kind else [])
    assert all(one.people == ("otto",) for one in found)


def test_a_colleague_who_is_asked_for_help_is_told() -> None:
    case = play().received()
    asked = e.HelpAsked(request="1", person="mona", **NOW | {"by": "otto"})
    (one,) = news(case.outlook, len(case.case.journal) + 1, [asked])
    assert (one.kind, one.people) == ("help asked", ("mona",))


def test_whoever_has_the_case_is_told_that_a_colleague_gave_a_new_code_for_it() -> None:
    (one,) = told(play().received(), "replace code", by="cara", known_by="telephone")
    assert (one.kind, one.people, one.words) == ("code replaced", ("otto",), "")


def test_nobody_is_told_of_what_they_recorded_themselves() -> None:
    (one,) = told(play().received(), "record communication", by="otto", words="message", channel="email")
    assert one.people == ()


def test_a_note_between_colleagues_is_no_news() -> None:
    assert told(play().received(), "add note", by="cara", words="note") == []


@pytest.mark.parametrize(("met_by", "kinds"), [("consent recorded happened", ["consent"]), ("answer sent", [])])
def test_a_happening_that_a_wait_for_consent_ends_with_is_consent(met_by: str, kinds: list[str]) -> None:
    waits = f"clock: waiting\npurpose: consent\nstarts: received\nwithin: 5 working days\nmet by: {met_by}"
    case = play(waits, happening("consent recorded")).received()
    assert [one.kind for one in told(case, "record happening", "consent recorded", by="cara")] == kinds


def test_whoever_stands_in_is_told_with_whoever_is_away() -> None:
    case = play().received()
    case.declare("absence recorded", person="otto", until=date(2026, 10, 20))
    case.declare("deputy named", person="otto", deputy="mona")
    (one,) = told(case, "record communication", by="cara", words="message", channel="email")
    assert one.people == ("otto", "mona")


def test_a_date_that_passed_is_told_to_those_the_rule_names() -> None:
    missed = clock("answer", within="5 working days", more="met by: answer sent\non miss: {tells: director}")
    case = play(missed).received()
    case.on("2026-10-21", timer=False)
    (one,) = told(case, "pass time", by="system")
    assert (one.kind, one.people) == ("date passed", ("dora",))


def wanted(case: Played) -> dict[str, tuple[str, ...]]:
    return {one.about: one.people for one in decisions_wanted(case.outlook)}


def test_a_decision_is_asked_of_those_who_alone_may_take_it_and_is_the_same_however_often_one_looks() -> None:
    case = play(DECISION).received()
    (first,) = wanted(case).items()
    assert first[1] == ("mona",)
    case.do("add note", by="cara", words="note")
    assert wanted(case) == dict([first])


def test_what_anybody_may_decide_is_asked_of_nobody() -> None:
    assert wanted(play(DECISION.replace("manager", "any staff")).received()) == {}


def test_where_whoever_has_the_case_may_decide_it_is_asked_of_them_alone() -> None:
    assert set(wanted(play(DECISION.replace("by: manager", "by: [handler, manager]")).received()).values()) == {
        ("otto",)
    }


def test_somebody_complained_about_is_asked_nothing() -> None:
    case = play(DECISION.replace("by: manager", "by: [manager, director]")).received()
    case.do("name person", by="cara", people=("mona",))
    assert set(wanted(case).values()) == {("dora",)}


def test_where_nobody_can_have_it_those_are_asked_who_are_to_find_somebody() -> None:
    case = play().received()
    case.do("name person", by="cara", people=("otto",))
    assert set(wanted(case).values()) == {("kit",)}


def test_the_day_is_that_of_the_answer_and_not_of_the_acknowledgement() -> None:
    thanks = "clock: thanks\npurpose: acknowledgement\nstarts: received\nwithin: 2 working days\nmet by: thanks sent"
    case = play(thanks, clock("answer", within="5 working days", more="met by: answer sent")).received()
    assert decide_by(case.outlook) == date(2026, 10, 19)
    assert decide_by(play(thanks).received().outlook) is None


def test_somebody_to_whom_a_case_comes_again_is_asked_again_and_others_are_not() -> None:
    case = play(DECISION, DECISION.replace("what now", "mine").replace("by: manager", "by: officer")).received()
    first = wanted(case)
    case.do("assign", by="kit", to="dora", words="reasons")
    case.do("assign", by="kit", to="otto", words="reasons")
    again = wanted(case)
    assert [about for about in first if about in again] == [about for about in first if "what now" in about]
    assert set(again.values()) == {("mona",), ("otto",)}
