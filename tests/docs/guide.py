"""The authors' guide taken apart: its chapters, their fenced blocks and their tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs/authors"
CHAPTERS = sorted(GUIDE.glob("*.md"))


@dataclass(frozen=True)
class Block:
    """A fenced block: the file and line it stands in, what it is marked as, and its text."""

    file: str
    line: int
    mark: str
    text: str


def blocks(*marks: str) -> list[Block]:
    """Every block of the guide whose mark begins with one of these words."""
    return [block for chapter in CHAPTERS for block in _blocks(chapter) if block.mark.split(" ")[0] in marks]


def _blocks(chapter: Path) -> Iterator[Block]:
    text = chapter.read_text(encoding="utf-8")
    for found in re.finditer(
        r"^(?P<fence>`{3,})(?P<mark>[^\n`]*)\n(?P<text>.*?)^(?P=fence)$", text, re.MULTILINE | re.DOTALL
    ):
        yield Block(chapter.name, text[: found.start()].count("\n") + 1, found["mark"], found["text"])


def table(chapter: str, heading: str) -> list[list[str]]:
    """The rows of the table that begins with a row of these headings, cell by cell."""
    lines = (GUIDE / chapter).read_text(encoding="utf-8").splitlines()
    first = lines.index(heading)
    rows: list[list[str]] = []
    for line in lines[first + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows
