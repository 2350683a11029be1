"""What moves the date of a clock once it runs: pause, restart, excluded time and suspension; more time; a date promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from putright.core.calendars import Counting, Length, calendar, due_date
from putright.core.casework import clocks as clocks_module
from putright.core.casework.dating import judged_by
from putright.core.casework.decide import timing
from putright.core.casework.stops import Stop
from tests.core.casework.made import Played, clock, happening, letter, play

TABLE = calendar("england-and-wales")


# Four ways of standing still


def paused(how: str, within: str = "10 working days", more: str = "") -> Played:
    """A clock that stands still from `asked` until `told`; received on Monday the 12th, asked on Thursday the 15th."""
    rule = f"pauses: {{upon: asked happened, until: told happened, how: {how}, reason: we wait for you}}\n{more}"
    case = play(happening("asked"), happening("told"), clock("answer", within=within, more=rule)).received()
    return case.on(3).happens("asked")


def test_a_paused_clock_stands_still_says_why_and_is_put_back_by_the_days_lost() -> None:
    case = paused("pause")
    assert (case.clock("answer").state, case.clock("answer").why) == ("standing still", "we wait for you")
    assert case.on(10).due("answer") == "2026-11-02", "put back day by day while it stands"
    case.happens("told")
    assert (case.clock("answer").state, case.due("answer")) == ("running", "2026-11-02")
    assert case.on(15).due("answer") == "2026-11-02"


def test_a_pause_is_counted_in_the_days_of_the_clock() -> None:
    working, calendar_days, months = (paused("pause", w) for w in ("5 working days", "10 calendar days", "1 month"))
    for case in (working, calendar_days, months):
        case.on(9).happens("told")
    assert [case.due("answer") for case in (working, calendar_days, months)] == [
        "2026-10-23",
        "2026-10-28",
        "2026-11-18",
    ]


def test_excluded_time_moves_the_date_as_a_pause_does() -> None:
    case = paused("exclude").on(10).happens("told")
    assert case.due("answer") == "2026-11-02"


def test_a_restart_counts_anew_from_the_day_the_stop_ended() -> None:
    case = paused("restart")
    assert (case.clock("answer").state, case.due("answer")) == ("standing still", "2026-10-26")
    assert case.on(10).happens("told").due("answer") == "2026-11-05"


def test_a_suspended_clock_owes_nothing_until_it_goes_on_and_keeps_its_date() -> None:
    case = paused("suspend")
    assert (case.clock("answer").state, case.due("answer")) == ("standing still", "none")
    assert case.outlook.next_due is None
    assert case.on(20).offer("pass time") is None, "nothing is missed while it is suspended"
    case.happens("told")
    assert (case.clock("answer").state, case.due("answer")) == ("missed", "2026-10-26")


def test_the_four_ways_come_to_four_different_answers() -> None:
    found = {how: paused(how).on(4).due("answer") for how in ("pause", "restart", "suspend")}
    assert found == {"pause": "2026-10-27", "restart": "2026-10-26", "suspend": "none"}
    later = {how: paused(how).on(10).happens("told").due("answer") for how in ("pause", "restart", "suspend")}
    assert later == {"pause": "2026-11-02", "restart": "2026-11-05", "suspend": "2026-10-26"}


def test_days_that_two_stops_share_are_lost_once() -> None:
    case = paused("pause").on(7).happens("asked").on(10).happens("told")
    assert case.due("answer") == "2026-11-02", "asked twice, answered once"


def test_a_stop_that_began_when_the_date_had_gone_changes_nothing() -> None:
    rule = "pauses: {upon: asked happened, until: told happened}"
    case = play(happening("asked"), happening("told"), clock("answer", within="5 working days", more=rule)).received()
    case.on(8).happens("asked")
    assert (case.clock("answer").state, case.due("answer")) == ("missed", "2026-10-19")
    assert case.on(20).happens("told").kinds().count("clock missed") == 1


def test_what_stops_a_clock_after_it_was_met_does_not_move_it() -> None:
    rule = "pauses: {upon: asked happened, until: told happened}\nmet by: sorted happened"
    names = (happening("asked"), happening("told"), happening("sorted"))
    case = play(*names, clock("answer", more=rule)).received().on(2).happens("sorted").on(3).happens("asked").on(30)
    assert (case.clock("answer").state, str(case.clock("answer").first_due)) == ("met", "2026-10-26")


def test_a_clock_paused_while_it_was_met_is_judged_as_it_stood_that_day() -> None:
    case = Played(play(happening("sorted"), happening("asked"), happening("told"), clock("answer", more=(
        "pauses: {upon: asked happened, until: told happened}\nmet by: sorted happened"
    ))).procedure).received()  # fmt: skip
    case.on(3).happens("asked").on(7).happens("sorted").on(60)
    assert str(case.clock("answer").first_due) == "2026-10-28"


def test_a_pause_of_a_clock_that_may_not_end_on_a_closed_day_rolls_it_once() -> None:
    case = paused("pause", "12 calendar days", "counting: {due on a closed day: next working day}")
    assert case.on(4).happens("told").due("answer") == "2026-10-26", "the 24th and a day more is a Sunday"


def test_a_clock_without_a_date_stands_still_too() -> None:
    case = paused("pause", "promptly")
    assert (case.clock("answer").state, case.clock("answer").why) == ("standing still", "we wait for you")
    assert case.happens("told").clock("answer").state == "running"


def test_the_clocks_of_a_track_that_waits_stand_still_say_why_and_go_on() -> None:
    case = play(
        "track: court\nenters: hearing\nopened by: chief\nprecedence: yes\ntells: A court hears it first.",
        "stage: hearing\ntrack: court\npurpose: other process\nheld by: chief",
        "happening: heard\ntrack: court\nstage: hearing\nby: chief\ngoes to: end",
        clock("answer"), clock("thanks", within="promptly"),
    ).received().on(3)  # fmt: skip
    case.do("open track", "court", by="kit", order="this first")
    for name in ("answer", "thanks"):
        assert (case.clock(name).state, case.clock(name).why) == ("standing still", "A court hears it first.")
    case.on(10).happens("heard", by="kit", track="court")
    assert (case.clock("answer").state, case.due("answer")) == ("running", "2026-11-02")


@given(
    st.dates(date(2023, 1, 1), date(2026, 6, 1)), st.integers(1, 40), st.integers(0, 60), st.integers(0, 60),
    st.sampled_from(["working days", "calendar days"]),
)  # fmt: skip
def test_a_pause_leaves_as_many_days_after_it_as_were_left_before(
    start: date, amount: int, begin: int, lasting: int, unit: Literal["working days", "calendar days"]
) -> None:
    """Days that count, walked one by one: not in the pause, and as many of them as the length says."""
    length = Length.parse(f"{amount} {unit}")
    since, until = start + timedelta(begin), start + timedelta(begin + lasting)
    plain = due_date(TABLE, start, length, Counting())
    found = judged_by(until, TABLE, Counting(), length, start, [Stop(since, until, "pause", "")])
    assume(since != plain)
    if since > plain:
        assert found == plain
        return
    counted, day = 0, start
    while counted < amount:
        day += timedelta(1)
        if not since < day <= until and (unit == "calendar days" or TABLE.is_working_day(day)):
            counted += 1
    assert found == day


# More time


def extended(more: str, by: str = "otto") -> Played:
    rule = clock("answer", more=f"extends: {more}\nmet by: told happened")
    return play(rule, happening("told")).received()


def extend(case: Played, by: str = "otto", **values: str) -> None:
    case.do("extend clock", "answer", by, "reasons", **values)


def test_more_time_is_given_by_an_amount_from_the_day_it_was_due() -> None:
    case = extended("{by: 5 working days}")
    extend(case)
    assert (case.due("answer"), str(case.clock("answer").first_due)) == ("2026-11-02", "2026-11-02")


def test_the_first_day_added_is_the_one_after_the_last_whatever_the_clock_counts_first() -> None:
    rule = clock(
        "answer", within="5 calendar days", more="extends: {by: 5 calendar days}\ncounting: {first day: the same day}"
    )
    case = play(rule).received()
    assert case.due("answer") == "2026-10-16"
    extend(case)
    assert case.due("answer") == "2026-10-21"


def test_more_time_is_given_to_a_total_from_where_the_clock_started() -> None:
    case = extended("{to: 20 working days}")
    extend(case)
    assert case.due("answer") == "2026-11-09"


def test_a_total_is_counted_by_the_switches_and_the_hour_of_the_clock() -> None:
    rule = clock(
        "answer", within="5 calendar days", more="extends: {to: 10 calendar days}\ncounting: {cut off: '16:00'}"
    )
    case = play(rule).received(hour="17:00")
    extend(case)
    assert case.due("answer") == "2026-10-23"


def test_more_time_is_given_to_a_date_that_must_be_later_and_within_the_cap() -> None:
    case = extended("{to a date: yes, at most: 30 working days}")
    for day in ("", "2026-10-26", "2026-11-24"):
        assert "to" in case.refused("extend clock", "answer", words="reasons", to=day).fields
    extend(case, to="2026-11-23")
    assert case.due("answer") == "2026-11-23"


def test_more_time_needs_a_reason_and_whoever_approves_it() -> None:
    case = extended("{by: 1 week, approved by: director}")
    assert "somebody else" in case.refused("extend clock", "answer", words="reasons").why
    refusal = case.refused("extend clock", "answer", by="dora")
    assert (refusal.clause, set(refusal.fields)) == ("The clock answer", {"reasons"})
    extend(case, by="dora")
    assert case.due("answer") == "2026-11-02"


def test_more_time_is_given_before_the_date_has_passed_where_the_rule_says_so() -> None:
    early, late = extended("{by: 1 week, before it is due: yes}"), extended("{by: 1 week, before it is due: yes}")
    extend(early.on(14))
    assert "has passed" in late.on(15).refused("extend clock", "answer", words="reasons").why
    assert early.due("answer") == "2026-11-02"
    any_time = extended("{by: 1 week}").on(15)
    extend(any_time)
    assert any_time.clock("answer").state == "running"


def test_more_time_may_need_the_agreement_of_the_person_who_complained() -> None:
    case = extended("{by: 1 week, by agreement: yes}")
    assert "agreed" in case.refused("extend clock", "answer", words="reasons", agreed="no").fields
    extend(case, agreed="yes")


def test_more_time_is_given_only_so_many_times_to_each_occurrence() -> None:
    rule = clock("answer", "asked happened", more="extends: {by: 1 week, times: 2}")
    case = play(happening("asked"), rule).received().happens("asked")
    extend(case)
    extend(case)
    assert "as often" in case.refused("extend clock", "answer", words="reasons").why
    assert case.due("answer") == "2026-11-09"
    case.happens("asked")
    extend(case)
    assert case.due("answer") == "2026-11-02", "begun again, with time of its own"


def test_of_clocks_on_their_own_only_the_one_chosen_gets_more_time() -> None:
    rule = clock("reply", "asked happened", "5 working days", "each on its own: yes\nextends: {by: 1 week}")
    case = play(happening("asked"), rule).received().happens("asked").on(1).happens("asked")
    assert "occurrence" in case.refused("extend clock", "reply", words="reasons").fields
    case.do("extend clock", "reply", words="reasons", occurrence="2")
    assert [str(state.due) for state in case.all_clocks("reply")] == ["2026-10-19", "2026-10-27"]


def test_an_extended_clock_is_missed_by_its_new_date_alone() -> None:
    case = extended("{by: 1 week}")
    extend(case)
    assert case.on(21).offer("pass time") is None
    assert case.on(22).clock("answer").state == "missed"


def test_a_pause_after_an_extension_puts_the_extended_date_back() -> None:
    rule = "extends: {by: 5 working days}\npauses: {upon: asked happened, until: told happened}"
    case = play(happening("asked"), happening("told"), clock("answer", more=rule)).received()
    extend(case.on(1))
    case.on(2).happens("asked").on(4).happens("told")
    assert case.due("answer") == "2026-11-04"


def test_a_clock_that_was_met_or_has_no_date_is_not_extended() -> None:
    assert extended("{by: 1 week}").happens("told").refused("extend clock", "answer", words="reasons").closed
    undated = play(clock("answer", within="promptly", more="extends: {by: 1 week}")).received()
    refusal = undated.refused("extend clock", "answer", words="reasons")
    assert (refusal.closed, refusal.clause) == (True, "The clock answer")


# A date told to the complainant


HOLDING = letter("holding", "parts: [new date]\npromises: answer")


def held(how: str) -> Played:
    """A clock that a holding letter answers in form, and the letter sent on the 20th with the 9th of November in it."""
    rule = clock("answer", more=f"met by: answer sent\nanswered in form by: {{holding sent: '{how}'}}")
    case = play(rule, HOLDING, letter("answer")).received().on(8)
    case.do("send letter", "holding", new_date="2026-11-09")
    return case


def test_a_holding_letter_moves_the_date_to_the_one_in_it_and_the_clock_is_judged_by_the_first() -> None:
    case = held("moves to the date in it, once")
    state = case.clock("answer")
    assert (str(state.due), str(state.first_due), state.in_form) == ("2026-11-09", "2026-10-26", True)
    assert case.outlook.next_due == state
    case.on(25).do("send letter", "answer")
    assert (case.clock("answer").state, case.clock("answer").in_time) == ("met", False), "late by the first date"


def test_an_answer_by_the_first_date_is_in_time_though_a_later_one_was_promised() -> None:
    case = held("moves to the date in it").on(14)
    case.do("send letter", "answer")
    assert case.clock("answer").in_time is True


def test_a_second_holding_letter_is_refused_where_the_date_moves_once() -> None:
    case = held("moves to the date in it, once").on(20)
    refusal = case.refused("send letter", "holding", new_date="2026-11-23")
    assert (refusal.clause, "promised already" in refusal.why) == ("The clock answer", True)


def test_the_date_moves_again_where_the_rule_lets_it() -> None:
    case = held("moves to the date in it").on(20)
    case.do("send letter", "holding", new_date="2026-11-23")
    assert (case.due("answer"), [str(day) for day in case.clock("answer").promised]) == (
        "2026-11-23",
        ["2026-11-09", "2026-11-23"],
    )


def test_a_promise_not_kept_is_missed_by_the_date_promised() -> None:
    case = held("moves to the date in it")
    assert case.on(28).clock("answer").state == "running"
    assert case.on(29).clock("answer").state == "missed"


def test_a_letter_that_promises_a_date_moves_a_clock_it_does_not_answer_in_form() -> None:
    case = play(clock("answer"), HOLDING).received()
    case.do("send letter", "holding", new_date="2026-11-09")
    state = case.clock("answer")
    assert (str(state.due), str(state.first_due), state.in_form) == ("2026-11-09", "2026-10-26", False)


def test_an_extension_after_a_promise_is_the_last_word() -> None:
    case = play(clock("answer", more="extends: {by: 10 working days}"), HOLDING).received()
    case.do("send letter", "holding", new_date="2026-10-30")
    extend(case)
    assert case.due("answer") == "2026-11-13"
    case.do("send letter", "holding", new_date="2026-11-20")
    assert case.due("answer") == "2026-11-20"


def test_a_date_promised_before_the_clock_began_again_binds_only_the_earlier_one() -> None:
    case = play(happening("asked"), clock("answer", "asked happened"), HOLDING).received().happens("asked")
    case.do("send letter", "holding", new_date="2026-11-20")
    case.happens("asked")
    assert [str(state.due) for state in case.all_clocks("answer")] == ["2026-11-20", "2026-10-26"]


def test_the_date_promised_must_lie_ahead() -> None:
    case = play(clock("answer"), HOLDING).received()
    assert "new date" in case.refused("send letter", "holding", new_date="2026-10-12").fields


def test_the_date_of_the_answer_told_in_a_letter_is_kept_as_a_promise_and_moves_nothing() -> None:
    case = play(clock("answer"), letter("thanks", "parts: [answer by]")).received()
    entries = case.do("send letter", "thanks")
    assert [(entry.kind, getattr(entry, "moves", None)) for entry in entries[1:]] == [("promised", False)]
    case.on(1).declare("closure declared", day="2026-10-23", name="Storm")
    assert case.due("answer") == "2026-10-27", "a closure moves the clock; the promise stays where it was told"


def test_a_clock_whose_date_is_set_in_a_letter_is_judged_by_the_first_and_due_by_the_last() -> None:
    rule = "clock: answer\npurpose: response\nstarts: received\nmet by: answer sent\nextends: {to a date: yes}"
    case = play(rule, HOLDING, letter("answer")).received()
    assert case.due("answer") == "none"
    case.do("send letter", "holding", new_date="2026-10-30")
    case.do("send letter", "holding", new_date="2026-11-09")
    assert (case.due("answer"), str(case.clock("answer").first_due)) == ("2026-11-09", "2026-10-30")
    case.do("extend clock", "answer", words="reasons", to="2026-11-20")
    assert case.due("answer") == "2026-11-20"
    assert case.on("2026-11-21").clock("answer").state == "missed"


# Twins


def test_without_the_order_of_changes_a_pause_after_an_extension_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks_module, "stops_of", lambda *others: ())
    with pytest.raises(AssertionError):
        test_a_pause_after_an_extension_puts_the_extended_date_back()


@pytest.mark.parametrize(
    "shown",
    [
        test_more_time_is_given_before_the_date_has_passed_where_the_rule_says_so,
        test_more_time_may_need_the_agreement_of_the_person_who_complained,
        test_more_time_is_given_only_so_many_times_to_each_occurrence,
    ],
)
def test_without_its_guard_more_time_would_be_given(monkeypatch: pytest.MonkeyPatch, shown: Callable[[], None]) -> None:
    monkeypatch.setattr(timing, "_not_given", lambda *others: None)
    with pytest.raises(AssertionError, match="was done"):
        shown()


def test_without_the_cap_more_time_would_be_given_beyond_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "_in_all", lambda *others: date.max)
    with pytest.raises(AssertionError, match="was done"):
        test_more_time_is_given_to_a_date_that_must_be_later_and_within_the_cap()
