"""A text as it is compared: small letters without accents, one kind of apostrophe, and where each stood in what was written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

APOSTROPHES = "'’‘ʼ`´′＇"
DASHES = "-‐‑‒–—―−"


@dataclass(frozen=True)
class Reading:
    """A text to be searched. `at` holds, for every letter of `text`, where it stood in the text as it was written."""

    written: str
    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in what was written of a place in what is searched; accents that follow belong to it."""
        first, last = self.at[start], self.at[end - 1] + 1
        while last < len(self.written) and not simple(self.written[last]):
            last += 1
        return first, last


def reading(written: str) -> Reading:
    """Return a text as it is compared. What cannot be seen, a joiner or a soft hyphen, is passed over."""
    found = [(letter, place) for place, one in enumerate(written) for letter in simple(one)]
    return Reading(written, "".join(letter for letter, _ in found), tuple(place for _, place in found))


def simple(one: str) -> str:
    """One character as it is compared: nothing where it is an accent or cannot be seen."""
    if one in APOSTROPHES:
        return "'"
    if one in DASHES:
        return "-"
    if unicodedata.category(one) == "Cf":
        return ""
    if one.isspace():
        return "\n" if one == "\n" else " "
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", one).casefold())
    return "".join(part for part in whole if unicodedata.category(part) not in ("Mn", "Me", "Cf"))
