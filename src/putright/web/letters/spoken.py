"""A letter as it is read out: references, numbers and days as people say them. What speaks is in `audio`."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from putright.web.dates import day
from putright.web.letters.languages import written_in
from putright.web.letters.sheet import Sheet

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def spoken(of: Sheet) -> str:
    """The whole letter as one text, each heading and paragraph with a pause after it, in the language it was written in."""
    with written_in(of.language):
        head = (
            of.organisation,
            day(of.dated),
            _("Our reference: %(reference)s") % {"reference": of.reference},
            of.title,
        )
    paragraphs = (*head, *(line.text for line in of.lines))
    return "\n\n".join(_with_a_pause(said(text, of.reference, of.spoken_in)) for text in paragraphs)


def said(text: str, reference: str, language: str) -> str:
    """Words as they are spoken: the reference letter by letter, long numbers digit by digit; in English days and sums."""
    text = text.replace("[[", "[").replace("]]", "]")  # what stands in two brackets would be read as sounds
    text = text.replace(reference, spelled(reference)) if reference else text
    for pattern, words in (*EVERYWHERE, *(IN_ENGLISH if language.startswith("en") else ())):
        text = pattern.sub(words, text)
    return text


def spelled(code: str) -> str:
    """Letter by letter and digit by digit, with a pause between groups: `W M E, 2 0 2 6, 0 0 1 2`."""
    return ", ".join(" ".join(group).upper() for group in re.split(r"[^\w]+", code) if group)


def _with_a_pause(text: str) -> str:
    """A heading has no full stop, and a voice would run on."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def _digits(found: re.Match[str]) -> str:
    return spelled(found[0])


def _day(found: re.Match[str]) -> str:
    number = int(found[1])
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{ending} of {found[2]}"


def _sum(found: re.Match[str]) -> str:
    pounds, pence = found[1], (found[2] or "").strip("0")
    return f"{pounds} {'pound' if pounds == '1' else 'pounds'}{f' {found[2]}' if pence else ''}"


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
EVERYWHERE: tuple[Rule, ...] = (
    (re.compile(r"\b0\d{2,}(?: ?\d{3,})+\b"), _digits),
    (re.compile(r"(?<![\d,.£])\d{5,}\b"), _digits),
    (re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b"), _digits),
)
"""Telephone numbers, long numbers, British post codes."""
IN_ENGLISH: tuple[Rule, ...] = (
    (re.compile(rf"\b(\d\d?) ({MONTHS})\b"), _day),
    (re.compile(r"£([\d,]*\d)(?:\.(\d\d))?(?!\d)"), _sum),
)
