"""The words of pages go through gettext, dates through the language, and names into sentences."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages import Catalog, mofile
from django.test import Client, override_settings
from django.utils.translation import override, trans_real

from putright.web.dates import day, day_and_time, short_day
from putright.web.telling.words import held_together, in_a_row, sentence


def test_a_day_is_written_out() -> None:
    assert day(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert short_day(date(2026, 11, 3)) == "Tue 3 Nov 2026"


def test_a_moment_is_told_by_the_clock_on_the_wall() -> None:
    assert day_and_time(datetime(2026, 7, 1, 15, 12, tzinfo=UTC)) == "Wednesday 1 July 2026 at 4:12pm"


@pytest.mark.parametrize(
    ("names", "row"), [([], ""), (["Ann"], "Ann"), (["Ann", "Ben"], "Ann and Ben"), (["A", "B", "C"], "A, B and C")]
)
def test_names_stand_in_a_row(names: list[str], row: str) -> None:
    assert in_a_row(names) == row


def test_a_sentence_begins_with_a_capital_and_keeps_the_others() -> None:
    assert sentence("the BSL office") == "The BSL office"
    assert sentence("") == ""


@pytest.fixture
def in_welsh(tmp_path: Path) -> Path:
    """A folder with two phrases in Welsh."""
    catalogue = Catalog(locale="cy", domain="django")
    catalogue.add("Page not found", "Heb ddod o hyd i'r dudalen")
    catalogue.add("Skip to main content", "Neidio i'r prif gynnwys")
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        mofile.write_mo(file, catalogue)
    return tmp_path


def test_a_translation_reaches_the_page(in_welsh: Path) -> None:
    with override_settings(
        LOCALE_PATHS=[str(in_welsh)], LANGUAGES=[("cy", "Cymraeg"), ("en-gb", "English")], LANGUAGE_CODE="cy"
    ):
        trans_real._translations.clear()
        with override("cy"):
            page = Client().get("/nowhere/at/all/x/")
    trans_real._translations.clear()
    assert "Heb ddod o hyd i'r dudalen" in page.text
    assert "Neidio i'r prif gynnwys" in page.text
    assert '<html lang="cy"' in page.text


def test_no_line_ends_within_a_day_a_number_or_a_post_code() -> None:
    held = held_together("Ring 020 7946 0142 by Monday 4 November 2026. 12 Canal Street, London, ZZ2 1AA or Z1A 1AA.")
    assert held.replace("\N{NO-BREAK SPACE}", "_") == (
        "Ring 020_7946_0142 by Monday 4_November 2026. 12 Canal Street, London, ZZ2_1AA or Z1A_1AA."
    )
