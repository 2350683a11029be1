"""How a date was worked out, in lists and in sentences for the public."""

from datetime import date, datetime, time

from putright.core.calendars import Counting, Length, Skipped, Working, before, calendar, due

ENGLAND = calendar("england-and-wales")


def worked(anchor: str, length: str, counting: Counting | None = None) -> Working:
    moment = datetime.fromisoformat(anchor) if "T" in anchor else date.fromisoformat(anchor)
    return due(ENGLAND, moment, Length.parse(length), counting or Counting())


def test_working_days_over_christmas_are_told_in_plain_sentences() -> None:
    assert worked("2026-12-23T16:00", "15 working days").in_words() == (
        "Received at 4pm on Wednesday 23 December 2026.",
        "Working day 1 is Thursday 24 December 2026.",
        "Working day 15 is Monday 18 January 2027.",
        (
            "Not counted: 4 Saturdays; 4 Sundays; Christmas Day on Friday 25 December 2026; "
            "Boxing Day (substitute day) on Monday 28 December 2026; New Year's Day on Friday 1 January 2027."
        ),
        "Due by the end of Monday 18 January 2027.",
    )


def test_the_days_counted_and_skipped_are_listed_with_the_reason() -> None:
    working = worked("2026-12-23", "3 working days")
    assert working.counted == (date(2026, 12, 24), date(2026, 12, 29), date(2026, 12, 30))
    assert working.skipped == (
        Skipped(date(2026, 12, 25), "Christmas Day"),
        Skipped(date(2026, 12, 26), "Saturday"),
        Skipped(date(2026, 12, 27), "Sunday"),
        Skipped(date(2026, 12, 28), "Boxing Day (substitute day)"),
    )
    assert working.notes == ()
    assert not working.provisional


def test_a_cut_off_and_a_closed_day_are_each_told_before_the_count() -> None:
    counting = Counting(cut_off=time(17), received_on_closed_day="next working day", close_of_business=time(17))
    working = worked("2026-12-24T17:01", "5 working days", counting)
    assert working.in_words() == (
        "Received at 5:01pm on Thursday 24 December 2026.",
        "That is after 5pm, so it counts as Friday 25 December 2026.",
        (
            "Friday 25 December 2026 is a day we are closed (Christmas Day), so it counts as the next working day, "
            "Tuesday 29 December 2026."
        ),
        "Working day 1 is Wednesday 30 December 2026.",
        "Working day 5 is Wednesday 6 January 2027.",
        "Not counted: 1 Saturday; 1 Sunday; New Year's Day on Friday 1 January 2027.",
        "Due by 5pm on Wednesday 6 January 2027.",
    )
    assert working.counted_from == date(2026, 12, 29)
    assert working.due_at == time(17)


def test_a_date_with_no_hour_says_that_it_was_taken_as_in_time() -> None:
    working = worked("2026-11-02", "1 working day", Counting(cut_off=time(17)))
    assert working.notes == ("No hour was recorded, so it counts as before 5pm.",)


def test_a_last_day_that_is_closed_is_told_with_what_was_passed_over() -> None:
    working = worked("2026-11-28", "28 calendar days", Counting(due_on_closed_day="next working day"))
    assert working.in_words() == (
        "Received on Saturday 28 November 2026.",
        "Saturday 28 November 2026 is a day we are closed; it counts from that day all the same.",
        "Day 1 is Sunday 29 November 2026.",
        "Day 28 is Saturday 26 December 2026.",
        (
            "Saturday 26 December 2026 is a day we are closed, so the last day is the next working day, "
            "Tuesday 29 December 2026."
        ),
        "Passed over to reach it: 1 Sunday; Boxing Day (substitute day) on Monday 28 December 2026.",
        "Due by the end of Tuesday 29 December 2026.",
    )
    assert len(working.counted) == 28


def test_a_last_day_that_moves_back_or_stays_is_told_too() -> None:
    back = worked("2026-11-28", "28 calendar days", Counting(due_on_closed_day="previous working day"))
    assert "so the last day is the working day before, Thursday 24 December 2026." in back.notes[-1]
    stays = worked("2026-11-28", "28 calendar days")
    assert stays.notes[-1] == "Saturday 26 December 2026 is a day we are closed; the last day stays on it."


