"""What a clock counts from, how long it is, what it is met by, and when it is set aside: each told by one small procedure."""

from __future__ import annotations

import pytest

from tests.core.casework.made import Played, clock, happening, letter, play

ANSWER = letter("answer")


# What a clock counts from


def test_a_clock_counts_from_each_occurrence_of_an_event_and_a_new_one_begins_it_again() -> None:
    case = play(happening("asked"), clock("reply", "asked happened", "5 working days")).received()
    assert case.all_clocks("reply") == []
    case.happens("asked").on(2).happens("asked")
    first, second = case.all_clocks("reply")
    assert (first.state, first.why, str(first.due)) == ("set aside", "began again", "2026-10-19")
    assert (second.state, str(second.due)) == ("running", "2026-10-21")


def test_a_clock_on_its_own_stays_owed_when_it_starts_once_more() -> None:
    case = play(
        happening("asked"), clock("reply", "asked happened", "5 working days", "each on its own: yes")
    ).received()
    case.happens("asked").on(2).happens("asked")
    assert [state.state for state in case.all_clocks("reply")] == ["running", "running"]
    assert [state.occurrence for state in case.all_clocks("reply")] == [1, 2]


def test_what_meets_a_clock_after_it_began_again_does_not_meet_the_first() -> None:
    case = play(happening("asked"), happening("told"), clock("reply", "asked happened", more="met by: told happened"))
    case.received().happens("asked").happens("asked").happens("told")
    assert [state.state for state in case.all_clocks("reply")] == ["set aside", "met"]


def test_of_several_events_each_starts_the_clock() -> None:
    case = play(happening("asked"), happening("told"), clock("reply", "{each of: [asked happened, told happened]}"))
    case.received().happens("told").on(1).happens("asked").on(2).happens("told")
    assert [state.anchor.event.name for state in case.all_clocks("reply")] == ["told", "asked", "told"]


def test_a_list_counts_from_the_first_named_that_has_happened_and_falls_back_on_the_others() -> None:
    case = play(
        happening("written up"), clock("answer", "[written up happened, received]", "5 working days")
    ).received()
    assert case.due("answer") == "2026-10-19"
    assert case.on(3).happens("written up").due("answer") == "2026-10-22"


def test_the_earlier_of_two_counts_from_whichever_day_comes_first() -> None:
    case = play(
        happening("asked"), happening("told"), clock("reply", "{earlier of: [asked happened, told happened]}", "1 week")
    )
    case.received().on(2).happens("asked")
    assert case.due("reply") == "2026-10-21"
    assert case.on(3).happens("told", on="2026-10-13").due("reply") == "2026-10-20", "told later, but of an earlier day"


def test_the_later_of_two_waits_until_both_have_happened() -> None:
    case = play(
        happening("asked"), happening("told"), clock("reply", "{later of: [asked happened, told happened]}", "1 week")
    )
    case.received().happens("told")
    assert case.all_clocks("reply") == []
    assert case.on(2).happens("asked").due("reply") == "2026-10-21"


def test_a_clock_may_count_from_the_date_another_is_due_before_that_date_has_come() -> None:
    case = play(clock("answer"), clock("check", "answer due", "2 working days")).received()
    assert (case.due("answer"), case.due("check")) == ("2026-10-26", "2026-10-28")


def test_a_clock_may_count_backwards_from_the_date_another_is_due() -> None:
    case = play(clock("answer"), clock("draft", within="3 working days", more="before: answer due")).received()
    assert case.due("draft") == "2026-10-21"


def test_what_counts_from_a_due_date_moves_with_it_and_goes_when_it_is_set_aside() -> None:
    rule = clock("answer", more="unless: stopped happened\nextends: {by: 5 working days}")
    case = play(rule, happening("stopped"), clock("check", "answer due", "1 week")).received()
    case.do("extend clock", "answer", words="reasons")
    assert case.due("check") == "2026-11-09"
    case.happens("stopped")
    assert case.all_clocks("check") == []


def test_a_clock_may_count_from_another_being_met_and_from_its_being_missed() -> None:
    case = play(
        happening("told"), clock("answer", within="5 working days", more="met by: told happened"),
        clock("after", "answer met", "1 week"), clock("chase", "answer missed", "2 working days"),
    ).received()  # fmt: skip
    assert case.on(1).all_clocks("after") == []
    late = play(clock("answer", within="1 week"), clock("chase", "answer missed", "2 working days"))
    assert late.received().on(7).all_clocks("chase") == []
    assert late.on(8).due("chase") == "2026-10-22"
    assert case.happens("told").due("after") == "2026-10-20"


