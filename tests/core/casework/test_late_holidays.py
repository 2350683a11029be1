"""Holidays and closures declared late: they move a clock that runs, and none that had ended before they were known."""

from __future__ import annotations

import pytest

from putright.core.casework import clocks as module
from tests.core.casework.made import clock, happening, play


def test_a_closure_declared_while_a_clock_runs_moves_it() -> None:
    case = play(clock("answer", within="5 working days")).received().on(1)
    case.declare("closure declared", day="2026-10-16", name="Storm")
    assert case.due("answer") == "2026-10-20"
    assert "Storm" in " ".join(case.clock("answer").working.in_words() if case.clock("answer").working else ())


@pytest.mark.parametrize("known", ["2026-10-20", "2026-10-21", "2026-11-02"])
def test_a_holiday_declared_after_a_clock_had_run_out_does_not_move_it(known: str) -> None:
    case = play(clock("answer", within="5 working days")).received().on(known)
    case.declare("holiday declared", day="2026-10-16", name="Late day")
    assert (case.due("answer"), case.clock("answer").state) == ("2026-10-19", "missed")


def test_a_holiday_declared_on_the_last_day_still_counts() -> None:
    case = play(clock("answer", within="5 working days")).received().on(7)
    case.declare("holiday declared", day="2026-10-19", name="Late day")
    assert case.due("answer") == "2026-10-20"
    assert case.on(20).due("answer") == "2026-10-20"


def test_one_closure_may_bring_another_into_reach_but_never_one_declared_after_the_end() -> None:
    case = play(clock("answer", within="5 working days")).received().on(7)
    case.declare("closure declared", day="2026-10-19", name="First")
    case.on(8).declare("closure declared", day="2026-10-20", name="Second")
    case.on(10).declare("closure declared", day="2026-10-20", name="Third")
    assert case.on(30).due("answer") == "2026-10-21"


def test_a_closure_declared_after_a_clock_was_met_does_not_touch_it() -> None:
    case = play(happening("told"), clock("answer", within="5 working days", more="met by: told happened")).received()
    case.on(1).happens("told").on(2).declare("closure declared", day="2026-10-15", name="Storm")
    assert (case.due("answer"), case.clock("answer").in_time) == ("2026-10-19", True)


def test_a_closure_called_off_in_time_is_counted_again_and_one_called_off_too_late_is_not() -> None:
    def due(called_off: str) -> str:
        case = play(clock("answer", within="5 working days"))
        case.declare("closure declared", day="2026-10-16", name="Storm").received()
        case.on(called_off).declare("holiday withdrawn", day="2026-10-16", name="Storm")
        return case.on("2026-11-02").due("answer")

    assert due("2026-10-14") == "2026-10-19"
    assert due("2026-10-20") == "2026-10-20", "the 19th had gone when it was called off"


def test_a_late_holiday_moves_what_is_counted_back_from_a_meeting() -> None:
    papers = clock("papers", within="5 working days", more="before: answer due")
    case = play(papers, clock("answer", within="20 working days"))
    case.received().declare("closure declared", day="2026-11-05", name="Storm")
    assert (case.due("answer"), case.due("papers")) == ("2026-11-10", "2026-11-02")


# Twin


def test_without_the_bound_of_what_was_known_a_late_holiday_would_move_a_clock_that_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "known_by_its_end", lambda calendar, *others: calendar)
    case = play(clock("answer", within="5 working days")).received().on("2026-10-20")
    assert case.declare("holiday declared", day="2026-10-16", name="Late day").due("answer") == "2026-10-20"
