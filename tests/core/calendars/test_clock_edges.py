"""The clock edge table: the moments and rules at which counting goes wrong, each worked out by hand."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from putright.core.calendars import (
    ClosedDay,
    Counting,
    Length,
    Unit,
    calendar,
    days_between,
    due,
)

USUAL = Counting()
ENGLAND = calendar("england-and-wales")
SCOTLAND = calendar("scotland")
IRELAND = calendar("northern-ireland")


def due_on(anchor: str, length: str, counting: Counting = USUAL, *, where: str = "england-and-wales") -> str:
    moment = datetime.fromisoformat(anchor) if "T" in anchor else date.fromisoformat(anchor)
    return due(calendar(where), moment, Length.parse(length), counting).due.isoformat()


def test_a_second_before_midnight_belongs_to_the_day_that_ends() -> None:
    assert due_on("2026-11-02T23:59:59", "5 working days") == "2026-11-09"


def test_midnight_belongs_to_the_day_that_begins() -> None:
    assert due_on("2026-11-03T00:00:00", "5 working days") == "2026-11-10"


def test_a_saturday_counts_as_itself_so_that_monday_is_day_one() -> None:
    assert due_on("2026-11-07", "5 working days") == "2026-11-13"


def test_a_saturday_counts_as_monday_where_the_procedure_says_the_next_working_day() -> None:
    assert due_on("2026-11-07", "5 working days", Counting(received_on_closed_day="next working day")) == "2026-11-16"


def test_christmas_eve_at_17_01_is_that_day_where_there_is_no_cut_off() -> None:
    assert due_on("2026-12-24T17:01", "5 working days") == "2027-01-05"
    assert due_on("2026-12-24T17:01", "28 calendar days") == "2027-01-21"


def test_christmas_eve_at_17_01_is_the_next_day_after_a_cut_off_at_five() -> None:
    assert due_on("2026-12-24T17:01", "28 calendar days", Counting(cut_off=time(17))) == "2027-01-22"


def test_christmas_eve_at_five_exactly_is_in_time_for_the_cut_off() -> None:
    assert due_on("2026-12-24T17:00", "28 calendar days", Counting(cut_off=time(17))) == "2027-01-21"


def test_christmas_eve_after_the_cut_off_is_never_due_later_than_christmas_day_itself() -> None:
    cut_off = Counting(cut_off=time(17))
    assert due_on("2026-12-24T17:01", "5 working days", cut_off) == "2027-01-05"
    assert due_on("2026-12-25T09:00", "5 working days", cut_off) == "2027-01-05"


def test_christmas_eve_after_the_cut_off_counts_as_the_29th_where_closed_days_do_not_count_as_received() -> None:
    strict = Counting(cut_off=time(17), received_on_closed_day="next working day")
    assert due_on("2026-12-24T17:01", "5 working days", strict) == "2027-01-06"
    assert due_on("2026-12-24T16:59", "5 working days", strict) == "2027-01-05"


@pytest.mark.parametrize("day", ["2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"])
def test_each_day_from_christmas_to_the_28th_has_the_29th_as_day_one(day: str) -> None:
    assert due_on(day, "5 working days") == "2027-01-05"


def test_good_friday_is_passed_over_with_easter_monday() -> None:
    assert due_on("2026-04-03", "5 working days") == "2026-04-13"


def test_the_last_working_day_of_the_year_runs_on_into_the_next() -> None:
    assert due_on("2026-12-31", "5 working days") == "2027-01-08"


@pytest.mark.parametrize("moment", ["2026-03-29T01:30", "2026-03-29T00:59:59+00:00", "2026-03-29T01:00:00+00:00"])
def test_the_hour_that_is_missing_in_march_is_on_that_sunday(moment: str) -> None:
    assert due_on(moment, "5 working days") == "2026-04-07"


@pytest.mark.parametrize("moment", ["2026-10-25T01:30", "2026-10-25T00:30:00+00:00", "2026-10-25T01:30:00+00:00"])
def test_the_hour_that_comes_twice_in_october_is_on_that_sunday(moment: str) -> None:
    assert due_on(moment, "7 calendar days") == "2026-11-01"


def test_a_summer_moment_is_read_in_uk_time_and_not_in_universal_time() -> None:
    assert due_on("2026-06-30T23:30:00+00:00", "7 calendar days") == "2026-07-08"
    assert due_on("2026-12-30T23:30:00+00:00", "7 calendar days") == "2027-01-06"


def test_a_cut_off_is_read_in_uk_time_too() -> None:
    five = Counting(cut_off=time(17))
    assert due_on("2026-07-01T16:30:00+00:00", "7 calendar days", five) == "2026-07-09"
    assert due_on("2026-12-01T16:30:00+00:00", "7 calendar days", five) == "2026-12-08"


def test_the_29th_of_february_2028_is_a_day_like_others() -> None:
    assert due_on("2028-02-28", "1 working day") == "2028-02-29"
    assert due_on("2028-02-29", "10 working days") == "2028-03-14"
    assert due_on("2028-02-29", "1 month") == "2028-03-29"


def test_months_and_years_end_on_the_last_day_of_a_month_that_is_too_short() -> None:
    assert due_on("2027-01-31", "1 month") == "2027-02-28"
    assert due_on("2028-01-31", "1 month") == "2028-02-29"
    assert due_on("2028-02-29", "1 year") == "2029-02-28"
    assert due_on("2026-08-31", "6 months") == "2027-02-28"


def test_months_counted_from_the_day_itself_end_the_day_before_its_like() -> None:
    same_day = Counting(first_day="the same day")
    assert due_on("2026-01-15", "1 month", same_day) == "2026-02-14"
    assert due_on("2026-03-01", "1 month", same_day) == "2026-03-31"
    assert due_on("2026-01-31", "1 month", same_day) == "2026-02-28"


def test_a_holiday_declared_after_the_date_was_set_moves_an_open_clock() -> None:
    received, length = date(2022, 9, 2), Length.parse("15 working days")
    assert due(ENGLAND.as_known_on(date(2022, 9, 9)), received, length, USUAL).due == date(2022, 9, 23)
    assert due(ENGLAND.as_known_on(date(2022, 9, 10)), received, length, USUAL).due == date(2022, 9, 26)


def test_a_holiday_called_off_is_a_working_day_from_the_day_that_became_known() -> None:
    received, length = date(2020, 4, 30), Length.parse("2 working days")
    assert due(ENGLAND.as_known_on(date(2019, 6, 6)), received, length, USUAL).due == date(2020, 5, 5)
    assert due(ENGLAND.as_known_on(date(2019, 6, 7)), received, length, USUAL).due == date(2020, 5, 4)


def test_scotland_has_no_easter_monday() -> None:
    assert due_on("2026-04-02", "1 working day") == "2026-04-07"
    assert due_on("2026-04-02", "1 working day", where="scotland") == "2026-04-06"


def test_scotland_keeps_the_second_of_january() -> None:
    assert due_on("2026-12-23", "15 working days") == "2027-01-18"
    assert due_on("2026-12-23", "15 working days", where="scotland") == "2027-01-19"


def test_scotland_has_the_world_cup_holiday_and_the_others_do_not() -> None:
    assert due_on("2026-06-12", "1 working day", where="scotland") == "2026-06-16"
    assert due_on("2026-06-12", "1 working day") == "2026-06-15"


def test_northern_ireland_keeps_the_twelfth_of_july_on_the_monday() -> None:
    assert due_on("2026-07-10", "1 working day") == "2026-07-13"
    assert due_on("2026-07-10", "1 working day", where="northern-ireland") == "2026-07-14"


def test_the_days_an_organisation_is_closed_are_passed_over() -> None:
    closures = [
        ClosedDay(date(2026, 12, day), "Office closed for Christmas", "The director", date(2026, 9, 1), "closure")
        for day in (29, 30, 31)
    ]
    length = Length.parse("5 working days")
    assert due(ENGLAND, date(2026, 12, 23), length, USUAL).due == date(2027, 1, 4)
    assert due(ENGLAND.with_closures(closures), date(2026, 12, 23), length, USUAL).due == date(2027, 1, 7)


def test_28_calendar_days_and_28_working_days_are_ten_days_apart() -> None:
    assert due_on("2026-11-02", "28 calendar days") == "2026-11-30"
    assert due_on("2026-11-02", "28 working days") == "2026-12-10"
    assert due_on("2026-11-02", "28 working days", where="scotland") == "2026-12-11"


def test_a_holding_letter_after_ten_working_days_and_an_answer_after_fifteen() -> None:
    assert due_on("2026-11-02", "10 working days") == "2026-11-16"
    assert due_on("2026-11-02", "15 working days") == "2026-11-23"


def test_a_third_stage_is_acknowledged_in_three_and_decided_in_ten_of_the_request() -> None:
    assert due_on("2026-11-20", "3 working days") == "2026-11-25"
    assert due_on("2026-11-20", "10 working days") == "2026-12-04"


def test_by_return_has_no_number_but_its_age_shows() -> None:
    assert days_between(ENGLAND, date(2026, 12, 24), date(2026, 12, 30), Unit.WORKING_DAYS) == 2


def test_30_days_end_a_day_apart_by_the_two_readings_of_day_one() -> None:
    assert due_on("2026-11-02", "30 calendar days") == "2026-12-02"
    assert due_on("2026-11-02", "30 calendar days", Counting(first_day="the same day")) == "2026-12-01"


def test_a_window_from_the_date_of_a_letter_ends_before_one_from_its_receipt() -> None:
    assert due_on("2026-11-06", "20 working days") == "2026-12-04"
    assert due_on("2026-11-10", "20 working days") == "2026-12-08"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("stays", "2026-12-26"), ("next working day", "2026-12-29"), ("previous working day", "2026-12-24")],
)
def test_a_last_day_that_is_closed_stays_or_moves_as_the_procedure_says(rule: str, expected: str) -> None:
    counting = Counting.from_words({"due on a closed day": rule})
    assert due_on("2026-11-28", "28 calendar days", counting) == expected


def test_moving_back_never_passes_the_day_it_began() -> None:
    back = Counting(first_day="the same day", due_on_closed_day="previous working day")
    assert due_on("2026-11-28", "1 calendar day", back) == "2026-11-28"


def test_clear_days_leave_out_the_first_and_the_last() -> None:
    assert due_on("2026-11-02", "3 working days", Counting(clear_days=True)) == "2026-11-06"
    assert due_on("2026-11-02", "3 working days") == "2026-11-05"


def test_a_date_past_the_announced_holidays_is_provisional() -> None:
    last = due(ENGLAND, date(2028, 12, 22), Length.parse("3 working days"), USUAL)
    past = due(ENGLAND, date(2028, 12, 22), Length.parse("4 working days"), USUAL)
    assert (last.due, last.provisional) == (date(2028, 12, 29), False)
    assert (past.due, past.provisional) == (date(2029, 1, 1), True)


def test_a_provisional_date_is_settled_once_the_next_year_is_announced() -> None:
    new_year = ClosedDay(date(2029, 1, 1), "New Year's Day", "Royal proclamation", date(2027, 7, 1))
    announced = replace(ENGLAND.with_closures([new_year]), covers_until=date(2029, 12, 31))
    again = due(announced, date(2028, 12, 22), Length.parse("4 working days"), USUAL)
    assert (again.due, again.provisional) == (date(2029, 1, 2), False)


def test_a_date_before_the_table_begins_is_provisional() -> None:
    assert due(ENGLAND, date(2011, 12, 30), Length.parse("5 working days"), USUAL).provisional
    assert not due(ENGLAND, date(2012, 1, 1), Length.parse("5 working days"), USUAL).provisional


def test_all_three_tables_end_with_the_last_announced_year() -> None:
    assert {each.covers_until for each in (ENGLAND, SCOTLAND, IRELAND)} == {date(2028, 12, 31)}
