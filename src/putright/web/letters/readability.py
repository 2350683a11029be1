"""How the words that somebody wrote for a letter read, told to them before it goes. What the record gives is not measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.reporting.reading_grade import reading
from putright.web.letters.parts import Block

FEWEST = 10
"""A grade says nothing of fewer words than this."""
SCHOOL = 12
"""The last grade of school."""
SHOWN = 5
"""As many long sentences as a writer goes over at once."""


@dataclass(frozen=True)
class WordsRead:
    """One line about what somebody wrote, and the long sentences in it, the longest first."""

    told: str
    long: tuple[str, ...]


def own_words_read(blocks: Iterable[Block]) -> WordsRead | None:
    """How the writer's own words read; None where they wrote too little to say."""
    found = reading(text for block in blocks if block.own_words for text in block.paragraphs)
    if found.words < FEWEST:
        return None
    return WordsRead(" ".join((_grade(found.whole_grade, found.age), _long(len(found.long)))), found.long[:SHOWN])


def _grade(grade: int, age: int) -> str:
    if grade > SCHOOL:
        return _("What you wrote is hard: it reads like what is read at university (grade %(grade)s).") % {
            "grade": grade
        }
    words = {"age": age, "grade": grade}
    return _("What you wrote reads like what is read at the age of %(age)s (grade %(grade)s).") % words


def _long(many: int) -> str:
    if not many:
        return _("No sentence is long.")
    return ngettext("%(num)s sentence is long.", "%(num)s sentences are long.", many) % {"num": many}
