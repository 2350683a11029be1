"""A calendar: which days are closed, why, and as known when; the counting rules of a procedure are not here."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from putright.core.calendars.closed import ClosedDay
from putright.core.calendars.ranks import Ranks
from putright.core.calendars.wording import WEEKDAYS, say_date

DAY = timedelta(days=1)
_LABELS = {"england-and-wales": "England and Wales", "northern-ireland": "Northern Ireland", "scotland": "Scotland"}


@dataclass(frozen=True)
class Calendar:
    """The closed days of one part of the United Kingdom, and of one organisation in it once its closures are added.

    A working day is Monday to Friday less the closed days. `declared` holds every closed day ever declared, the
    withdrawn ones too; the table is whole from `covers_from` to `covers_until`, and a date outside is provisional.
    """

    name: str
    declared: tuple[ClosedDay, ...]
    covers_from: date
    covers_until: date

    @cached_property
    def closed(self) -> Mapping[date, ClosedDay]:
        """The closed days that stand, by date; a bank holiday gives the name where a closure falls on the same day."""
        standing = [day for day in self.declared if day.withdrawn_on is None]
        return {day.on: day for day in sorted(standing, key=lambda day: day.kind == "bank holiday")}

    @property
    def label(self) -> str:
        """The name as people write it."""
        return _LABELS.get(self.name, self.name)

    def in_words(self) -> tuple[str, ...]:
        """What a working day is, in sentences for the public."""
        own = sorted((day for day in self.closed.values() if day.kind == "closure"), key=lambda day: day.on)
        closures = " and of the days we have said we are closed" if own else ""
        return (
            f"A working day is Monday to Friday, leaving out the bank holidays of {self.label}{closures}.",
            "A business day means the same as a working day.",
            f"The bank holidays are known until {say_date(self.covers_until)}. A date after that is provisional.",
        )

    def with_closures(self, closures: Iterable[ClosedDay]) -> "Calendar":
        """This calendar with an organisation's closure days and holidays declared late added."""
        return replace(self, declared=(*self.declared, *closures))

    def with_withdrawal(self, on: date, name: str, withdrawn_on: date) -> "Calendar":
        """This calendar with one closed day called off as of a day.

        Raises ValueError when no closed day of that name stands on that date.
        """
        standing = [day for day in self.declared if day.on == on and day.withdrawn_on is None]
        called_off = [day for day in standing if day.name == name]
        if not called_off:
            names = ", ".join(f"'{day.name}'" for day in standing) or "no closed day"
            raise ValueError(f"'{name}' is not closed on {say_date(on)}; the calendar has {names}")
        kept = tuple(day for day in self.declared if day not in called_off)
        return replace(self, declared=(*kept, *(replace(day, withdrawn_on=withdrawn_on) for day in called_off)))

    def as_known_on(self, day: date) -> "Calendar":
        """The calendar as anyone could have known it at the end of a day.

        What was declared later is left out, and what was withdrawn later still stands. A clock uses what was known by
        the earlier of today and the day it ended.
        """
        edition = bisect_right(self._changes, day)
        if edition == len(self._changes):
            return self
        if edition not in self._editions:
            known = (row for row in self.declared if row.known_since <= day)
            self._editions[edition] = replace(self, declared=tuple(_as_known(row, day) for row in known))
        return self._editions[edition]

    def is_working_day(self, day: date) -> bool:
        """Whether a day is Monday to Friday and not closed."""
        return day.weekday() < 5 and day not in self.closed

    def why_closed(self, day: date) -> str | None:
        """The name of the closed day, or "Saturday" or "Sunday"; None on a working day."""
        if day.weekday() > 4:
            return WEEKDAYS[day.weekday()]
        return self.closed[day].name if day in self.closed else None

    def on_or_after(self, day: date) -> date:
        """The day itself when it is a working day, else the next one."""
        return day if self.is_working_day(day) else self.after(day, 1)

    def on_or_before(self, day: date) -> date:
        """The day itself when it is a working day, else the one before."""
        return self._days.of_rank(self._days.rank(day))

    def after(self, day: date, working_days: int) -> date:
        """The working day that is so many (at least one) after a day, the day itself never counted."""
        return self._days.of_rank(self._days.rank(day) + working_days)

    def ahead_of(self, day: date, working_days: int) -> date:
        """The working day that is so many (at least one) ahead of a day, the day itself never counted."""
        return self._days.of_rank(self._days.rank(day - DAY) - working_days + 1)

    def working_days_until(self, start: date, end: date) -> int:
        """How many working days follow `start` up to and including `end`; negative when `end` comes first."""
        return self._days.rank(end) - self._days.rank(start)

    def covers(self, first: date, last: date) -> bool:
        """Whether the table is whole over a stretch of days, so that a count over it is not provisional."""
        return self.covers_from <= first and last <= self.covers_until

    @cached_property
    def _days(self) -> Ranks:
        return Ranks(self.closed)

    @cached_property
    def _changes(self) -> list[date]:
        days = {row.known_since for row in self.declared}
        return sorted(days | {row.withdrawn_on for row in self.declared if row.withdrawn_on})

    @cached_property
    def _editions(self) -> dict[int, "Calendar"]:
        return {}


def _as_known(row: ClosedDay, day: date) -> ClosedDay:
    return replace(row, withdrawn_on=None) if row.withdrawn_on and row.withdrawn_on > day else row
