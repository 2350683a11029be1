"""How a date was worked out: the days counted, the days skipped and why, in plain sentences; the rules are in spans."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property

from putright.core.calendars.counting import Counting
from putright.core.calendars.lengths import Length, Unit
from putright.core.calendars.months import corresponding, in_months
from putright.core.calendars.spans import Span, after_cut_off
from putright.core.calendars.wording import WEEKDAYS, say_date, say_hour, say_month
from putright.core.calendars.working_days import DAY, Calendar


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day passed over in the count, and why: a weekday's name or the name of the closed day."""

    on: date
    why: str


@dataclass(frozen=True)
class Working:
    """A due date and how it was reached. The lists of days are made only when asked for.

    Every day after the one counted from, up to the due date, is either counted or skipped, save the last of clear days
    and a day the rule for closed days moved to.
    """

    calendar: Calendar = field(repr=False)
    length: Length
    counting: Counting
    span: Span
    backwards: bool = False

    @property
    def anchor(self) -> date:
        """The day it began, in UK time, or the day of the meeting."""
        return self.span.anchor

    @property
    def hour(self) -> time | None:
        """The hour it began, in UK time, where one was recorded."""
        return self.span.hour

    @property
    def counted_from(self) -> date:
        """The day it counts as having begun, after the cut-off and the rule for closed days."""
        return self.span.counted_from

    @property
    def due(self) -> date:
        """The last day."""
        return self.span.due

    @property
    def due_at(self) -> time | None:
        """The hour of the last day, UK time; None for the end of that day."""
        return self.counting.close_of_business

    @property
    def provisional(self) -> bool:
        """Whether any of the days lies outside the announced bank holidays, so that the date may yet change."""
        days = (self.anchor, self.span.ends, self.due)
        return not self.calendar.covers(min(days), max(days))

    @cached_property
    def counted(self) -> tuple[date, ...]:
        """The days that count, day 1 first; never more than the length where it is in days."""
        days = list(self._stretch())
        if self.length.unit.skips_closed_days:
            days = [day for day in days if self.calendar.is_working_day(day)]
        return tuple(days[:-1] if self.counting.clear_days else days)

    @cached_property
    def skipped(self) -> tuple[Skipped, ...]:
        """The closed days passed over, in the order met: while counting, and in moving from a closed last day."""
        passed = list(self._stretch()) if self.length.unit.skips_closed_days else []
        passed += self._passed_in_moving()
        closed = ((day, self.calendar.why_closed(day)) for day in passed)
        return tuple(Skipped(day, why) for day, why in closed if why)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a reader might not expect, a sentence each, in the order it came up."""
        return (*self._notes_on_start(), *self._notes_on_end(), *self._notes_on_table())

    def in_words(self, began: str | None = None) -> tuple[str, ...]:
        """Sentences for the public, in order.

        `began` opens the first one ("Received" unless given, as in "Received on Monday 2 November 2026"); for a count
        back from a meeting it is "The meeting is".
        """
        opening = began or ("The meeting is" if self.backwards else "Received")
        at = f" at {say_hour(self.hour)}" if self.hour else ""
        by = f"by {say_hour(self.due_at)} on" if self.due_at else "by the end of"
        return (
            f"{opening}{at} on {say_date(self.anchor)}.",
            *self._notes_on_start(),
            *self._sentences_on_days(),
            *self._notes_on_end(),
            f"Due {by} {say_date(self.due)}.",
            *self._notes_on_table(),
        )

    def _stretch(self) -> Iterator[date]:
        """Each day from the first that could be day 1 to the end of the count."""
        step = -DAY if self.backwards else DAY
        day = self.counted_from if self.counting.first_day == "the same day" else self.counted_from + step
        for _ in range(abs((self.span.ends - day).days) + 1):
            yield day
            day += step

    def _passed_in_moving(self) -> list[date]:
        """The days between the end of the count and a due date moved further on (never those already counted)."""
        away = (self.due - self.span.ends).days * (-1 if self.backwards else 1)
        step = -DAY if self.backwards else DAY
        return [self.span.ends + n * step for n in range(1, away)]

    def _sentences_on_days(self) -> Iterator[str]:
        kind = "Working day" if self.length.unit.skips_closed_days else "Day"
        yield f"{kind} 1 is {say_date(self.counted[0])}."
        if self.length.unit in {Unit.WEEKS, Unit.MONTHS, Unit.YEARS}:
            verb = "begin" if self.backwards else "end"
            yield f"{_period(self.length, verb)} on {say_date(self.counted[-1])}."
        elif self.length.amount > 1:
            yield f"{kind} {self.length.amount} is {say_date(self.counted[-1])}."
        if self.length.unit.skips_closed_days and self.skipped:
            yield f"Not counted: {'; '.join(_listed(self.skipped))}."

    def _notes_on_start(self) -> Iterator[str]:
        if self.backwards:
            return
        day = self.anchor
        if self.counting.cut_off and self.hour is None:
            yield f"No hour was recorded, so it counts as before {say_hour(self.counting.cut_off)}."
        if self.counting.cut_off and after_cut_off(self.hour, self.counting):
            day += DAY
            yield f"That is after {say_hour(self.counting.cut_off)}, so it counts as {say_date(day)}."
        why = self.calendar.why_closed(day)
        if day != self.counted_from:
            yield f"{_this_is(day, why)}, so it counts as the next working day, {say_date(self.counted_from)}."
        elif why:
            yield f"{_this_is(day, why)}; it counts from that day all the same."

    def _notes_on_end(self) -> Iterator[str]:
        ends, due = self.span.ends, self.due
        if self.counting.clear_days:
            yield f"Neither the first day nor the last counts, so the last day is {say_date(ends)}."
        clipped = self._clipped()
        if clipped:
            yield f"{say_month(clipped)} has no day {self.counted_from.day}, so we count by its last day."
        why = self.calendar.why_closed(ends)
        if due != ends:
            which = "next working day" if due > ends else "working day before"
            yield f"{_this_is(ends, why)}, so the last day is the {which}, {say_date(due)}."
            if self.skipped:
                yield f"Passed over to reach it: {'; '.join(_listed(self.skipped))}."
        elif why:
            yield f"{_this_is(ends, why)}; the last day stays on it."

    def _notes_on_table(self) -> Iterator[str]:
        if self.provisional:
            known = f"from {say_date(self.calendar.covers_from)} to {say_date(self.calendar.covers_until)}"
            yield f"This date is provisional: we know the bank holidays of {self.calendar.label} {known}."

    def _clipped(self) -> date | None:
        """The last day of a month too short to have the day counted from, where the count met one."""
        if self.length.unit not in {Unit.MONTHS, Unit.YEARS}:
            return None
        found = corresponding(self.counted_from, in_months(self.length) * (-1 if self.backwards else 1))
        return found if found.day != self.counted_from.day else None


def _period(length: Length, verb: str) -> str:
    return f"The {length.unit.singular} {verb}s" if length.amount == 1 else f"The {length} {verb}"


def _this_is(day: date, why: str | None) -> str:
    """A closed day told by its date, with its name unless the date already says it."""
    name = "a day we are closed" if why in WEEKDAYS else f"a day we are closed ({why})"
    return f"{say_date(day)} is {name}"


def _listed(skipped: tuple[Skipped, ...]) -> Iterator[str]:
    for weekday in WEEKDAYS[5:]:
        number = sum(day.why == weekday for day in skipped)
        if number:
            yield f"{number} {weekday}{'s' if number > 1 else ''}"
    for day in skipped:
        if day.why not in WEEKDAYS:
            yield f"{day.why} on {say_date(day.on)}"
