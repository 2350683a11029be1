"""The table of bank holidays: as its generator writes it, each day with a source, and as two other lists have it."""

from collections.abc import Mapping
from datetime import date

import pytest

from putright.core.calendars import NAMES, calendar
from tools import bank_holidays

YEARS = range(bank_holidays.FIRST_YEAR, bank_holidays.LAST_YEAR + 1)
DIVISIONS = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}

# What each other list leaves out or adds, and why; docs/operators/calendars.md tells it to operators.
MISSING_FROM_GOVUK_BANK_HOLIDAYS = {
    "scotland": {date(2026, 6, 15)}  # the release carries a list made before the proclamation of February 2026
}
MISSING_FROM_HOLIDAYS: Mapping[str, set[date]] = {}


def differences(ours: Mapping[str, set[date]], theirs: Mapping[str, set[date]]) -> dict[str, set[date]]:
    """The days only one of two lists has, by calendar."""
    return {name: ours[name] ^ theirs[name] for name in NAMES if ours[name] ^ theirs[name]}


def ours() -> dict[str, set[date]]:
    return {name: set(calendar(name).closed) for name in NAMES}


def from_govuk_bank_holidays() -> dict[str, set[date]]:
    package = pytest.importorskip(
        "govuk_bank_holidays.bank_holidays", reason="the cross-check needs the package govuk-bank-holidays"
    )
    published = package.BankHolidays(use_cached_holidays=True)
    return {
        name: {each["date"] for each in published.get_holidays(division=name) if each["date"].year in YEARS}
        for name in NAMES
    }


def from_holidays() -> dict[str, set[date]]:
    package = pytest.importorskip("holidays", reason="the cross-check needs the package holidays")
    found = {name: package.country_holidays("GB", subdiv=part, years=YEARS) for name, part in DIVISIONS.items()}
    return {name: {day for day in days if day.weekday() < 5} for name, days in found.items()}


def test_the_committed_table_is_what_the_generator_writes() -> None:
    assert bank_holidays.TABLE.read_text(encoding="utf-8") == bank_holidays.table()


def test_a_table_changed_by_hand_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_holidays, "LAST_YEAR", bank_holidays.LAST_YEAR + 1)
    assert bank_holidays.TABLE.read_text(encoding="utf-8") != bank_holidays.table()
    assert bank_holidays.main(["--check"]) == 1


def test_the_list_of_govuk_bank_holidays_differs_only_where_it_is_older() -> None:
    assert differences(ours(), from_govuk_bank_holidays()) == MISSING_FROM_GOVUK_BANK_HOLIDAYS


def test_the_list_of_holidays_does_not_differ_on_any_weekday() -> None:
    assert differences(ours(), from_holidays()) == MISSING_FROM_HOLIDAYS


def test_a_day_missing_from_our_table_would_be_noticed() -> None:
    lacking = {name: days - {date(2026, 12, 25)} for name, days in ours().items()}
    assert differences(lacking, from_holidays()) == {name: {date(2026, 12, 25)} for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_bank_holiday_has_a_name_a_source_and_a_day_it_was_known_before_it_came(name: str) -> None:
    for day in calendar(name).declared:
        assert day.name
        assert day.source
        assert day.known_since < day.on
        assert day.on.weekday() < 5


@pytest.mark.parametrize("name", NAMES)
def test_the_table_runs_from_2012_to_the_last_announced_year(name: str) -> None:
    assert {day.on.year for day in calendar(name).closed.values()} == set(YEARS)
    assert calendar(name).covers_from == date(2012, 1, 1)
    assert calendar(name).covers_until == date(bank_holidays.LAST_YEAR, 12, 31)


@pytest.mark.parametrize(
    ("name", "on", "known_since"),
    [
        ("england-and-wales", date(2012, 6, 5), date(2010, 1, 5)),
        ("england-and-wales", date(2020, 5, 8), date(2019, 6, 7)),
        ("scotland", date(2020, 5, 8), date(2019, 6, 14)),
        ("northern-ireland", date(2022, 6, 3), date(2020, 11, 12)),
        ("scotland", date(2022, 9, 19), date(2022, 9, 10)),
        ("england-and-wales", date(2023, 5, 8), date(2022, 11, 6)),
        ("scotland", date(2026, 6, 15), date(2026, 2, 4)),
    ],
)
def test_an_exceptional_day_was_known_from_the_day_it_was_announced(name: str, on: date, known_since: date) -> None:
    assert calendar(name).closed[on].known_since == known_since


def test_a_move_from_a_day_that_is_no_bank_holiday_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = bank_holidays.Move(("scotland",), date(2026, 6, 15), "Extra", "Nobody", date(2026, 1, 1), date(2026, 6, 2))
    monkeypatch.setattr(bank_holidays, "MOVED", (*bank_holidays.MOVED, wrong))
    with pytest.raises(SystemExit, match="scotland: no regular bank holiday to move"):
        bank_holidays.rows()


def test_an_unknown_calendar_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match=r"there is no calendar 'england'; .* \(did you mean 'england-and-wales'\?\)"):
        calendar("england")
