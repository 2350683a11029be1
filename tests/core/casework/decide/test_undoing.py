"""Taking back at once what was recorded by mistake: an entry of its own, by whoever recorded it, for a short while."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from putright.core.casework.action import Refusal
from putright.core.casework.decide import decide
from tests.core.casework.decide import everything as at
from tests.core.casework.made import Played


def offered(case: Played, minutes: int) -> list[str]:
    """To whom it is open so many minutes after."""
    office = replace(case.office, now=case.office.now + timedelta(minutes=minutes))
    answer = decide(case.procedure, case.case, replace(case.action("take back", by="cara"), at=office.now), office)
    return [] if isinstance(answer, Refusal) else [entry.kind for entry in answer]


def test_it_is_taken_back_by_one_entry_and_nothing_is_lost() -> None:
    case = at.noted()
    before = case.case.journal
    case.do("take back", by="cara")
    assert case.case.journal[: len(before)] == before
    assert case.case.taken_back
    assert case.case.closed == "taken back"


def test_it_is_open_for_a_quarter_of_an_hour() -> None:
    assert offered(at.noted(), 15) == ["taken back"]
    assert offered(at.noted(), 16) == []


def test_not_once_something_else_was_done_with_it_and_not_twice() -> None:
    case = at.noted()
    case.do("take back", by="cara")
    assert case.refused("take back", by="cara").closed
    touched = at.noted().on(1)
    touched.do("add note", words="note", by="cara")
    assert touched.refused("take back", by="cara").closed


def test_a_complaint_somebody_waits_for_is_never_taken_back() -> None:
    assert at.received().refused("take back", by="cara").closed
