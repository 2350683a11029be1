"""A clock's or a right's date as people read it: the day, what it is for, how near it is, and how it was worked out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.calendars import Unit, days_between
from putright.core.casework.clocks import ClockState
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.procedure import Procedure
from putright.web.dates import day
from putright.web.telling.theirs import theirs

Look = Literal["late", "today", "soon", "later", "paused", "met", "over"]

SOON = 3
"""Working days left that a list calls soon."""


@dataclass(frozen=True)
class DateTold:
    """One date. `look` chooses the colour of the rule beside it, which the words say too."""

    title: str
    look: Look
    state: str
    due: date | None
    clause: str
    notes: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    reading: str = ""


def tell_date(procedure: Procedure, state: ClockState, today: date) -> DateTold:
    """Return a clock or a right in words."""
    rule = state.rule
    look, words = _state(state, today)
    theirs_in = procedure.front.language
    return DateTold(
        title=theirs(rule.words, theirs_in), look=look, state=words, due=state.due,
        clause=theirs(procedure.clause_of(rule).label, theirs_in), notes=tuple(_notes(state)),
        working=tuple(theirs(line) for line in _working(state)), reading=theirs(rule.reading or "", theirs_in),
    )  # fmt: skip


def by_day(dates: Iterable[DateTold]) -> list[DateTold]:
    """Return dates in order, those without a day last."""
    return sorted(dates, key=lambda told: told.due or date.max)


def _state(state: ClockState, today: date) -> tuple[Look, str]:
    match state.state:
        case "met":
            return "met", _met(state)
        case "set aside":
            return "over", _("Not needed: %(why)s") % {"why": state.why} if state.why else _("Not needed")
        case "standing still":
            return "paused", _("Stands still: %(why)s") % {"why": state.why}
    if state.due is None:
        return "soon", _no_number(state)
    return _open(state.due, today, state)


def _met(state: ClockState) -> str:
    on = day(state.met_on) if state.met_on else ""
    if state.in_time is False:
        return _("Done on %(on)s, after the date") % {"on": on}
    return _("Done on %(on)s") % {"on": on}


def _no_number(state: ClockState) -> str:
    age = ngettext("%(days)s working day old", "%(days)s working days old", state.age) % {"days": state.age}
    return _("No number of days is laid down: %(age)s") % {"age": age}


def _open(due: date, today: date, state: ClockState) -> tuple[Look, str]:
    if not isinstance(state.rule, Clock) and due < today:
        return "over", _("The last day has gone")
    away = days_between(state.calendar, min(due, today), max(due, today), Unit.WORKING_DAYS)
    if due < today:
        words = ngettext("%(days)s working day late", "%(days)s working days late", away)
        return "late", words % {"days": away} if away else _("Late")
    if due == today:
        return "today", _("Today")
    words = ngettext("%(days)s working day left", "%(days)s working days left", away) % {"days": away}
    return ("soon" if away <= SOON else "later"), words


def _notes(state: ClockState) -> list[str]:
    notes = []
    if state.promised and state.first_due and state.promised[-1] != state.first_due:
        notes.append(_("First date: %(day)s. Reports count by that date.") % {"day": day(state.first_due)})
        notes.append(_("New date told: %(day)s.") % {"day": day(state.promised[-1])})
    if state.in_form:
        notes.append(_("A holding letter was sent in time."))
    return notes


def _working(state: ClockState) -> tuple[str, ...]:
    working = state.working
    if working is None:
        return ()
    began = str(state.anchor.event).capitalize()
    return working.in_words(began=None if state.anchor.event.aspect == "received" else began)
