"""Timing letters: as PDF for paper, and read out. Each is another, of two pages, as an answer to a complaint is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from bench.timing import Line
from bench.words import COMMON

HOW_MANY = 60


def lines() -> list[Line]:
    """How many a second in one process; neither where what makes it is not installed."""
    from putright.web.letters import audio, pdf

    return [
        *([_as_pdf()] if pdf.is_installed() else []),
        *([_read_out()] if audio.is_installed() else []),
    ]


def _as_pdf() -> Line:
    from putright.web.letters.pdf import pdf
    from putright.web.letters.sheet import html

    letters = list(made())
    pdf(html(letters[0], 14))  # the style and the fonts are read once
    begun, weight = time.perf_counter(), 0
    for letter in letters:
        weight += len(pdf(html(letter, 14)))
    seconds = time.perf_counter() - begun
    return Line("letters of two pages as PDF", HOW_MANY / seconds, "a second", 12, f"{weight / HOW_MANY / 1000:.0f} KB")


def _read_out() -> Line:
    from putright.web.letters.audio import audio
    from putright.web.letters.spoken import spoken

    letters = list(made())[:10]
    begun = time.perf_counter()
    weight = sum(len(audio(spoken(letter), "en-gb")) for letter in letters)
    took = (time.perf_counter() - begun) / len(letters) * 1000
    return Line("a letter of two pages read out", took, "ms", None, f"{weight / len(letters) / 1e6:.1f} MB")


def made() -> Iterator[Any]:
    """Letters that differ in their address, reference and words."""
    from putright.core.casework.letter_text import Line as Said
    from putright.register.organisations import Contact
    from putright.web.letters.sheet import Sheet

    contact = Contact(
        "01632 960000", "9am to 5pm", "feedback@council.example", ("The Council House", "Anytown", "ZZ1 1AA")
    )
    for number in range(HOW_MANY):
        parts = ("Our decision", "What we found", "Why", "We are sorry", "What we will do", "How to reach us")
        words = f"Your complaint {number} about the {COMMON} is upheld. We will do this by Thursday 31 December 2026. "
        said = [line for part in parts for line in (Said(part, heading=True), Said(words * 2))]
        to = (f"Person {number}", f"{number} Mill Lane", "Madeupton", "ZZ9 9ZZ")
        ending = (Said("Yours sincerely"), Said("Nadia Aziz"))
        yield Sheet(
            "The Council", contact, to, "Our answer to your complaint", f"TC-2026-{number:05d}", date(2026, 10, 21),
            (Said(f"Dear Person {number}"), *said, *ending), seal="57-3f9a1c2b4d5e6f70",
        )  # fmt: skip
