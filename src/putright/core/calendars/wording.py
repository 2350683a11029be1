"""How dates, hours and near words are written for people; no counting."""

from collections.abc import Iterable
from datetime import date, time
from difflib import get_close_matches

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def say_date(day: date) -> str:
    """A date in full, as in "Wednesday 23 December 2026", whatever the locale of the machine."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {say_month(day)}"


def say_month(day: date) -> str:
    """The month of a date, as in "December 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def say_hour(hour: time) -> str:
    """An hour as in "5pm" or "4:30pm"; 12 o'clock is "midday" or "midnight". Seconds are left out."""
    if hour.minute == 0 and hour.hour in {0, 12}:
        return "midday" if hour.hour else "midnight"
    minutes = f":{hour.minute:02}" if hour.minute else ""
    return f"{hour.hour % 12 or 12}{minutes}{'pm' if hour.hour >= 12 else 'am'}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known words to end a message with, and the nearest of them when one is near."""
    words = list(known)
    near = get_close_matches(word, words, n=1, cutoff=0.5)
    hint = f" (did you mean '{near[0]}'?)" if near else ""
    return f"{', '.join(repr(each) for each in words)}{hint}"
