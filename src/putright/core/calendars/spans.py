"""The one place where a length is counted from or back to a day, by the switches; explaining it is not done here."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from putright.core.calendars.counting import Counting
from putright.core.calendars.lengths import Length, Unit
from putright.core.calendars.months import corresponding, ending, in_months
from putright.core.calendars.working_days import DAY, Calendar

UK = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch counted. `ends` is where the count ends, `due` where the rule for closed days then puts it."""

    anchor: date
    hour: time | None
    counted_from: date
    ends: date
    due: date


def forward(calendar: Calendar, anchor: date | datetime, length: Length, counting: Counting) -> Span:
    """Count a length onwards from the day (and hour) something happened."""
    on, hour = moment(anchor)
    counted_from = on + DAY if after_cut_off(hour, counting) else on
    if counting.received_on_closed_day == "next working day":
        counted_from = calendar.on_or_after(counted_from)
    ends = _onwards(calendar, counted_from, length, counting)
    return Span(on, hour, counted_from, ends, _moved_onwards(calendar, ends, counted_from, counting))


def backward(calendar: Calendar, meeting: date, length: Length, counting: Counting) -> Span:
    """Count a length back from a meeting, whose day stands whether closed or not."""
    on, _ = moment(meeting)
    ends = _back(calendar, on, length, counting)
    return Span(on, None, on, ends, _moved_before(calendar, ends, on, counting))


def moment(anchor: date | datetime) -> tuple[date, time | None]:
    """The day and hour of an anchor in UK time; a moment without a zone is taken to be in UK time."""
    if not isinstance(anchor, datetime):
        return anchor, None
    local = anchor.astimezone(UK) if anchor.tzinfo else anchor
    return local.date(), local.time()


def after_cut_off(hour: time | None, counting: Counting) -> bool:
    """Whether it came later than the cut-off hour; with no hour recorded it is taken to have come in time."""
    return bool(hour and counting.cut_off and hour > counting.cut_off)


def _onwards(calendar: Calendar, start: date, length: Length, counting: Counting) -> date:
    same_day = counting.first_day == "the same day"
    clear = int(counting.clear_days)
    if length.unit.skips_closed_days:
        return calendar.after(start - DAY if same_day else start, length.amount + clear)
    if length.unit in {Unit.MONTHS, Unit.YEARS}:
        months = in_months(length)
        return ending(start, months) if same_day else corresponding(start, months) + clear * DAY
    return start + _in_days(length) + (clear - same_day) * DAY


def _back(calendar: Calendar, meeting: date, length: Length, counting: Counting) -> date:
    same_day = counting.first_day == "the same day"
    clear = int(counting.clear_days)
    if length.unit.skips_closed_days:
        return calendar.ahead_of(meeting + DAY if same_day else meeting, length.amount + clear)
    if length.unit in {Unit.MONTHS, Unit.YEARS}:
        return corresponding(meeting, -in_months(length)) + (same_day - clear) * DAY
    return meeting - _in_days(length) + (same_day - clear) * DAY


def _in_days(length: Length) -> timedelta:
    return timedelta(days=length.amount * (7 if length.unit is Unit.WEEKS else 1))


def _moved_onwards(calendar: Calendar, ends: date, counted_from: date, counting: Counting) -> date:
    moved = _moved(calendar, ends, counting)
    return moved if moved >= counted_from else ends


def _moved_before(calendar: Calendar, ends: date, meeting: date, counting: Counting) -> date:
    moved = _moved(calendar, ends, counting)
    return moved if moved <= meeting else ends


def _moved(calendar: Calendar, ends: date, counting: Counting) -> date:
    if counting.due_on_closed_day == "next working day":
        return calendar.on_or_after(ends)
    return calendar.on_or_before(ends) if counting.due_on_closed_day == "previous working day" else ends
