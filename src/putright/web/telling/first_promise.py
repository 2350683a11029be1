"""What becomes of a date once a new one was told: the first stays in sight, because reports go by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from putright.core.calendars import days_between
from putright.core.casework import entries as e
from putright.core.casework.clocks import ClockState
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure
from putright.web.dates import day, day_and_month


def first_promise(
    procedure: Procedure, journal: Sequence[e.AnyEntry], state: ClockState, today: date
) -> tuple[str, ...]:
    """Which day it is, which was promised first, which letter gave the new one, and how it will be counted.

    Nothing where no other date was told. In time is judged by the first date, next due by the last.
    """
    if not state.promised or state.first_due is None or state.promised[-1] == state.first_due:
        return ()
    return tuple(_lines(procedure, journal, state, state.first_due, state.met_on or today))


def _lines(
    procedure: Procedure, journal: Sequence[e.AnyEntry], state: ClockState, first: date, until: date
) -> Iterator[str]:
    numbers = _numbers(state, first, until)
    words = {"day": day(first), "number": numbers[1] if numbers else ""}
    if numbers:
        yield _("Day %(number)s.") % {"number": numbers[0]}
        yield _("The first promise was day %(number)s, %(day)s.") % words
    else:
        yield _("The first promise was %(day)s.") % words
    yield from _given(procedure, journal, state)
    if until > first:
        yield _("Reports count this as late: they go by the first promise.")
    else:
        yield _("Reports go by the first promise.")


def _numbers(state: ClockState, first: date, until: date) -> tuple[int, int] | None:
    """Which day of the clock this is and which the first promise was; none where days were not counted one by one."""
    if state.length is None or not str(state.length.unit).endswith("days"):
        return None
    now, then = (days_between(state.calendar, state.anchor.on, on, state.length.unit) for on in (until, first))
    return (now, then) if then == state.length.amount else None


def _given(procedure: Procedure, journal: Sequence[e.AnyEntry], state: ClockState) -> Iterator[str]:
    letter = _letter(journal, state.told_at[-1])
    words = {"day": day(state.promised[-1])}
    if letter is None:
        yield _("New date given: %(day)s.") % words
        return
    rule = procedure.get(Letter, letter.letter)
    words |= {"sent": day_and_month(letter.on)}
    if rule is not None and rule.purpose == "holding":
        yield _("New date given in the holding letter of %(sent)s: %(day)s.") % words
    else:
        yield _("New date given in our letter of %(sent)s: %(day)s.") % words


def _letter(journal: Sequence[e.AnyEntry], sequence: int) -> e.LetterSent | None:
    """The letter that told a date: the entry itself, or the one just before it."""
    both = (journal[at - 1] for at in (sequence, sequence - 1) if at >= 1)
    return next((entry for entry in both if isinstance(entry, e.LetterSent)), None)