def test_a_month_too_short_is_told() -> None:
    assert worked("2028-01-31", "1 month").in_words() == (
        "Received on Monday 31 January 2028.",
        "Day 1 is Tuesday 1 February 2028.",
        "The month ends on Tuesday 29 February 2028.",
        "February 2028 has no day 31, so we count by its last day.",
        "Due by the end of Tuesday 29 February 2028.",
    )
    assert worked("2028-01-14", "1 month").notes == ()


def test_clear_days_are_told() -> None:
    working = worked("2026-11-02", "3 working days", Counting(clear_days=True))
    assert working.counted == (date(2026, 11, 3), date(2026, 11, 4), date(2026, 11, 5))
    assert working.notes == ("Neither the first day nor the last counts, so the last day is Friday 6 November 2026.",)


def test_a_single_day_is_told_once() -> None:
    assert worked("2026-11-02", "1 working day").in_words() == (
        "Received on Monday 2 November 2026.",
        "Working day 1 is Tuesday 3 November 2026.",
        "Due by the end of Tuesday 3 November 2026.",
    )


def test_a_provisional_date_says_so_last() -> None:
    working = worked("2028-12-20", "10 working days")
    assert working.provisional
    assert working.in_words()[-1] == (
        "This date is provisional: we know the bank holidays of England and Wales from Sunday 1 January 2012 to "
        "Sunday 31 December 2028."
    )
    assert not any("provisional" in sentence for sentence in worked("2028-12-01", "10 working days").in_words())


def test_the_first_sentence_takes_the_words_for_what_began_it() -> None:
    assert worked("2026-11-06", "20 working days").in_words("Outcome sent")[0] == (
        "Outcome sent on Friday 6 November 2026."
    )


def test_a_count_back_from_a_meeting_is_told_from_the_meeting() -> None:
    working = before(ENGLAND, date(2027, 1, 6), Length.parse("5 working days"), Counting(clear_days=True))
    assert working.in_words() == (
        "The meeting is on Wednesday 6 January 2027.",
        "Working day 1 is Tuesday 5 January 2027.",
        "Working day 5 is Tuesday 29 December 2026.",
        (
            "Not counted: 2 Saturdays; 2 Sundays; New Year's Day on Friday 1 January 2027; "
            "Boxing Day (substitute day) on Monday 28 December 2026; Christmas Day on Friday 25 December 2026."
        ),
        "Neither the first day nor the last counts, so the last day is Thursday 24 December 2026.",
        "Due by the end of Thursday 24 December 2026.",
    )


def test_weeks_before_a_meeting_begin_where_the_count_back_ends() -> None:
    working = before(ENGLAND, date(2026, 11, 20), Length.parse("2 weeks"), Counting())
    assert "The 2 weeks begin on Friday 6 November 2026." in working.in_words()


def test_two_workings_of_the_same_count_are_equal() -> None:
    assert worked("2026-11-02", "3 working days") == worked("2026-11-02", "3 working days")
    assert worked("2026-11-02", "3 working days") != worked("2026-11-02", "4 working days")


def test_moving_further_back_before_a_meeting_lists_the_days_passed_over() -> None:
    back = Counting(due_on_closed_day="previous working day")
    working = before(ENGLAND, date(2027, 1, 4), Length.parse("7 calendar days"), back)
    assert working.due == date(2026, 12, 24)
    assert [day.on.day for day in working.skipped] == [27, 26, 25]
    assert working.counted[-1] == date(2026, 12, 28)


def test_a_month_too_short_before_a_meeting_is_told() -> None:
    working = before(ENGLAND, date(2027, 3, 31), Length.parse("1 month"), Counting())
    assert working.notes[0] == "February 2027 has no day 31, so we count by its last day."


def test_two_days_are_told_from_the_first_to_the_last() -> None:
    assert "Working day 2 is Wednesday 4 November 2026." in worked("2026-11-02", "2 working days").in_words()
