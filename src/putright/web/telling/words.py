"""Small matters of writing: a capital at the start, names in a row, how large a file is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from putright.web.telling.theirs import alike


def sentence(text: str) -> str:
    """Return the text with a capital letter first, and the rest as it is."""
    return alike(text, text[:1].upper() + text[1:])


def in_a_row(names: Sequence[str]) -> str:
    """Return `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}


def file_size(size: int) -> str:
    """Return a number of bytes as people read it."""
    if size < 1024:
        return _("%(size)s bytes") % {"size": size}
    if size < 1024 * 1024:
        return _("%(size)s KB") % {"size": round(size / 1024)}
    return _("%(size)s MB") % {"size": f"{size / 1024 / 1024:.1f}"}


def held_together(text: str) -> str:
    """Return the text with no end of a line within a day, a telephone number or a post code."""
    for rule in HELD:
        text = rule.sub("\N{NO-BREAK SPACE}", text)
    return text


HELD = (
    re.compile(r"(?<=\d) (?=\d)"),
    re.compile(r"(?<=\b\d) (?=[^\W\d_]+ \d{4}\b)|(?<=\b\d\d) (?=[^\W\d_]+ \d{4}\b)"),
    re.compile(r"(?<=[A-Z]\d) (?=\d[A-Z]{2}\b)|(?<=[A-Z]\d\d) (?=\d[A-Z]{2}\b)|(?<=\d[A-Z]) (?=\d[A-Z]{2}\b)"),
)
"""Spaces at which a line does not end: between digits, before the month of a day, within a British post code."""
