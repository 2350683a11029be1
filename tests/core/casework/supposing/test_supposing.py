"""Supposed cases: every event a procedure knows can be supposed, and what follows from it follows."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from putright.core.casework.office import Office, office_at
from putright.core.casework.supposing import Entry, Promise, Supposed, about, dates, entry, event_words
from putright.core.procedure.load import load
from putright.core.procedure.load.shipped import find, shipped
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.procedure import Procedure

RECEIVED = date(2026, 5, 1)
LATER = date(2026, 5, 8)


def office(procedure: Procedure) -> Office:
    return office_at((), datetime(2026, 5, 1, tzinfo=UTC), procedure.front.calendar)


@pytest.mark.parametrize("folder", shipped(), ids=lambda folder: folder.name)
def test_every_event_of_every_procedure_can_be_supposed_and_then_has_happened(folder: Path) -> None:
    procedure = load(folder)
    for words, event in event_words(procedure).items():
        supposed = Supposed(RECEIVED, about=about(procedure, office(procedure), []), entries=(Entry(event, LATER),))
        moments = dates(procedure, office(procedure), supposed).scene.case.moments
        assert any(moment.event == event and moment.on == LATER for moment in moments), words


@pytest.fixture
def employers() -> Procedure:
    return load(find("west-midlands-employers"))


def supposed(procedure: Procedure, *words: tuple[str, str], today: date | None = None) -> Supposed:
    given = [entry(procedure, name, date.fromisoformat(day)) for name, day in words]
    return Supposed(
        date(2026, 10, 12), None, about(procedure, office(procedure), []), ("1",),
        tuple(one for one in given if isinstance(one, Entry)), tuple(one for one in given if isinstance(one, Promise)), today,
    )  # fmt: skip


def test_a_date_that_goes_by_is_noted_on_the_day_after_it(employers: Procedure) -> None:
    found = dates(employers, office(employers), supposed(employers, today=date(2026, 12, 1)))
    missed = {m.event.name: m.on for m in found.scene.case.moments if m.event.aspect == "missed"}
    assert missed == {
        "acknowledgement": date(2026, 10, 20),
        "holding letter": date(2026, 10, 27),
        "answer": date(2026, 11, 3),
    }


def test_the_date_on_a_request_is_told_apart_from_the_day_it_came(employers: Procedure) -> None:
    told = [("outcome sent", "2026-10-20"), ("appeal dated", "2026-10-22"), ("appeal used", "2026-10-26")]
    found = dates(employers, office(employers), supposed(employers, *told))
    due = {state.name: state.due for state in found.clocks}
    assert due["appeal acknowledgement"] == date(2026, 10, 29)
    assert due["appeal decision"] == date(2026, 11, 5)


def test_a_request_of_which_only_the_date_is_known_came_that_day(employers: Procedure) -> None:
    found = dates(
        employers,
        office(employers),
        supposed(employers, ("outcome dated", "2026-10-20"), ("appeal dated", "2026-10-22")),
    )
    assert found.scene.case.seen(Event(name="appeal", aspect="used"))[0].on == date(2026, 10, 22)


def test_two_promises_belong_to_two_letters_in_their_order(employers: Procedure) -> None:
    """The second moves nothing here, for the final date moves once only; the first stands."""
    told = [
        ("holding sent", "2026-10-26"),
        ("answer promised", "2026-11-16"),
        ("holding sent", "2026-11-10"),
        ("answer promised", "2026-12-01"),
    ]
    found = dates(employers, office(employers), supposed(employers, *told))
    letters = [m.promised for m in found.scene.case.moments if m.event == Event(name="holding", aspect="sent")]
    assert letters == [date(2026, 11, 16), date(2026, 12, 1)]
    answer = next(state for state in found.clocks if state.name == "answer")
    assert answer.due == date(2026, 11, 16)
    assert answer.first_due == date(2026, 11, 2)


def test_what_happens_on_one_day_happens_in_the_order_given(employers: Procedure) -> None:
    told = [("holding sent", "2026-10-26"), ("answer promised", "2026-11-16"), ("outcome sent", "2026-10-26")]
    found = dates(employers, office(employers), supposed(employers, *told))
    assert [m.event.name for m in found.scene.case.moments if m.event.aspect == "sent"] == ["holding", "outcome"]
