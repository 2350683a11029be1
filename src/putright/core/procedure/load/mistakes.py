"""What is wrong in a document, as values: where, what, what was expected, and the nearest right word. Nothing is read here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Mistake:
    """One mistake in one file. Lines and columns count from one."""

    file: str
    line: int
    what: str
    expected: str = ""
    nearest: str = ""
    column: int = 1

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}:{self.column}: {self.what}"
        if self.expected:
            text += f" Expected: {self.expected}."
        if self.nearest:
            text += f" Did you mean `{self.nearest}`?"
        return text


class Wrong(Exception):
    """A document that cannot be used, with every mistake found."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: (mistake.file, mistake.line, mistake.column)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def nearest(word: str, known: Iterable[str]) -> str:
    """The most similar known word, or an empty string where none is near."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def listed(words: Iterable[str]) -> str:
    """Words in a row for a message: `a, b or c`."""
    row = list(words)
    return row[0] if len(row) == 1 else f"{', '.join(row[:-1])} or {row[-1]}" if row else ""
