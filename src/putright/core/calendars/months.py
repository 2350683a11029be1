"""Months and years added to a date, clipped to the month's end; nothing else."""

from calendar import monthrange
from datetime import date, timedelta

from putright.core.calendars.lengths import Length, Unit


def in_months(length: Length) -> int:
    """How many months a length of months or years is."""
    return length.amount * (12 if length.unit is Unit.YEARS else 1)


def corresponding(day: date, months: int) -> date:
    """The same day of a later (or, below zero, earlier) month; the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def ending(first: date, months: int) -> date:
    """The last day of so many months of which `first` is the first day."""
    same_day = corresponding(first, months)
    return same_day if same_day.day < first.day else same_day - timedelta(days=1)


def whole_months(start: date, end: date) -> int:
    """How many months have passed in full from `start` to `end`, which does not come first."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if corresponding(start, months) > end else months
