"""A letter as one text, as it is kept with the entry that says it was sent; headings are lines that begin with a number sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

TEXT = "letter"
"""The part of a sent letter that holds its whole text."""

HEADING = "# "


class Block(Protocol):
    """One part of a letter: a heading, which may be empty, and paragraphs."""

    @property
    def heading(self) -> str:
        """What stands over it."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What it says."""


@dataclass(frozen=True)
class Line:
    """A heading or a paragraph."""

    text: str
    heading: bool = False


def as_text(blocks: Iterable[Block]) -> str:
    """Return the blocks as one text. A line of somebody's own words that looks like a heading is moved in by a space."""
    lines: list[str] = []
    for block in blocks:
        if block.heading:
            lines.append(HEADING + block.heading)
        lines += [_not_a_heading(paragraph) for paragraph in block.paragraphs]
    return "\n\n".join(lines)


def _not_a_heading(paragraph: str) -> str:
    return "\n".join(f" {line}" if line.startswith(HEADING) else line for line in paragraph.split("\n"))


def paragraphs(text: str) -> tuple[Line, ...]:
    """Return what a kept text is made of, to be drawn."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    return tuple(Line(part.removeprefix(HEADING), part.startswith(HEADING)) for part in parts)
