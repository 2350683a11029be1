"""The Welsh of the public pages: days, numbers and plurals as Welsh has them, and a translation for every text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from django.test import Client
from django.utils.translation import ngettext, override

from putright.register.organisations import Place
from putright.web.dates import day, day_and_time, number, short_day
from putright.web.forms.counting import counting_texts
from putright.web.telling.words import in_a_row
from tests.web.cast import main_of
from tools import texts
from tools.made_up import KEPT

WAITING: tuple[str, ...] = ()
"""Modules and templates whose texts are still being written, from `src/putright/` on; they are translated last."""

MONTHS = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
]
DAYS = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"]
PLURALS = {
    0: "0 diwrnod gwaith ar ôl", 1: "1 diwrnod gwaith ar ôl", 2: "2 ddiwrnod gwaith ar ôl", 3: "3 diwrnod gwaith ar ôl",
    6: "6 diwrnod gwaith ar ôl", 11: "11 diwrnod gwaith ar ôl",
}  # fmt: skip


@pytest.fixture(scope="module")
def welsh() -> Catalog:
    """The catalogue as a translator sees it."""
    with (texts.LOCALE / "cy/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_welsh_name(month: int) -> None:
    with override("cy"):
        assert day(date(2026, month, 5)).endswith(f" 5 {MONTHS[month - 1]} 2026")


@pytest.mark.parametrize("weekday", range(7))
def test_every_day_of_the_week_has_its_welsh_name_written_small_within_a_sentence(weekday: int) -> None:
    with override("cy"):
        assert day(date(2026, 11, 23 + weekday)) == f"dydd {DAYS[weekday]} {23 + weekday} Tachwedd 2026"


def test_moments_numbers_and_names_in_a_row_are_welsh() -> None:
    with override("cy"):
        assert short_day(date(2026, 11, 23)) == "Llun 23 Tach 2026"
        assert day_and_time(datetime(2026, 7, 1, 15, 12, tzinfo=UTC)) == "dydd Mercher 1 Gorffennaf 2026 am 4:12pm"
        assert number(20_000) == "20,000"
        assert in_a_row(["Ann", "Ben", "Cai"]) == "Ann, Ben a hefyd Cai"


@pytest.mark.parametrize("days", PLURALS)
def test_a_number_takes_the_welsh_form_of_its_noun(days: int) -> None:
    with override("cy"):
        said = ngettext("%(days)s working day left", "%(days)s working days left", days) % {"days": days}
    assert said == PLURALS[days]


def test_the_catalogue_has_the_six_forms_of_welsh(welsh: Catalog) -> None:
    assert welsh.num_plurals == 6
    several = [message for message in welsh if message.id and message.pluralizable]
    assert several
    assert all(len(message.string) == 6 and all(message.string) for message in several)


def test_a_browser_that_counts_characters_is_told_every_form() -> None:
    with override("cy"):
        told = counting_texts()["charactersUnderLimitText"]
    assert set(told) == {"zero", "one", "two", "few", "many", "other"}
    assert told["other"] == "Mae gennych %{count} o nodau ar ôl"
    assert set(counting_texts()["charactersUnderLimitText"]) == {"one", "other"}


def untranslated(welsh: Catalog, wanted: Catalog) -> list[object]:
    """The texts for the public that have no Welsh, or a Welsh that nobody has looked at."""
    waiting = tuple(f"src/putright/{name}" for name in WAITING)
    return [
        message.id
        for message in wanted
        if message.id
        and not (waiting and all(name.startswith(waiting) for name, _line in message.locations))
        and not _has(welsh, message.id)
    ]


def _has(welsh: Catalog, text: object) -> bool:
    found = welsh[text]  # type: ignore[index]
    return (
        found is not None and not found.fuzzy and all([found.string] if isinstance(found.string, str) else found.string)
    )


def test_every_text_for_the_public_has_its_welsh(welsh: Catalog) -> None:
    with texts.TEMPLATE.open("rb") as file:
        wanted = texts.for_the_public(read_po(file))
    assert len(wanted) > 150
    assert untranslated(welsh, wanted) == [], "translate these in cy/LC_MESSAGES/django.po (`make texts` adds them)"


def test_a_text_without_its_welsh_is_found_out(welsh: Catalog) -> None:
    wanted = Catalog()
    wanted.add("Nobody has translated this", locations=[("src/putright/web/jinja2/public/new.html", 1)])
    assert untranslated(welsh, wanted) == ["Nobody has translated this"]


def broken(catalogue: Catalog) -> list[object]:
    """The texts whose translation lacks, or adds, something that a program fills in."""
    return [
        message.id
        for message in catalogue
        if message.id
        for text in ([message.string] if isinstance(message.string, str) else message.string)
        if set(KEPT.findall(text)) != set(KEPT.findall(message.id if isinstance(message.id, str) else message.id[1]))
    ]


def test_no_translation_loses_what_a_program_fills_in(welsh: Catalog) -> None:
    assert broken(welsh) == []
    planted = Catalog()
    planted.add("By %(day)s", "Erbyn %(dydd)s")
    assert broken(planted) == ["By %(day)s"]


def test_a_reader_is_told_in_both_languages_that_the_english_counts(employers: Place) -> None:
    page = Client(headers={"cookie": "language=cy"}).get(f"/{employers.slug}/")
    assert "Cyfieithiad drafft yw hwn. Y dudalen Saesneg sy’n cyfrif." in page.text
    assert re.search(
        '<span lang="en-gb" dir="ltr">This is a draft translation. The English page counts.</span>', page.text
    )
    assert "Beth hoffech chi ei ddweud wrthym?" in main_of(page)
