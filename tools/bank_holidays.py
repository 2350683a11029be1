"""Writes the table of bank holidays the calendars read: the law's pattern and the exceptions to it, no counting.

Run `python tools/bank_holidays.py` after changing `LAST_YEAR` or `MOVED` to write the table anew,
or with `--check` to learn whether the committed table is what this file says.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

FIRST_YEAR = 2012
LAST_YEAR = 2028  # the last year the government has announced

TABLE = Path(__file__).parents[1] / "src/putright/core/calendars/bank_holidays.csv"
COLUMNS = ("calendar", "on", "name", "source", "known_since", "withdrawn_on")

ENGLAND, SCOTLAND, IRELAND = "england-and-wales", "scotland", "northern-ireland"
ALL = (ENGLAND, SCOTLAND, IRELAND)

ACT = "Banking and Financial Dealings Act 1971, Schedule 1"
COMMON_LAW = "Common law, beside the Banking and Financial Dealings Act 1971"
PROCLAIMED = "Royal proclamation each year, Banking and Financial Dealings Act 1971, section 1"
APPOINTED = "Appointed each year by the Secretary of State for Northern Ireland"
ST_ANDREW = "St Andrew's Day Bank Holiday (Scotland) Act 2007"

# The day each pattern was settled, or a safe later one: all that matters is that it lies before the table begins.
SETTLED = {
    ACT: date(1971, 12, 16),
    COMMON_LAW: date(1971, 12, 16),
    PROCLAIMED: date(1978, 5, 1),
    APPOINTED: date(1978, 5, 1),
    ST_ANDREW: date(2007, 1, 15),
}


@dataclass(frozen=True)
class Row:
    """One bank holiday of one calendar, as the table has it."""

    calendar: str
    on: date
    name: str
    source: str
    known_since: date
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Move:
    """An exception to the pattern: a day added, and perhaps the regular day it replaced."""

    calendars: tuple[str, ...]
    on: date
    name: str
    source: str
    announced: date
    instead_of: date | None = None


MOVED = (
    Move(
        ALL,
        date(2012, 6, 4),
        "Spring bank holiday (moved)",
        "Announced by the government on 5 January 2010 for the Diamond Jubilee",
        date(2010, 1, 5),
        instead_of=date(2012, 5, 28),
    ),
    Move(
        ALL,
        date(2012, 6, 5),
        "Diamond Jubilee of Queen Elizabeth II",
        "Announced by the government on 5 January 2010",
        date(2010, 1, 5),
    ),
    Move(
        (ENGLAND, IRELAND),
        date(2020, 5, 8),
        "Early May bank holiday (moved to VE Day)",
        "Announced by the Business Secretary on 7 June 2019",
        date(2019, 6, 7),
        instead_of=date(2020, 5, 4),
    ),
    Move(
        (SCOTLAND,),
        date(2020, 5, 8),
        "Early May bank holiday (moved to VE Day)",
        "Confirmed by the Scottish Government, reported on 14 June 2019",
        date(2019, 6, 14),
        instead_of=date(2020, 5, 4),
    ),
    Move(
        ALL,
        date(2022, 6, 2),
        "Spring bank holiday (moved)",
        "Announced by the government on 12 November 2020 for the Platinum Jubilee",
        date(2020, 11, 12),
        instead_of=date(2022, 5, 30),
    ),
    Move(
        ALL,
        date(2022, 6, 3),
        "Platinum Jubilee of Queen Elizabeth II",
        "Announced by the government on 12 November 2020",
        date(2020, 11, 12),
    ),
    Move(
        ALL,
        date(2022, 9, 19),
        "State Funeral of Queen Elizabeth II",
        "Royal proclamation of 10 September 2022",
        date(2022, 9, 10),
    ),
    Move(
        ALL,
        date(2023, 5, 8),
        "Coronation of King Charles III",
        "Announced by the government on 6 November 2022",
        date(2022, 11, 6),
    ),
    Move(
        (SCOTLAND,),
        date(2026, 6, 15),
        "World Cup bank holiday",
        "Royal proclamation made public on 4 February 2026",
        date(2026, 2, 4),
    ),
)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous rule of 1876)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    fours, ones = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * fours - moon - ones) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def first_monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def substituted(*days: tuple[date, str]) -> Iterator[tuple[date, str]]:
    """Neighbouring holidays, in order; one at a weekend moves to the next weekday no other of them holds."""
    taken = {on for on, _ in days if on.weekday() < 5}
    for on, name in days:
        if on.weekday() < 5:
            yield on, name
            continue
        moved = on
        while moved.weekday() > 4 or moved in taken:
            moved += timedelta(days=1)
        taken.add(moved)
        yield moved, f"{name} (substitute day)"


Regular = Iterator[tuple[date, str, str]]


def common(year: int, boxing_day: str, christmas: str) -> Regular:
    """The days all three calendars keep at Easter and Christmas."""
    yield easter(year) - timedelta(days=2), "Good Friday", christmas
    pair = substituted((date(year, 12, 25), "Christmas Day"), (date(year, 12, 26), "Boxing Day"))
    for (on, name), source in zip(pair, (christmas, boxing_day), strict=True):
        yield on, name, source


def england_and_wales(year: int) -> Regular:
    """The regular bank holidays of England and Wales."""
    for on, name in substituted((date(year, 1, 1), "New Year's Day")):
        yield on, name, PROCLAIMED
    yield from common(year, boxing_day=ACT, christmas=COMMON_LAW)
    yield easter(year) + timedelta(days=1), "Easter Monday", ACT
    yield first_monday(year, 5), "Early May bank holiday", PROCLAIMED
    yield last_monday(year, 5), "Spring bank holiday", ACT
    yield last_monday(year, 8), "Summer bank holiday", ACT


def northern_ireland(year: int) -> Regular:
    """Those of England and Wales with St Patrick's Day and the Twelfth of July."""
    yield from england_and_wales(year)
    for on, name in substituted((date(year, 3, 17), "St Patrick's Day")):
        yield on, name, ACT
    for on, name in substituted((date(year, 7, 12), "Battle of the Boyne (Orangemen's Day)")):
        yield on, name, APPOINTED


