"""What the documents point at exists: files, commands of make and headings of the changelog."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "procedures").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)[^)]*\)")
TARGET = re.compile(r"(?:^|`)make ([a-z]+)\b", re.MULTILINE)


def dead_links(path: Path, text: str) -> list[str]:
    """Return the relative links of a document that lead nowhere."""
    return [link for link in LINK.findall(text) if not (path.parent / link).exists()]


def unknown_targets(text: str) -> list[str]:
    """Return the commands of make in a document that the Makefile does not have."""
    known = set(re.findall(r"^([a-z]+(?: [a-z]+)*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    return [target for target in TARGET.findall(text) if target not in known]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_points_at_what_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert dead_links(path, text) == []
    assert unknown_targets(text) == []


def test_a_dead_link_and_an_unknown_command_are_noticed() -> None:
    text = "See [the guide](docs/nowhere.md) and run `make tea`."
    assert dead_links(ROOT / "README.md", text) == ["docs/nowhere.md"]
    assert unknown_targets(text) == ["tea"]


def test_the_first_screen_of_the_readme_says_what_it_is_and_the_two_commands() -> None:
    screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25])
    assert "complaints" in screen
    assert "make demo" in screen
    assert "make test" in screen
