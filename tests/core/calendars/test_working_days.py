"""A calendar's days: closed or not and why, as known when, with closures, late holidays and withdrawals."""

import pickle
from datetime import date

import pytest

from putright.core.calendars import ClosedDay, Counting, Length, Unit, calendar, days_between, due

ENGLAND = calendar("england-and-wales")
LATE = ClosedDay(date(2026, 11, 30), "Day of mourning", "Royal proclamation", date(2026, 11, 20), "late holiday")
FIVE = Length.parse("5 working days")


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 24), None),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), "Saturday"),
        (date(2026, 12, 27), "Sunday"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
    ],
)
def test_a_closed_day_says_why(day: date, why: str | None) -> None:
    assert ENGLAND.why_closed(day) == why
    assert ENGLAND.is_working_day(day) == (why is None)


def test_a_late_holiday_is_known_from_its_declaration_and_not_before() -> None:
    with_late = ENGLAND.with_closures([LATE])
    assert with_late.as_known_on(date(2026, 11, 19)).is_working_day(LATE.on)
    assert not with_late.as_known_on(date(2026, 11, 20)).is_working_day(LATE.on)
    assert ENGLAND.is_working_day(LATE.on)


def test_a_clock_that_ended_before_the_declaration_keeps_its_date() -> None:
    with_late = ENGLAND.with_closures([LATE])
    ended, today = date(2026, 11, 19), date(2026, 12, 1)
    kept = due(with_late.as_known_on(min(ended, today)), date(2026, 11, 24), FIVE, Counting())
    moved = due(with_late.as_known_on(today), date(2026, 11, 24), FIVE, Counting())
    assert (kept.due, moved.due) == (date(2026, 12, 1), date(2026, 12, 2))


def test_a_holiday_called_off_is_a_working_day_again_and_the_record_of_it_stays() -> None:
    called_off = ENGLAND.with_closures([LATE]).with_withdrawal(LATE.on, LATE.name, date(2026, 11, 25))
    assert not called_off.as_known_on(date(2026, 11, 24)).is_working_day(LATE.on)
    assert called_off.as_known_on(date(2026, 11, 25)).is_working_day(LATE.on)
    assert called_off.is_working_day(LATE.on)
    assert any(day.on == LATE.on and day.withdrawn_on == date(2026, 11, 25) for day in called_off.declared)


def test_a_bank_holiday_of_the_table_can_be_called_off_too() -> None:
    called_off = ENGLAND.with_withdrawal(date(2028, 5, 1), "Early May bank holiday", date(2027, 3, 1))
    assert called_off.is_working_day(date(2028, 5, 1))
    assert not called_off.as_known_on(date(2027, 2, 28)).is_working_day(date(2028, 5, 1))


def test_a_closure_on_a_bank_holiday_that_is_called_off_still_closes_the_day() -> None:
    closure = ClosedDay(date(2028, 5, 1), "Office move", "The director", date(2026, 1, 1), "closure")
    both = ENGLAND.with_closures([closure])
    assert both.why_closed(closure.on) == "Early May bank holiday"
    called_off = both.with_withdrawal(closure.on, "Early May bank holiday", date(2027, 3, 1))
    assert called_off.why_closed(closure.on) == "Office move"


def test_calling_off_a_day_that_is_not_closed_is_refused_with_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"'Boxing Day' is not closed on Friday 25 December 2026; .* 'Christmas Day'"):
        ENGLAND.with_withdrawal(date(2026, 12, 25), "Boxing Day", date(2026, 1, 1))
    with pytest.raises(ValueError, match="the calendar has no closed day"):
        ENGLAND.with_withdrawal(date(2026, 12, 24), "Christmas Eve", date(2026, 1, 1))


def test_scotland_and_england_learned_of_the_move_to_ve_day_on_their_own_days() -> None:
    day, moved = date(2019, 6, 10), date(2020, 5, 8)
    assert not ENGLAND.as_known_on(day).is_working_day(moved)
    assert calendar("scotland").as_known_on(day).is_working_day(moved)


def test_a_calendar_with_nothing_left_to_learn_is_given_back_as_it_is() -> None:
    assert ENGLAND.as_known_on(date(2026, 11, 22)) is ENGLAND
    assert ENGLAND.as_known_on(date(2019, 1, 1)) is ENGLAND.as_known_on(date(2019, 2, 1))


def test_adding_closures_leaves_the_shared_calendar_as_it_was() -> None:
    ENGLAND.with_closures([LATE])
    assert calendar("england-and-wales") is ENGLAND
    assert LATE.on not in ENGLAND.closed


def test_a_closed_day_needs_a_name_and_cannot_be_called_off_before_it_was_known() -> None:
    with pytest.raises(ValueError, match="the closed day 2026-12-24 needs a name"):
        ClosedDay(date(2026, 12, 24), " ", "The director", date(2026, 1, 1), "closure")
    same_day = date(2026, 1, 1)
    assert ClosedDay(date(2026, 12, 24), "Closed", "The director", same_day, "closure", withdrawn_on=same_day)
    with pytest.raises(ValueError, match="cannot be withdrawn on 2025-12-31, before it was known on 2026-01-01"):
        ClosedDay(
            date(2026, 12, 24), "Closed", "The director", date(2026, 1, 1), "closure", withdrawn_on=date(2025, 12, 31)
        )


def test_a_calendar_says_what_a_working_day_is_in_words() -> None:
    assert ENGLAND.in_words() == (
        "A working day is Monday to Friday, leaving out the bank holidays of England and Wales.",
        "A business day means the same as a working day.",
        "The bank holidays are known until Sunday 31 December 2028. A date after that is provisional.",
    )
    closure = ClosedDay(date(2026, 12, 24), "Closed", "The director", date(2026, 1, 1), "closure")
    assert "and of the days we have said we are closed" in ENGLAND.with_closures([closure]).in_words()[0]


def test_a_calendar_survives_being_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(ENGLAND)).closed == ENGLAND.closed


@pytest.mark.parametrize(
    ("start", "end", "unit", "expected"),
    [
        (date(2026, 12, 24), date(2026, 12, 29), Unit.WORKING_DAYS, 1),
        (date(2026, 12, 24), date(2026, 12, 29), Unit.BUSINESS_DAYS, 1),
        (date(2026, 12, 24), date(2026, 12, 29), Unit.CALENDAR_DAYS, 5),
        (date(2026, 11, 2), date(2026, 11, 29), Unit.WEEKS, 3),
        (date(2026, 1, 31), date(2026, 2, 28), Unit.MONTHS, 1),
        (date(2026, 1, 15), date(2026, 2, 14), Unit.MONTHS, 0),
        (date(2024, 2, 29), date(2026, 2, 27), Unit.YEARS, 1),
        (date(2024, 1, 15), date(2026, 1, 15), Unit.YEARS, 2),
        (date(2026, 11, 9), date(2026, 11, 5), Unit.WORKING_DAYS, -2),
        (date(2026, 11, 9), date(2026, 11, 9), Unit.WORKING_DAYS, 0),
    ],
)
def test_days_between_counts_what_has_passed_in_full(start: date, end: date, unit: Unit, expected: int) -> None:
    assert days_between(ENGLAND, start, end, unit) == expected
