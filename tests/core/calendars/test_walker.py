"""The product and a day-by-day walker, written apart, agree on random triples of start, rule and calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random

import pytest

from putright.core.calendars import (
    NAMES,
    Calendar,
    ClosedDay,
    Counting,
    Length,
    Unit,
    before_date,
    calendar,
    due,
    due_date,
)
from tests.core.calendars.walker import closed_dates, walk, walk_back

TRIPLES = 24_000
LONGEST = {"working days": 60, "business days": 30, "calendar days": 90, "weeks": 9, "months": 7, "years": 2}
Triple = tuple[str, datetime, Length, dict[str, str]]


def triples(seed: int) -> Iterator[Triple]:
    chance = Random(seed)
    while True:
        start = datetime(2012, 1, 2) + timedelta(seconds=chance.randrange(17 * 365 * 86_400))  # noqa: DTZ001
        unit = chance.choice([*Unit])
        yield chance.choice(NAMES), start, Length(chance.randint(1, LONGEST[unit]), unit), switches(chance)


def switches(chance: Random) -> dict[str, str]:
    words = {
        "first day": chance.choice(["the day after", "the same day"]),
        "received on a closed day": chance.choice(["as is", "next working day"]),
        "due on a closed day": chance.choice(["stays", "next working day", "previous working day"]),
    }
    if words["first day"] == "the day after" and chance.random() < 0.3:
        words["clear days"] = "yes"
    if chance.random() < 0.3:
        words["cut off"] = chance.choice(["12:00", "16:30", "17:00"])
    return words


def disagreements(calendars: dict[str, Calendar], closed: dict[str, set[date]], seed: int, number: int) -> list[Triple]:
    return [
        (name, start, length, words)
        for name, start, length, words in islice(triples(seed), number)
        if due_date(calendars[name], start, length, Counting.from_words(words))
        != walk(closed[name], start, length.amount, length.unit, words)
    ]


def without(whole: Calendar, missing: date) -> Calendar:
    return replace(whole, declared=tuple(day for day in whole.declared if day.on != missing))


@pytest.fixture(scope="module")
def closed() -> dict[str, set[date]]:
    return {name: closed_dates(name) for name in NAMES}


def test_the_walker_agrees_on_24_000_random_triples(closed: dict[str, set[date]]) -> None:
    assert disagreements({name: calendar(name) for name in NAMES}, closed, seed=2026, number=TRIPLES) == []


def test_the_walker_agrees_when_an_organisation_has_closures_of_its_own(closed: dict[str, set[date]]) -> None:
    chance = Random(7)
    days = {date(2012, 1, 2) + timedelta(days=chance.randrange(17 * 365)) for _ in range(400)}
    closures = [ClosedDay(day, "Closed", "The director", date(2012, 1, 1), "closure") for day in days]
    calendars = {name: calendar(name).with_closures(closures) for name in NAMES}
    assert disagreements(calendars, {name: closed[name] | days for name in NAMES}, seed=8, number=3_000) == []


def test_the_walker_agrees_when_counting_back_from_a_meeting(closed: dict[str, set[date]]) -> None:
    for name, start, length, words in islice(triples(9), 3_000):
        found = before_date(calendar(name), start.date(), length, Counting.from_words(words))
        assert found == walk_back(closed[name], start.date(), length.amount, length.unit, words), (start, length, words)


def test_the_working_ends_on_the_date_the_fast_path_gives() -> None:
    for name, start, length, words in islice(triples(10), 2_000):
        counting = Counting.from_words(words)
        working = due(calendar(name), start, length, counting)
        assert working.due == due_date(calendar(name), start, length, counting)
        assert working.in_words()


def test_the_walker_would_notice_one_bank_holiday_missing_from_a_calendar(closed: dict[str, set[date]]) -> None:
    lacking = {name: without(calendar(name), date(2020, 12, 25)) for name in NAMES}
    assert disagreements(lacking, closed, seed=2026, number=TRIPLES)


@pytest.mark.parametrize(
    ("switch", "value"),
    [
        ("first day", "the day after"),
        ("received on a closed day", "as is"),
        ("due on a closed day", "stays"),
        ("clear days", "no"),
        ("cut off", "23:59"),
    ],
)
def test_the_walker_would_notice_a_switch_that_did_nothing(
    switch: str, value: str, closed: dict[str, set[date]]
) -> None:
    noticed = [
        triple
        for triple in islice(triples(11), 400)
        if walk(closed[triple[0]], triple[1], triple[2].amount, triple[2].unit, triple[3])
        != due_date(calendar(triple[0]), triple[1], triple[2], Counting.from_words({**triple[3], switch: value}))
    ]
    assert noticed
