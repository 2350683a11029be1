"""Dates and hours as people write them."""

from datetime import date, time

import pytest

from putright.core.calendars import say_date, say_hour


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (time(0), "midnight"),
        (time(0, 1), "12:01am"),
        (time(9), "9am"),
        (time(11, 59), "11:59am"),
        (time(12), "midday"),
        (time(12, 30), "12:30pm"),
        (time(16, 5), "4:05pm"),
        (time(23, 59, 59), "11:59pm"),
    ],
)
def test_an_hour_is_written_by_the_twelve_hour_clock(hour: time, words: str) -> None:
    assert say_hour(hour) == words


def test_a_date_is_written_in_full() -> None:
    assert say_date(date(2028, 2, 29)) == "Tuesday 29 February 2028"
