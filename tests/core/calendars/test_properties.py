"""What holds of every count, whatever the day, the length, the switches and the closures."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from putright.core.calendars import (
    NAMES,
    Calendar,
    ClosedDay,
    Counting,
    Length,
    Unit,
    before,
    before_date,
    calendar,
    days_between,
    due,
    due_date,
)

DAYS = st.dates(date(2012, 2, 1), date(2028, 6, 30))
MOMENTS = st.datetimes(datetime(2012, 2, 1), datetime(2028, 6, 30))  # noqa: DTZ001
LENGTHS = st.builds(Length, st.integers(1, 40), st.sampled_from([*Unit]))
IN_WORKING_DAYS = st.builds(Length, st.integers(1, 40), st.just(Unit.WORKING_DAYS))


@st.composite
def countings(draw: st.DrawFn) -> Counting:
    first_day = draw(st.sampled_from(["the day after", "the same day"]))
    words = {
        "first day": first_day,
        "received on a closed day": draw(st.sampled_from(["as is", "next working day"])),
        "due on a closed day": draw(st.sampled_from(["stays", "next working day", "previous working day"])),
        "clear days": draw(st.booleans()) and first_day == "the day after",
    }
    hours = {"cut off": draw(st.none() | st.just(time(17)))}
    return Counting.from_words(words | {key: hour for key, hour in hours.items() if hour})


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    closed = draw(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20))
    closures = [ClosedDay(day, "Closed", "The director", date(2025, 1, 1), "closure") for day in closed]
    return calendar(draw(st.sampled_from(NAMES))).with_closures(closures)


@given(calendars(), MOMENTS, LENGTHS, countings())
def test_nothing_is_due_before_it_began(where: Calendar, anchor: datetime, length: Length, counting: Counting) -> None:
    assert due_date(where, anchor, length, counting) >= anchor.date()


@given(calendars(), MOMENTS, LENGTHS, countings())
def test_a_longer_time_is_never_due_earlier(
    where: Calendar, anchor: datetime, length: Length, counting: Counting
) -> None:
    longer = Length(length.amount + 1, length.unit)
    assert due_date(where, anchor, longer, counting) >= due_date(where, anchor, length, counting)


@given(calendars(), MOMENTS, st.timedeltas(timedelta(0), timedelta(days=20)), LENGTHS, countings())
def test_what_came_earlier_is_never_due_later(
    where: Calendar, anchor: datetime, wait: timedelta, length: Length, counting: Counting
) -> None:
    assert due_date(where, anchor, length, counting) <= due_date(where, anchor + wait, length, counting)


@given(calendars(), DAYS, IN_WORKING_DAYS, countings())
def test_a_count_of_working_days_ends_on_a_working_day(
    where: Calendar, anchor: date, length: Length, counting: Counting
) -> None:
    assert where.is_working_day(due_date(where, anchor, length, counting))


@given(calendars(), MOMENTS, IN_WORKING_DAYS, countings())
def test_every_day_of_a_count_of_working_days_is_counted_or_skipped_with_a_reason(
    where: Calendar, anchor: datetime, length: Length, counting: Counting
) -> None:
    working = due(where, anchor, length, counting)
    skipped = [each.on for each in working.skipped]
    last = [working.due] if counting.clear_days else []
    first = working.counted_from + timedelta(days=counting.first_day == "the day after")
    whole = [first + timedelta(days=n) for n in range((working.due - first).days + 1)]
    assert sorted([*working.counted, *skipped, *last]) == whole
    assert len(working.counted) == length.amount
    assert all(where.is_working_day(day) for day in working.counted)
    assert all(each.why == where.why_closed(each.on) and each.why for each in working.skipped)


@given(calendars(), DAYS, LENGTHS.filter(lambda length: not length.unit.skips_closed_days), countings())
def test_a_count_of_other_units_counts_every_day_and_skips_only_in_moving_from_a_closed_end(
    where: Calendar, anchor: date, length: Length, counting: Counting
) -> None:
    working = due(where, anchor, length, counting)
    assert [b - a for a, b in zip(working.counted, working.counted[1:], strict=False)] == [timedelta(days=1)] * (
        len(working.counted) - 1
    )
    assert all(working.span.ends < each.on < working.due for each in working.skipped)


@given(calendars(), DAYS, IN_WORKING_DAYS)
def test_the_days_between_a_start_and_its_due_date_are_the_length(
    where: Calendar, anchor: date, length: Length
) -> None:
    found = due_date(where, anchor, length, Counting())
    assert days_between(where, anchor, found, length.unit) == length.amount
    assert days_between(where, found, anchor, length.unit) == -length.amount


@given(calendars(), DAYS, IN_WORKING_DAYS, countings())
def test_counting_on_and_then_back_returns_to_the_working_day_it_began(
    where: Calendar, anchor: date, length: Length, counting: Counting
) -> None:
    began = where.on_or_after(anchor)
    assert before_date(where, due_date(where, began, length, counting), length, counting) == began


@given(calendars(), DAYS, LENGTHS, countings())
def test_a_count_back_never_ends_after_the_meeting_and_its_working_agrees(
    where: Calendar, meeting: date, length: Length, counting: Counting
) -> None:
    working = before(where, meeting, length, counting)
    assert working.due == before_date(where, meeting, length, counting) <= meeting
    assert list(working.counted) == sorted(working.counted, reverse=True)


@given(calendars(), DAYS, IN_WORKING_DAYS, DAYS)
def test_one_more_closed_day_never_brings_a_date_forward(
    where: Calendar, anchor: date, length: Length, closed: date
) -> None:
    more = where.with_closures([ClosedDay(closed, "Closed", "The director", date(2012, 1, 1), "closure")])
    assert due_date(more, anchor, length, Counting()) >= due_date(where, anchor, length, Counting())


@given(calendars(), DAYS)
def test_what_was_known_on_a_day_is_asked_once_and_again_with_the_same_answer(where: Calendar, day: date) -> None:
    known = where.as_known_on(day)
    assert known.as_known_on(day).closed == known.closed
    assert all(each.known_since <= day for each in known.closed.values())


@given(st.sampled_from(NAMES), DAYS, st.integers(0, 4000), st.sampled_from([*Unit]))
def test_whole_units_passed_never_overstate_the_time(name: str, start: date, days: int, unit: Unit) -> None:
    end = start + timedelta(days=days)
    passed = days_between(calendar(name), start, end, unit)
    assert due_date(calendar(name), start, Length(passed + 1, unit), Counting()) > end
    assert not passed or due_date(calendar(name), start, Length(passed, unit), Counting()) <= end
