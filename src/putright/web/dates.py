"""Days and moments in the words people use. Nothing is counted here."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_time
from django.utils.timezone import localtime
from django.utils.translation import get_language


def day(value: date) -> str:
    """Return `Monday 23 November 2026`."""
    return format_date(value, "EEEE d MMMM y", locale=_locale())


def short_day(value: date) -> str:
    """Return `Mon 23 Nov 2026`."""
    return format_date(value, "EEE d MMM y", locale=_locale())


def month(value: date) -> str:
    """Return `November`."""
    return format_date(value, "LLLL", locale=_locale())


def month_and_year(value: date) -> str:
    """Return `November 2026`."""
    return format_date(value, "LLLL y", locale=_locale())


def day_and_time(value: datetime) -> str:
    """Return `Monday 23 November 2026 at 4:12pm`, by the clock on the organisation's wall."""
    here = localtime(value)
    hour = format_time(here, "h:mma", locale=_locale()).lower()
    return f"{day(here.date())} at {hour}"


def _locale() -> str:
    return (get_language() or "en-gb").replace("-", "_")
