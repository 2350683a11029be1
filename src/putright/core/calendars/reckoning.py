"""The questions asked: when is it due, by when before a meeting, how long between; the rules are in spans."""

from datetime import date, datetime

from putright.core.calendars.counting import Counting
from putright.core.calendars.lengths import Length, Unit
from putright.core.calendars.months import whole_months
from putright.core.calendars.spans import backward, forward
from putright.core.calendars.working import Working
from putright.core.calendars.working_days import Calendar


def due(calendar: Calendar, anchor: date | datetime, length: Length, counting: Counting) -> Working:
    """When something is due a length after it began, with the working.

    A moment with a zone is read in UK time, one without is taken to be UK time. Weeks are seven calendar days each;
    months and years end on the same day of the month, or on its last day where there is no such day.
    """
    return Working(calendar, length, counting, forward(calendar, anchor, length, counting))


def due_date(calendar: Calendar, anchor: date | datetime, length: Length, counting: Counting) -> date:
    """The date `due` gives, without the working: for lists."""
    return forward(calendar, anchor, length, counting).due


def before(calendar: Calendar, meeting: date, length: Length, counting: Counting) -> Working:
    """The last day to act a length before a meeting, with the working.

    The switches are read backwards: day 1 is the day before the meeting, or the meeting's own day. A cut-off and the
    switch for what is received on a closed day do not apply.
    """
    return Working(calendar, length, counting, backward(calendar, meeting, length, counting), backwards=True)


def before_date(calendar: Calendar, meeting: date, length: Length, counting: Counting) -> date:
    """The date `before` gives, without the working: for lists."""
    return backward(calendar, meeting, length, counting).due


def days_between(calendar: Calendar, start: date, end: date, unit: Unit) -> int:
    """How many of a unit have passed from `start` to `end`, the first day not counted and the last counted.

    Weeks, months and years are whole ones. Negative, by the same count, when `end` comes first: for "3 working days
    late" ask from the due date to today.
    """
    if end < start:
        return -days_between(calendar, end, start, unit)
    if unit.skips_closed_days:
        return calendar.working_days_until(start, end)
    if unit in {Unit.MONTHS, Unit.YEARS}:
        return whole_months(start, end) // (12 if unit is Unit.YEARS else 1)
    return (end - start).days // (7 if unit is Unit.WEEKS else 1)
