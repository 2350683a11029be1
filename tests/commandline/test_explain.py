"""`putright explain CASE`: where a case stands and why, without a word of what was said in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.commandline.installations import database, putright


def cases(folder: Path, where: str) -> list[tuple[str, str]]:
    """The registration number and reference of some cases."""
    with sqlite3.connect(folder / ".demo" / "demo.sqlite3") as connection:
        return connection.execute(f"SELECT number, ref FROM register_case WHERE {where} ORDER BY id").fetchall()


def test_a_case_is_explained_by_number_and_by_reference_alike(demo: Path) -> None:
    number, ref = cases(demo, "number <> ''")[0]
    by_number, by_ref = (putright(demo, "explain", name, "--demo") for name in (number, ref.upper()))
    assert by_number.returncode == 0, by_number.stderr
    assert by_number.stdout == by_ref.stdout
    for words in (number, ref, "Who has it", "Dates", "Rights", "Letters owed", "Working day 1 is", "version"):
        assert words in by_number.stdout


def test_every_case_can_be_explained_and_every_date_has_its_clause(demo: Path) -> None:
    names = [number or ref for number, ref in cases(demo, "1")]
    told = putright(demo, "explain", *names, PUTRIGHT_DATABASE_URL=database(demo), PUTRIGHT_MODE="test")
    assert told.returncode == 0, told.stderr
    assert told.stdout.count("  It follows “") == len(names) > 10
    dated = [line for line in told.stdout.splitlines() if line.startswith("  ") and line[2] != " " and ": by " in line]
    assert dated
    assert [line for line in dated if not line.endswith("]")] == []


def test_an_open_case_says_who_has_it_and_by_which_clause(demo: Path) -> None:
    _, ref = cases(demo, "closed_on IS NULL AND holders <> '[]'")[0]
    told = putright(demo, "explain", ref, "--demo").stdout
    who = told.partition("Who has it\n")[2].partition("\n")[0]
    assert ", as " in who
    assert who.endswith("]")


def test_nothing_that_was_said_and_nobody_who_said_it_is_shown(demo: Path) -> None:
    with sqlite3.connect(demo / ".demo" / "demo.sqlite3") as connection:
        said = [words for (words,) in connection.execute("SELECT words FROM register_paper WHERE words <> ''")]
        parties = [name for (name,) in connection.execute("SELECT name FROM register_party")]
    told = putright(demo, "explain", *(ref for _, ref in cases(demo, "1")), "--demo").stdout
    assert said
    assert parties
    assert not [words for words in [*said, *parties] if words in told]


@pytest.mark.parametrize("arguments", [["NOBODY-1"], ["NOBODY-1", "--organisation", "dudley-council"]])
def test_an_unknown_case_is_one_line(demo: Path, arguments: list[str]) -> None:
    asked = putright(demo, "explain", *arguments, "--demo")
    assert (asked.returncode, asked.stdout, asked.stderr.count("\n")) == (1, "", 1)
    assert "there is no case NOBODY-1" in asked.stderr


def test_a_case_of_another_organisation_is_unknown_there(demo: Path) -> None:
    number, _ = cases(demo, "number LIKE 'WME%'")[0]
    assert putright(demo, "explain", number, "--demo", "--organisation", "works-for-us").returncode == 1