def test_the_date_on_a_letter_and_the_day_it_was_sent_are_two_anchors() -> None:
    case = play(ANSWER, clock("a", "answer sent", "1 week"), clock("b", "answer dated", "1 week")).received().on(4)
    case.do("send letter", "answer", dated="2026-10-14")
    assert (case.due("a"), case.due("b")) == ("2026-10-23", "2026-10-21")


def test_a_clock_is_counted_back_from_a_meeting_and_nothing_else_moves_it() -> None:
    pauses = "before: hearing happened\npauses: {upon: held happened, until: told happened}"
    rule = clock("papers", within="5 working days", more=pauses)
    case = play(happening("hearing"), happening("held"), happening("told"), rule).received().on(11)
    case.happens("hearing", on="2026-10-23")
    assert case.due("papers") == "2026-10-16"
    case.happens("held").on(14).happens("told")
    assert case.due("papers") == "2026-10-16"


def test_a_clock_that_nothing_has_started_is_not_there() -> None:
    case = play(happening("asked"), clock("reply", "asked happened")).received()
    assert case.all_clocks("reply") == []


def test_a_clock_is_there_only_where_its_conditions_hold() -> None:
    case = play(
        "fact: urgent\nquestion: Is it urgent?\noptions: {'yes': 'Yes', 'no': 'No'}\nusually: 'no'",
        clock("quick", within="2 working days", more="when: urgent is yes"),
    ).received()
    assert case.all_clocks("quick") == []
    case.on(3).do("record fact", "urgent", value="yes")
    assert case.due("quick") == "2026-10-14", "born late and anchored early"


# How long it is


@pytest.mark.parametrize("promise", ["by return", "promptly", "as soon as possible"])
def test_a_promise_without_a_number_has_no_date_and_shows_its_age_in_working_days(promise: str) -> None:
    case = play(clock("thanks", within=promise)).received().on(9)
    state = case.clock("thanks")
    assert (state.due, state.state, state.age, state.working) == (None, "running", 7, None)


@pytest.mark.parametrize(
    ("within", "due"),
    [
        ("5 working days", "2026-10-19"), ("5 business days", "2026-10-19"), ("5 calendar days", "2026-10-17"),
        ("2 weeks", "2026-10-26"), ("1 month", "2026-11-12"), ("1 year", "2027-10-12"),
    ],
)  # fmt: skip
def test_each_unit_is_counted_in_its_own_days(within: str, due: str) -> None:
    assert play(clock("answer", within=within)).received().due("answer") == due


def test_a_month_ends_on_its_last_day_where_it_has_no_such_day() -> None:
    case = play(clock("answer", within="1 month"))
    assert case.on("2027-01-31", timer=False).received().due("answer") == "2027-02-28"


def test_a_clock_may_count_by_switches_of_its_own() -> None:
    def due(switches: str, day: str = "2026-10-12", **values: str) -> str:
        rule = clock("answer", within="5 calendar days", more=f"counting: {{{switches}}}")
        return play(rule).on(day, timer=False).received(**values).due("answer")

    assert due("due on a closed day: next working day") == "2026-10-19", "the 17th is a Saturday"
    assert due("due on a closed day: previous working day") == "2026-10-16"
    assert due("first day: the same day") == "2026-10-16"
    assert due("clear days: 'yes'") == "2026-10-18"
    assert due("received on a closed day: next working day", "2026-10-17") == "2026-10-24"
    assert due("cut off: '16:00'", hour="16:01") == "2026-10-18"
    assert due("cut off: '16:00'", hour="16:00") == "2026-10-17"
    assert due("cut off: '16:00'") == "2026-10-17", "no hour was recorded"


def test_the_switches_of_the_procedure_hold_for_a_clock_that_has_none() -> None:
    own = clock("own", within="5 calendar days", more="counting: {cut off: '23:00'}")
    case = play(clock("answer", within="5 calendar days"), own, counting=", cut off: '16:00'").received(hour="17:30")
    assert (case.due("answer"), case.due("own")) == ("2026-10-18", "2026-10-17")


LOOKED_UP = "clock: answer\npurpose: response\nstarts: received\nlooked up: {{fact: {fact}, lengths: {{{lengths}}}}}"


