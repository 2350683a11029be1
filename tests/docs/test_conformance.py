"""docs/conformance.md is true: every row is there once, and every path named exists and names its row."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = (Path(__file__).parent / "rows.txt").read_text(encoding="utf-8").split()
"""The identifiers of all requirement rows; what they say is not here."""
TABLE = ROOT / "docs/conformance.md"
PARTS = ("public side", "desk", "letters", "correspondence", "reports", "settings", "organisation’s own records")


def lines(text: str) -> list[tuple[str, str, str]]:
    """The rows of the table: identifier, what shows it, what is not yet."""
    found = re.findall(r"^\| ([A-Z]+-[\w.]+) \| (.*?) \| (.*?) ?\|$", text, re.MULTILINE)
    return [(row, shown, later.strip()) for row, shown, later in found]


def paths(shown: str) -> list[str]:
    """The paths that a cell links to."""
    return re.findall(r"\]\(\.\./([^)]+)\)", shown)


def mistakes(text: str) -> Iterator[str]:
    """What is not true in a table."""
    for row, shown, later in lines(text):
        for path in paths(shown):
            if not (ROOT / path).is_file():
                yield f"{row}: {path} does not exist"
            elif not re.search(rf"\b{re.escape(row)}(?![\w.]*\w)", (ROOT / path).read_text(encoding="utf-8")):
                yield f"{row}: {path} does not name it"
        if not paths(shown) and not later:
            yield f"{row}: nothing shows it, and nothing is said to come"
        if later and not later.endswith(PARTS):
            yield f"{row}: which part of the product will show it?"


def test_every_row_stands_in_the_table_once() -> None:
    assert len(ROWS) == 110
    assert sorted(row for row, _, _ in lines(TABLE.read_text(encoding="utf-8"))) == sorted(ROWS)


def test_every_path_in_the_table_exists_and_names_its_row() -> None:
    assert list(mistakes(TABLE.read_text(encoding="utf-8"))) == []


def test_a_row_that_a_scenario_names_is_not_said_to_be_shown_by_nothing() -> None:
    named = {
        row for file in (ROOT / "procedures").glob("*/scenarios/*.yaml") for row in rows_shown(file.read_text("utf-8"))
    }
    empty = {row for row, shown, _ in lines(TABLE.read_text(encoding="utf-8")) if not paths(shown)}
    assert named & empty == set()
    assert named <= set(ROWS), "a scenario names a row that does not exist"


def rows_shown(text: str) -> list[str]:
    """The rows that a scenario says it shows."""
    return [
        row for line in re.findall(r"^shows: (.*)$", text, re.MULTILINE) for row in re.findall(r"[A-Z]+-[\w.]+", line)
    ]


def test_what_is_not_true_is_noticed() -> None:
    wrong = (
        "| WME-1.1 | [x](../procedures/nowhere.yaml) |  |\n"
        "| WME-1.2 | [x](../tests/docs/guide.py) |  |\n"
        "| WME-1.3 | – |  |\n"
        "| WME-1.4 | – | one day |\n"
    )
    assert [line.partition(":")[0] for line in mistakes(wrong)] == ["WME-1.1", "WME-1.2", "WME-1.3", "WME-1.4"]
