"""The announced bank holidays, read once from the table that `tools/bank_holidays.py` writes; no counting."""

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from putright.core.calendars.closed import ClosedDay
from putright.core.calendars.wording import did_you_mean
from putright.core.calendars.working_days import Calendar

NAMES = ("england-and-wales", "scotland", "northern-ireland")


@cache
def calendar(name: str) -> Calendar:
    """The calendar of a part of the United Kingdom, one of NAMES, with every bank holiday in the table.

    Raises ValueError, with the names there are, for any other.
    """
    if name not in NAMES:
        raise ValueError(f"there is no calendar '{name}'; there are {did_you_mean(name, NAMES)}")
    declared = tuple(_closed_day(row) for row in _table() if row["calendar"] == name)
    years = [day.on.year for day in declared]
    return Calendar(name, declared, date(min(years), 1, 1), date(max(years), 12, 31))


def _table() -> list[dict[str, str]]:
    text = files(__package__).joinpath("bank_holidays.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _closed_day(row: dict[str, str]) -> ClosedDay:
    withdrawn = row["withdrawn_on"]
    return ClosedDay(
        on=date.fromisoformat(row["on"]),
        name=row["name"],
        source=row["source"],
        known_since=date.fromisoformat(row["known_since"]),
        withdrawn_on=date.fromisoformat(withdrawn) if withdrawn else None,
    )
