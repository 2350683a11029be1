"""When things are done in a made-up case: in office hours, early or late as the plot has it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from putright.core.calendars import Calendar
from putright.site.demo.plots import Pace

OPENS, SHUTS = 9, 17

SHARES: dict[Pace, tuple[float, float]] = {
    "prompt": (0.08, 0.35), "steady": (0.35, 0.9), "slow": (0.75, 1.0), "late": (0.6, 1.0), "stuck": (0.5, 1.0),
}  # fmt: skip
"""Between which shares of the time that is left something is done."""

DAYS: dict[Pace, tuple[float, float]] = {
    "prompt": (0.1, 1.5), "steady": (0.3, 5.0), "slow": (3.0, 10.0), "late": (4.0, 14.0), "stuck": (1.0, 9.0),
}  # fmt: skip
"""After how many days something is done for which there is no last day."""


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether the office is open at this moment."""
    return calendar.is_working_day(at.date()) and OPENS <= at.hour < SHUTS


def in_hours(calendar: Calendar, at: datetime, random: Random) -> datetime:
    """This moment if the office is open, else some minutes into the next morning that it is."""
    if is_open(calendar, at):
        return at
    day = at.date() if at.hour < OPENS else at.date() + timedelta(days=1)
    return _moment(calendar.on_or_after(day), OPENS, random)


def at_leisure(at: datetime, random: Random) -> datetime:
    """About this moment, at an hour at which people write letters."""
    return _moment(at.date(), random.choice((8, 11, 13, 18, 20)), random)


def moment_for(now: datetime, deadline: date | None, pace: Pace, random: Random, *, answer: bool = False) -> datetime:
    """When something is done that has a deadline or none. Answers alone are late; what is overdue is done within days."""
    if deadline is None:
        return now + timedelta(days=random.uniform(*DAYS[pace]))
    left = datetime.combine(deadline, time(15), UTC) - now
    if left <= timedelta(hours=2):
        return now + timedelta(days=random.uniform(0.1, 3.0))
    if answer and pace == "late":
        return now + left + timedelta(days=random.uniform(1, 9))
    return now + left * random.uniform(*SHARES[pace])


def _moment(day: date, hour: int, random: Random) -> datetime:
    return datetime.combine(day, time(hour, random.randrange(60), random.randrange(60)), UTC)