def scotland(year: int) -> Regular:
    """The regular bank holidays of Scotland, which has no Easter Monday and an earlier summer day."""
    for on, name in substituted((date(year, 1, 1), "New Year's Day"), (date(year, 1, 2), "2nd January")):
        yield on, name, ACT
    yield from common(year, boxing_day=PROCLAIMED, christmas=ACT)
    yield first_monday(year, 5), "Early May bank holiday", ACT
    yield last_monday(year, 5), "Spring bank holiday", PROCLAIMED
    yield first_monday(year, 8), "Summer bank holiday", ACT
    for on, name in substituted((date(year, 11, 30), "St Andrew's Day")):
        yield on, name, ST_ANDREW


PATTERNS: dict[str, Callable[[int], Regular]] = {
    ENGLAND: england_and_wales,
    SCOTLAND: scotland,
    IRELAND: northern_ireland,
}


def rows() -> list[Row]:
    """Every row of the table, in order of calendar and day; a day that was moved away keeps its row, withdrawn."""
    found: list[Row] = []
    for calendar, pattern in PATTERNS.items():
        moves = [move for move in MOVED if calendar in move.calendars]
        away = {move.instead_of: move.announced for move in moves if move.instead_of}
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            for on, name, source in pattern(year):
                regular = Row(calendar, on, name, source, SETTLED[source])
                found.append(replace(regular, withdrawn_on=away.pop(on, None)))
        if away:
            raise SystemExit(f"{calendar}: no regular bank holiday to move from {sorted(away)}")
        found += [Row(calendar, move.on, move.name, move.source, move.announced) for move in moves]
    return sorted(found, key=lambda row: (list(PATTERNS).index(row.calendar), row.on))


def table() -> str:
    """The whole table as comma-separated text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows():
        writer.writerow([getattr(row, column) or "" for column in COLUMNS])
    return text.getvalue()


def main(arguments: list[str]) -> int:
    """Write the table, or with `--check` only compare; 1 when the committed table differs."""
    if arguments == ["--check"]:
        same = TABLE.read_text(encoding="utf-8") == table()
        sys.stdout.write("The table is up to date.\n" if same else "The table differs: run this without --check.\n")
        return 0 if same else 1
    TABLE.write_text(table(), encoding="utf-8")
    sys.stdout.write(f"{len(rows())} rows written.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
