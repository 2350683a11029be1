"""A date is told by what it is for, how near it is, and how it was worked out; never by colour alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from putright.core.casework.action import Action
from putright.core.casework.case import Case
from putright.core.casework.decide import decide
from putright.core.casework.fold import fold
from putright.core.casework.office import Office, PostTaken, office_at
from putright.core.casework.outlook import outlook
from putright.core.procedure.load import load
from putright.web.telling.dates import DateTold, by_day, tell_date

EMPLOYERS = load(Path(__file__).parents[3] / "procedures" / "west-midlands-employers")


def office(day: int, month: int = 11) -> Office:
    """The organisation on a day of 2026, with one person in its office."""
    at = datetime(2026, month, day, 9, tzinfo=UTC)
    began = datetime(2026, 1, 1, tzinfo=UTC)
    return office_at(
        [PostTaken(on=began.date(), at=began, post="business team", person="imani")], at, "england-and-wales"
    )


def told(name: str, today: Office) -> DateTold:
    """How a clock of a complaint of Monday 2 November reads on a day."""
    came = office(2)
    values = {"feedback": "complaint", "channel": "letter", "complainant": "jo", "categories": ("delay",)}
    action = Action("receive", "imani", came.today, came.now, "complaint", values=values, words={"what happened": "x"})
    made = decide(EMPLOYERS, Case(), action, came)
    assert isinstance(made, tuple)
    states = outlook(EMPLOYERS, fold(made), today).clocks
    return next(tell_date(EMPLOYERS, state, today.today) for state in states if state.name == name)


@pytest.mark.parametrize(
    ("day", "look", "words"),
    [
        (2, "later", "5 working days left"),
        (5, "soon", "2 working days left"),
        (6, "soon", "1 working day left"),
        (9, "today", "Today"),
        (10, "late", "1 working day late"),
        (12, "late", "3 working days late"),
    ],
)
def test_how_near_a_date_is_stands_in_words(day: int, look: str, words: str) -> None:
    found = told("acknowledgement", office(day))
    assert (found.look, found.state) == (look, words)


def test_how_it_was_worked_out_names_the_days_and_the_clause() -> None:
    found = told("acknowledgement", office(3))
    assert found.working[0] == "Received on Monday 2 November 2026."
    assert "Working day 5 is Monday 9 November 2026." in found.working
    assert found.clause.startswith("3.1")


def test_dates_stand_in_order_and_those_without_a_day_last() -> None:
    dated = [told(name, office(3)) for name in ("answer", "acknowledgement")]
    undated = DateTold("x", "soon", "", None, "")
    assert [one.title for one in by_day([undated, *dated])] == [dated[1].title, dated[0].title, "x"]
