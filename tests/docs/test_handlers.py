"""The guide for staff names every action there is and leads to pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from putright.core.casework.decide import CHAPTERS
from putright.core.casework.decide.recording import CORRECTABLE
from putright.web.desk import correcting

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/handlers"
LISTED = re.compile(r"^\| ([a-z ]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
HEADINGS = {"action"}
TITLED = re.compile(r"^(?!its |nobody|the title)([^:…]+)", re.MULTILINE)


def actions(text: str) -> set[str]:
    """The actions that a page lists, each with a title and a meaning."""
    return {name for name, title, meaning in LISTED.findall(text) if title.strip() and meaning.strip()} - HEADINGS


def everything() -> str:
    return (GUIDE / "8-everything.md").read_text(encoding="utf-8")


def test_every_action_is_explained_to_staff_and_no_other() -> None:
    assert actions(everything()) == set(CHAPTERS)


def test_an_action_that_is_not_listed_is_noticed() -> None:
    without = "\n".join(line for line in everything().splitlines() if not line.startswith("| judge |"))
    assert set(CHAPTERS) - actions(without) == {"judge"}


def code() -> str:
    """Everything that words on the pages come from, procedures aside."""
    files = (file for folder in ("core/casework", "web") for file in (ROOT / "src/putright" / folder).rglob("*"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.suffix in (".py", ".html"))


def test_the_titles_are_those_on_the_page() -> None:
    """Titles that are not the procedure's stand in the code, word for word."""
    known = code()
    for name, title, _ in LISTED.findall(everything())[1:]:
        if found := TITLED.match(title.strip()):
            assert found[1] in known, f"{name}: {title}"


def chosen(text: str) -> list[str]:
    """What a page of the guide tells people to choose, as it is written on the button or link."""
    return re.findall(r"[Cc]hoose \*\*([^*]+)\*\*", " ".join(text.split()))


def test_what_people_are_told_to_choose_is_there() -> None:
    known = code()
    found = [label for page in GUIDE.glob("*.md") for label in chosen(page.read_text(encoding="utf-8"))]
    assert len(found) > 5
    assert [label for label in found if label not in known] == []


def test_a_button_that_is_not_there_is_noticed() -> None:
    assert [label for label in chosen("Choose **Make tea** first.") if label not in code()] == ["Make tea"]


def test_every_part_that_can_be_put_right_is_named() -> None:
    text = (GUIDE / "7-when-it-will-not.md").read_text(encoding="utf-8").split("## Putting a mistake right")[1]
    named = {
        part for row in re.findall(r"^\| (\*[^|]+) \|", text, re.MULTILINE) for part in re.findall(r"\*([^*]+)\*", row)
    }
    assert named == set(correcting.parts().values())
    assert set(correcting.parts()) == set(CORRECTABLE)


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.name)
def test_a_picture_says_in_words_what_it_shows(page: Path) -> None:
    for words, file in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        assert len(words) > 20, f"{file} has no words for whoever cannot see it"
        assert (page.parent / file).exists()
