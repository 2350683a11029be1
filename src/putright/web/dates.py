"""Days, moments and numbers in the words people use, in the language of the page. Nothing is counted here."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from putright.web.languages import formats


def day(value: date) -> str:
    """Return `Monday 23 November 2026`."""
    return _within(format_date(value, "EEEE d MMMM y", locale=formats()))


def _within(text: str) -> str:
    """A day as it stands within a sentence: what Welsh says before each name of a day is written small there."""
    return f"d{text[1:]}" if text.startswith("Dydd ") else text


def short_day(value: date) -> str:
    """Return `Mon 23 Nov 2026`."""
    return format_date(value, "EEE d MMM y", locale=formats())


def month(value: date) -> str:
    """Return `November`."""
    return format_date(value, "LLLL", locale=formats())


def month_and_year(value: date) -> str:
    """Return `November 2026`."""
    return format_date(value, "LLLL y", locale=formats())


def hour(value: datetime) -> str:
    """Return `4:12pm`, by the clock on the organisation's wall."""
    return format_time(localtime(value), "h:mma", locale=formats()).lower()


def day_and_time(value: datetime) -> str:
    """Return `Monday 23 November 2026 at 4:12pm`, by the clock on the organisation's wall."""
    return _("%(day)s at %(hour)s") % {"day": day(localtime(value).date()), "hour": hour(value)}


def number(value: int) -> str:
    """Return `20,000`."""
    return format_decimal(value, locale=formats())
