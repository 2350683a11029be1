"""Checks of happenings: a date in one is given by somebody, and what comes after the closing moves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.model.base import in_document_words
from putright.core.procedure.model.effects import consequences
from putright.core.procedure.model.flow import Happening

MOVES = ("goes_to", "opens", "resumes", "restarts", "turns_into")
"""Effects for which a case must be open."""


def dates_nobody_gives(draft: Draft) -> Iterator[Mistake]:
    """A happening that bears a date and is recorded of itself, so that nobody is there to give one."""
    caused = {name for rule in draft.procedure.rules for effects, _ in consequences(rule) for name in effects.causes}
    for happening in draft.procedure.all(Happening):
        if happening.bears_a_date and (happening.also_upon or happening.name in caused):
            what = "it bears a date and is recorded of itself, so nobody gives that date."
            yield draft.wrong(happening, what, ("bears a date",), "one of the two")


def moves_after_closing(draft: Draft) -> Iterator[Mistake]:
    """A happening for closed cases that would move the case on, which only a right can."""
    for happening in draft.procedure.all(Happening):
        for key in MOVES if happening.after_closing else ():
            if getattr(happening, key):
                what = "it can happen after the case is closed, when nothing can be moved any more."
                yield draft.wrong(happening, what, (in_document_words(key),), "no `after closing`, or a `right`")
