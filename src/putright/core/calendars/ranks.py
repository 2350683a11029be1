"""Arithmetic of working days: their rank among all days, and the day of a rank; no names, no rules."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date


def _weekdays_until(ordinal: int) -> int:
    """How many days from Monday to Friday there are up to and including a day (the first of the year 1 is a Monday)."""
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5)


def _weekday_of(rank: int) -> int:
    """The ordinal of the weekday that has this rank, the inverse of the above."""
    weeks, rest = divmod(rank - 1, 5)
    return 7 * weeks + rest + 1


class Ranks:
    """An index by which any number of working days is counted in the time of one search.

    A working day's rank is its weekday's rank less the closed weekdays up to it; `_open` holds, for each closed
    weekday, how many working days lie before it, so that a rank leads back to its day.
    """

    def __init__(self, closed: Iterable[date]) -> None:
        self._closed = sorted({_weekdays_until(day.toordinal()) for day in closed if day.weekday() < 5})
        self._open = [rank - place for place, rank in enumerate(self._closed, start=1)]

    def rank(self, day: date) -> int:
        """How many working days there are up to and including a day."""
        weekday = _weekdays_until(day.toordinal())
        return weekday - bisect_right(self._closed, weekday)

    def of_rank(self, rank: int) -> date:
        """The working day that has this rank."""
        return date.fromordinal(_weekday_of(rank + bisect_left(self._open, rank)))
