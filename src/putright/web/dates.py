"""Days, moments and numbers in the words people use, in the language of the page. Nothing is counted here."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from putright.web.languages import formats


def day(value: date) -> str:
    """Return `Monday 23 November 2026`."""
    return _within(_said(value, "EEEE d MMMM y", formats()))


def _within(text: str) -> str:
    """A day as it stands within a sentence: what Welsh says before each name of a day is written small there."""
    return f"d{text[1:]}" if text.startswith("Dydd ") else text


def short_day(value: date) -> str:
    """Return `Mon 23 Nov 2026`."""
    return _said(value, "EEE d MMM y", formats())


def day_and_month(value: date) -> str:
    """Return `23 November`."""
    return _said(value, "d MMMM", formats())


def month(value: date) -> str:
    """Return `November`."""
    return _said(value, "LLLL", formats())


def month_and_year(value: date) -> str:
    """Return `November 2026`."""
    return _said(value, "LLLL y", formats())


def hour(value: datetime) -> str:
    """Return `4:12pm`, by the clock on the organisation's wall."""
    return _told(localtime(value).time(), formats())


def day_and_time(value: datetime) -> str:
    """Return `Monday 23 November 2026 at 4:12pm`, by the clock on the organisation's wall."""
    return _("%(day)s at %(hour)s") % {"day": day(localtime(value).date()), "hour": hour(value)}


@lru_cache(maxsize=4096)
def _said(value: date, pattern: str, formats: str) -> str:
    """A day in words, remembered: a list says the same few days again and again."""
    return format_date(value, pattern, locale=formats)


@lru_cache(maxsize=2048)
def _told(value: time, formats: str) -> str:
    return format_time(value.replace(second=0, microsecond=0), "h:mma", locale=formats).lower()


def number(value: int) -> str:
    """Return `20,000`."""
    return format_decimal(value, locale=formats())
