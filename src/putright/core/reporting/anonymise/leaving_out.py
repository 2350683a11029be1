"""A text without who somebody is, piece by piece, and whether anything of them is left in one. Pure; it knows no case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from putright.core.reporting.anonymise.everyday import EVERYDAY, WITHIN
from putright.core.reporting.anonymise.patterns import Pattern, patterns
from putright.core.reporting.anonymise.reading import Reading, reading
from putright.core.reporting.anonymise.somebody import Known, Somebody


@dataclass(frozen=True)
class Piece:
    """A piece of a text. Where something was left out, `text` stands in its place and `was` is what had been there."""

    text: str
    was: str = ""


@dataclass(frozen=True)
class Place:
    """Where in a text something is left of somebody."""

    start: int
    end: int


def leave_out(text: str, known: Known) -> tuple[Piece, ...]:
    """Return the text with everything that is known, and whatever has the form of an address or number, left out."""
    pieces, done = [], 0
    for start, end, instead in _merged(_found(reading(text), patterns(known))):
        if start > done:
            pieces.append(Piece(text[done:start]))
        was = text[start:end]
        pieces.append(Piece(instead + _possessive(was), was))
        done = end
    return (*pieces, Piece(text[done:])) if text[done:] else tuple(pieces)


def _possessive(was: str) -> str:
    return "’s" if re.search(r"['’]s$", was, re.IGNORECASE) else ""


def plain(pieces: Iterable[Piece]) -> str:
    """The text as it is to leave."""
    return "".join(piece.text for piece in pieces)


def _found(text: Reading, looked_for: Iterable[Pattern]) -> Iterator[tuple[int, int, str]]:
    for pattern in looked_for:
        for match in pattern.regex.finditer(text.text):
            start, end = match.span()
            if end > start and not _only_a_word(text, pattern, start, end):
                yield (*text.span(start, end), pattern.instead)


def _only_a_word(text: Reading, pattern: Pattern, start: int, end: int) -> bool:
    """Whether a name that is an everyday word too stands there alone and written small."""
    alone = text.text[start:end].removesuffix("'s") in pattern.everyday or text.text[start:end] in pattern.everyday
    return alone and not text.written[text.at[start]].isupper()


def _merged(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Places that lie over one another as one, with the words of the longest."""
    merged: list[tuple[int, int, str]] = []
    for start, end, instead in sorted(found, key=lambda one: (one[0], -one[1])):
        if merged and start < merged[-1][1]:
            first, last, words = merged[-1]
            merged[-1] = (first, max(last, end), words if last - first >= end - start else instead)
        else:
            merged.append((start, end, instead))
    return merged


def left_in(text: str, known: Known) -> tuple[Place, ...]:
    """Return where anything of what is known is left in a text that is to leave; what stands in its place is not.

    It looks in a second way as well: word by word for names, and digit by digit for numbers.
    """
    looked_for = patterns(known)
    seen = _without(text, (*(pattern.instead for pattern in looked_for), *known.ours))
    found = [*_found(reading(seen), looked_for), *_words(reading(seen), known), *_digits(seen, known)]
    return tuple(Place(start, end) for start, end, _ in _merged(found))


def _without(text: str, ours: Iterable[str]) -> str:
    """The text with our own words blotted out, each letter by an empty line, so that every place stays where it is."""
    for words in sorted({one for one in ours if one}, key=len, reverse=True):
        text = re.sub(re.escape(words), lambda match: "\n" * len(match.group()), text, flags=re.IGNORECASE)
    return text


def _words(text: Reading, known: Known) -> Iterator[tuple[int, int, str]]:
    names = {part for person in known.people for part in person.parts if _tells(part)}
    for match in re.finditer(r"[^\W\d_]+", text.text):
        if match.group() in names:
            yield (*text.span(*match.span()), "")


def _tells(part: str) -> bool:
    return len(part) > 1 and part not in EVERYDAY and part not in WITHIN


def _digits(text: str, known: Known) -> Iterator[tuple[int, int, str]]:
    """Telephone numbers in runs of digits, whatever signs and spaces stand between those."""
    for run in re.finditer(r"\d(?:\W{0,3}\d)+", text):
        digits = "".join(re.findall(r"\d", run.group()))
        if any(number in digits for number in map(_number, known.people) if number):
            yield (*run.span(), "")


def _number(person: Somebody) -> str:
    digits = "".join(re.findall(r"\d", person.telephone))
    return digits[-9:] if len(digits) >= 7 else ""
