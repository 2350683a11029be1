"""The same rules worked out a second way, by walking one day at a time with a set of closed dates; it shares no code.

It takes the switches as the plain words of a procedure and reads the table's file itself, so that a mistake in the
product's arithmetic, its reading of the table or its moving of dates shows as a difference.
"""

import csv
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

TABLE = Path(__file__).parents[3] / "src/putright/core/calendars/bank_holidays.csv"
ONE = timedelta(days=1)


def closed_dates(calendar: str) -> set[date]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["calendar"] == calendar and not row["withdrawn_on"]]
    return {date.fromisoformat(row["on"]) for row in rows}


def walk(closed: set[date], start: datetime, amount: int, unit: str, words: Mapping[str, str]) -> date:
    """The due date of a length counted onwards."""
    day = start.date()
    if "cut off" in words and start.time() > time.fromisoformat(words["cut off"]):
        day += ONE
    if words.get("received on a closed day") == "next working day":
        while is_closed(closed, day):
            day += ONE
    counted_from = day
    last = count(closed, day, amount, unit, words, ONE)
    moved = move(closed, last, words)
    return last if moved < counted_from else moved


def walk_back(closed: set[date], meeting: date, amount: int, unit: str, words: Mapping[str, str]) -> date:
    """The last day to act before a meeting."""
    last = count(closed, meeting, amount, unit, words, -ONE)
    moved = move(closed, last, words)
    return last if moved > meeting else moved


def count(closed: set[date], start: date, amount: int, unit: str, words: Mapping[str, str], step: timedelta) -> date:
    same_day = words.get("first day") == "the same day"
    clear = words.get("clear days") == "yes"
    if unit in {"months", "years"}:
        return count_months(start, amount * (12 if unit == "years" else 1), same_day, clear, step)
    if unit == "weeks":
        amount, unit = amount * 7, "calendar days"
    counts: Callable[[date], bool] = (
        (lambda day: True) if unit == "calendar days" else (lambda day: not is_closed(closed, day))
    )
    left = amount + 1 if clear else amount
    day = start - step if same_day else start
    while left:
        day += step
        if counts(day):
            left -= 1
    return day


def count_months(start: date, months: int, same_day: bool, clear: bool, step: timedelta) -> date:
    day = start
    while months:
        day += step
        seen = day + ONE if same_day and step == ONE else day
        if seen.day == start.day or (ends_month(day) and day.day < start.day):
            months -= 1
    if same_day and step == -ONE:
        day += ONE
    return day + step if clear else day


def move(closed: set[date], day: date, words: Mapping[str, str]) -> date:
    step = {"next working day": ONE, "previous working day": -ONE}.get(words.get("due on a closed day", "stays"))
    while step and is_closed(closed, day):
        day += step
    return day


def is_closed(closed: set[date], day: date) -> bool:
    return day.isoweekday() in {6, 7} or day in closed


def ends_month(day: date) -> bool:
    return (day + ONE).day == 1
