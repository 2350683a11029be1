"""What of a regular report goes on the web: counts, the small ones kept back, and no time twice (WFU-1, WFU-19)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from putright.core.casework.office import FiguresPublished, FiguresTakenBack, Office, after, office_at
from putright.core.procedure.model.keeping import RegularReport
from putright.core.reporting.agenda import agenda
from putright.core.reporting.meeting import Meeting
from putright.core.reporting.published import figures, left_out, standing, why_not
from tests.core.reporting.test_agenda import matter, meeting

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
RULE = RegularReport(name="figures", to=("the public",), contents=("received",), public=True)
JULY, SEPTEMBER = date(2026, 7, 1), date(2026, 9, 30)


def office(*times: tuple[date, date], report: str = "figures") -> Office:
    """The office on 26 November, with figures of these times on the web."""
    made = [
        FiguresPublished(
            on=NOW.date(), at=NOW, publication=f"{report}-{until}", report=report, title="Figures", since=since,
            until=until, tables=(),
        )
        for since, until in times
    ]  # fmt: skip
    return after(office_at([], NOW, "england-and-wales"), made)


def test_small_counts_are_kept_back_and_large_ones_are_shown() -> None:
    few, many = matter("dudley-council", "a-comment"), matter("dudley-council", "a-holding-letter")
    heard = Meeting(date(2026, 1, 1), date(2027, 12, 31), (few,) * 3 + (many,) * 9)
    ((name, shown),) = figures(RULE, heard)
    assert name == "received"
    assert shown.total == 12
    assert set(shown.cells.values()) == {None}, "3 could be worked out from 12 and 9, so 9 is kept back too"
    ((_, alone),) = figures(RULE, Meeting(heard.since, heard.until, (many,) * 9))
    assert list(alone.cells.values()) == [9]
    ((_, nothing),) = figures(RULE, Meeting(heard.since, heard.until, (few,) * 4))
    assert nothing.total is None


def test_what_a_meeting_hears_case_by_case_is_counted_by_what_it_is_and_no_case_is_named() -> None:
    rule = RegularReport(name="any", to=("the public",), contents=("improvements",), public=True)
    heard = meeting("dudley-council", *["upheld-at-stage-1"] * 6)
    (section,) = agenda(rule, heard)
    ((_, shown),) = figures(rule, heard)
    assert section.lines
    assert shown.cells == {section.lines[0].what: len(section.lines)}


def test_what_nothing_on_record_says_is_left_out_and_named() -> None:
    rule = RegularReport(name="any", to=("the public",), contents=("received", "equality answers"), public=True)
    heard = meeting("dudley-council", "a-comment")
    titles = [name for name, _ in figures(rule, heard)]
    assert titles == ["received"]
    assert left_out(rule, titles) == ["equality answers"]


def test_an_outcome_counts_in_the_time_in_which_it_was_given() -> None:
    one = matter("dudley-council", "upheld-at-stage-1")
    given = one.outcome_on
    assert given
    rule = RegularReport(name="any", to=("the public",), contents=("outcomes",), public=True)

    def total(since: date, until: date) -> int | None:
        ((_, shown),) = figures(rule, Meeting(since, until, (one,) * 6))
        return shown.total

    assert total(given, given) == 6
    assert total(given - timedelta(days=30), given - timedelta(days=1)) is None
    assert total(given + timedelta(days=1), given + timedelta(days=30)) is None


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        (JULY, SEPTEMBER, ""),
        (SEPTEMBER, JULY, "after the last"),
        (JULY, NOW.date(), "not over yet"),
        (JULY, NOW.date() - timedelta(days=1), ""),
    ],
)
def test_only_a_time_that_is_over_is_published(since: date, until: date, why: str) -> None:
    said = why_not(office(), RULE, since, until)
    assert why in said
    assert bool(said) == bool(why)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (JULY, SEPTEMBER),
        (SEPTEMBER, date(2026, 10, 31)),
        (date(2026, 1, 1), JULY),
        (date(2026, 8, 1), date(2026, 8, 2)),
    ],
)
def test_two_times_never_overlap_or_their_difference_would_tell_what_is_kept_back(since: date, until: date) -> None:
    published = office((JULY, SEPTEMBER))
    assert "published already" in why_not(published, RULE, since, until)
    assert why_not(office((JULY, SEPTEMBER), report="another"), RULE, since, until) == ""
    back = FiguresTakenBack(on=NOW.date(), at=NOW, publication=f"figures-{SEPTEMBER}")
    assert why_not(after(published, [back]), RULE, since, until) == ""
    assert standing(after(published, [back])) == []


def test_a_report_that_the_procedure_keeps_inside_is_not_published() -> None:
    inside = RULE.model_copy(update={"public": False})
    assert "does not promise" in why_not(office(), inside, JULY, SEPTEMBER)


def test_what_is_on_the_web_stands_with_the_newest_time_first() -> None:
    published = office((JULY, SEPTEMBER), (date(2026, 10, 1), date(2026, 10, 31)))
    assert [one.until for one in standing(published)] == [date(2026, 10, 31), SEPTEMBER]