def test_a_length_is_looked_up_by_a_fact_and_a_fact_learnt_later_changes_it() -> None:
    fact = "fact: sort\nquestion: Which?\noptions: {plain: Plain, knotty: Knotty}\nusually: plain"
    case = play(fact, LOOKED_UP.format(fact="sort", lengths="plain: 10 working days, knotty: 8 weeks")).received()
    assert case.due("answer") == "2026-10-26"
    case.do("record fact", "sort", value="knotty")
    assert case.due("answer") == "2026-12-07"


def test_a_length_is_looked_up_by_the_service_or_what_it_is_part_of() -> None:
    rule = LOOKED_UP.format(fact="service", lengths="care: 20 working days, roads: 5 working days")
    case = play("service: care", "service: roads", rule)
    case.declare("service offered", service="homes", part_of="care").declare("service offered", service="care")
    assert case.received(service="homes").due("answer") == "2026-11-09"


# What it is met by


def test_a_clock_is_met_in_time_on_its_last_day_and_late_on_the_next() -> None:
    for day, in_time in ((14, True), (15, False)):
        case = play(ANSWER, clock("answer", more="met by: answer sent")).received().on(day)
        case.do("send letter", "answer")
        assert (case.clock("answer").state, case.clock("answer").in_time) == ("met", in_time)


def test_a_clock_is_judged_by_the_day_it_was_done_though_it_was_recorded_later() -> None:
    case = play(ANSWER, clock("answer", more="met by: answer sent")).received().on(20)
    case.do("send letter", "answer", on="2026-10-26")
    assert case.clock("answer").in_time is True


def test_what_happened_before_a_clock_started_does_not_meet_it() -> None:
    case = play(happening("asked"), happening("told"), clock("reply", "asked happened", more="met by: told happened"))
    assert case.received().happens("told").happens("asked").clock("reply").state == "running"


def test_a_repeating_clock_begins_again_each_time_it_is_met_until_it_is_over() -> None:
    rule = clock(
        "news", within="5 working days", more="repeats: yes\nmet by: [news sent, answer sent]\nuntil: answer sent"
    )
    case = play(letter("news"), ANSWER, rule).received().on(3)
    case.do("send letter", "news")
    assert [(s.state, str(s.due)) for s in case.all_clocks("news")] == [
        ("met", "2026-10-19"),
        ("running", "2026-10-22"),
    ]
    case.on(9).do("send letter", "news")
    assert (case.clock("news").occurrence, case.due("news")) == (3, "2026-10-28")
    case.do("send letter", "answer")
    assert [state.state for state in case.all_clocks("news")] == ["met", "met", "met"]
    assert [state.in_time for state in case.all_clocks("news")] == [True, True, True]


def test_a_repeating_clock_that_something_else_ends_is_no_longer_needed() -> None:
    rule = clock("news", more="repeats: yes\nmet by: told happened\nuntil: finished happened")
    case = play(happening("told"), happening("finished"), rule).received().happens("told").happens("finished")
    assert [(state.state, state.why) for state in case.all_clocks("news")] == [
        ("met", ""),
        ("set aside", "no longer needed"),
    ]


def test_two_meetings_on_one_day_meet_two_repeats() -> None:
    case = play(happening("told"), clock("news", more="repeats: yes\nmet by: told happened")).received()
    case.happens("told").happens("told")
    assert [state.state for state in case.all_clocks("news")] == ["met", "met", "running"]


# When it no longer counts


def test_an_event_a_condition_and_the_end_of_the_case_each_set_a_clock_aside() -> None:
    aside = clock("answer", more="unless: [given up happened, anonymous is yes]")
    rules = (happening("given up"), happening("finished", "goes to: over"), aside)
    assert play(*rules).received(complainant="").clock("answer").why == "anonymous is yes"
    case = play(*rules).received()
    assert case.clock("answer").state == "running"
    assert case.happens("given up").clock("answer").why == "given up happened"
    ended = play(*rules).received().happens("finished")
    assert (ended.clock("answer").state, ended.clock("answer").why) == ("set aside", "the case is closed")


def test_what_sets_a_clock_aside_must_come_after_its_start() -> None:
    case = play(happening("asked"), happening("told"), clock("reply", "asked happened", more="unless: told happened"))
    assert case.received().happens("told").happens("asked").clock("reply").state == "running"


def test_a_clock_that_outlives_the_case_is_owed_when_it_is_closed() -> None:
    case = play(happening("finished", "goes to: over"), clock("done", more="outlives the case: yes")).received()
    assert case.happens("finished").clock("done").state == "running"


