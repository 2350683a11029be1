"""What stands about a procedure as a whole: its version, how its days are counted, and who to go to next."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.calendars import calendar, say_date
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Signpost


def version_in_words(procedure: Procedure) -> Iterator[str]:
    """The version, since when it is in force, and the date the text bears."""
    front = procedure.front
    yield f"This is version {front.version}, in force from {say_date(front.in_force_from)}."
    yield (f"The date on our own text: {front.dated}." if front.dated else "Our own text bears no date.")
    yield "A case keeps the version that was in force on the day it was received."


def counting_in_words(procedure: Procedure) -> tuple[str, ...]:
    """How days are counted and what a working day is."""
    return (*procedure.counting.in_words(), *calendar(procedure.front.calendar).in_words())


def signposts(procedure: Procedure) -> Iterator[tuple[Signpost, tuple[tuple[str, str], ...]]]:
    """Who else can help, in document order, each with the ways to reach them."""
    for rule in procedure.all(Signpost):
        ways = (("About", rule.about), ("Telephone", rule.telephone), ("Web", rule.web), ("Address", rule.address))
        yield rule, tuple((label, words) for label, words in ways if words)