def test_a_clock_that_ended_with_the_case_does_not_come_back_when_the_case_is_opened_again() -> None:
    case = play(
        happening("finished", "goes to: over"), clock("answer"), clock("review", "appeal used"),
        "right: appeal\npurpose: review request\nupon: finished happened\nadmitted: {goes to: open}",
    ).received()  # fmt: skip
    case.happens("finished").do("use right", "appeal", by="complainant", channel="email")
    assert case.case.closed is None
    assert (case.clock("answer").state, case.clock("answer").why) == ("set aside", "the case was closed in between")
    assert case.clock("review").state == "running"


def test_a_case_that_goes_on_where_it_stood_keeps_its_clocks_and_leaves_out_the_time_it_was_closed() -> None:
    case = play(
        "withdrawal: stop\ngoes to: over\nmay continue: chief", clock("answer", within="10 calendar days"),
    ).received().on(4)  # fmt: skip
    case.do("withdraw", "stop", by="complainant", channel="email")
    case.on(11).do("continue anyway", "stop", by="kit", words="reasons")
    assert (case.clock("answer").state, case.due("answer")) == ("running", "2026-10-29")


def test_a_clock_of_a_track_ends_with_that_track_and_the_others_go_on() -> None:
    case = play(
        "track: staff process\nenters: hearing\nopened by: chief",
        "stage: hearing\ntrack: staff process\npurpose: other process\nheld by: chief",
        "happening: heard\ntrack: staff process\nstage: hearing\nby: chief\ngoes to: end",
        clock("report", "hearing entered", more="track: staff process"),
        clock("minutes", "hearing entered", more="stage: hearing"), clock("answer"),
    ).received()  # fmt: skip
    case.do("open track", "staff process", by="kit")
    assert [case.clock(name).state for name in ("report", "minutes", "answer")] == ["running"] * 3
    case.happens("heard", by="kit", track="staff process")
    assert [case.clock(name).state for name in ("report", "minutes", "answer")] == ["set aside", "set aside", "running"]
    assert case.clock("report").why == "that process is over"


def test_a_stage_visited_twice_counts_its_visits() -> None:
    case = play(
        "stage: elsewhere\npurpose: review\nheld by: manager", happening("sent on", "goes to: elsewhere"),
        "happening: sent back\nby: any staff\ngoes to: open", clock("look", "open entered", "5 working days"),
    ).received()  # fmt: skip
    case.on(1).happens("sent on").on(2).happens("sent back")
    assert case.case.track("main").visits == {"open": 2, "elsewhere": 1}
    assert [(s.occurrence, s.state) for s in case.all_clocks("look")] == [(1, "set aside"), (2, "running")]
    assert case.due("look") == "2026-10-21"


# A miss is a fact with consequences


ON_MISS = "met by: told happened\non miss: {tells: [director, chief], sends: sorry, opens: complain outside}"
MISS = clock("answer", within="5 working days", more=ON_MISS)
OUTSIDE = "right: complain outside\npurpose: review request\nupon: refused happened\nwithin: 1 month\nadmitted: {goes to: over}"


def missed() -> Played:
    return play(MISS, OUTSIDE, happening("told"), happening("refused"), letter("sorry")).received()


def test_a_missed_date_is_recorded_once_and_nothing_is_closed() -> None:
    case = missed().on(7)
    assert case.offer("pass time") is None, "the last day itself is still in time"
    case.on(8).on(9).on(30)
    assert case.kinds().count("clock missed") == 1
    assert case.case.closed is None
    assert case.clock("answer").state == "missed"


def test_a_missed_date_tells_the_posts_it_names_sends_the_letter_and_opens_the_right() -> None:
    case = missed().on(7)
    assert case.outlook.rights == ()
    entries = case.on(8).case.journal
    assert getattr(entries[-1], "tells", None) == ("dora", "kit")
    assert [owed.name for owed in case.outlook.owed] == ["sorry"]
    assert (case.right("complain outside").state, str(case.right("complain outside").due)) == ("running", "2026-11-20")
    case.do("use right", "complain outside", by="complainant", channel="email")
    assert case.case.closed == "over"


def test_whoever_is_complained_about_is_not_told_of_a_missed_date() -> None:
    case = missed()
    case.do("name person", by="cara", people="dora")
    assert getattr(case.on(8).case.journal[-1], "tells", None) == ("kit",)


def test_a_date_met_late_was_missed_and_is_not_noted_again() -> None:
    case = missed().on(9).happens("told")
    assert (case.clock("answer").state, case.clock("answer").in_time) == ("met", False)
    assert case.on(20).kinds().count("clock missed") == 1
