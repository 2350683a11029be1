"""What the person who complained may do next: until which day, in which form, on which grounds, and who judges it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from putright.core.casework import clocks as clocks_module
from putright.core.casework.decide import rights
from tests.core.casework.made import Played, clock, happening, letter, play

APPEAL = "right: appeal\npurpose: review request\nupon: answer sent\nfrom: answer dated\nwithin: 10 working days"
REVIEW = "stage: review\npurpose: review\nheld by: manager"
ADMITTED = "admitted: {goes to: review}"
ANSWER = letter("answer", "tells rights: appeal")


def answered(more: str = ADMITTED, *others: str) -> Played:
    """A case answered on Thursday the 15th by a letter dated Wednesday the 14th."""
    case = play(f"{APPEAL}\n{more}", REVIEW, ANSWER, happening("finished", "goes to: over"), *others).received().on(3)
    case.do("send letter", "answer", dated="2026-10-14")
    return case


def use(case: Played, **values: str | tuple[str, ...]) -> None:
    case.do("use right", "appeal", by="complainant", **{"channel": "email", **values})


def test_a_right_opens_with_its_event_and_is_counted_from_the_date_on_the_letter() -> None:
    case = play(APPEAL, ANSWER).received()
    assert case.outlook.rights == ()
    refusal = case.refused("use right", "appeal", by="complainant")
    assert (refusal.closed, refusal.clause, refusal.why) == (
        True,
        "The right appeal",
        "appeal: this opens once there is: answer sent.",
    )
    assert str(answered().right("appeal").due) == "2026-10-28"


def test_the_last_day_is_still_in_time_and_the_next_is_late() -> None:
    use(answered().on("2026-10-28"))
    refusal = answered().on("2026-10-29").refused("use right", "appeal", by="complainant", channel="email")
    assert "Wednesday 28 October 2026" in refusal.why
    assert set(refusal.fields) == {"reason for lateness"}


def test_a_late_request_is_accepted_with_a_reason_and_marked_late() -> None:
    case = answered().on("2026-10-29")
    entries = case.do("use right", "appeal", by="complainant", words="reason for lateness", channel="email")
    assert [getattr(entry, "late", None) for entry in entries if entry.kind == "right used"] == [True]
    assert case.case.track("main").stage == "review"


def test_a_late_request_is_refused_where_the_rule_says_so_whatever_the_reason() -> None:
    case = answered(f"{ADMITTED}\nlate: refused").on("2026-10-29")
    refusal = case.refused("use right", "appeal", by="complainant", words="reason for lateness", channel="email")
    assert (refusal.clause, refusal.fields) == ("The right appeal", {})


def test_a_request_that_came_in_time_and_was_recorded_later_is_in_time() -> None:
    case = answered(f"{ADMITTED}\nlate: refused").on("2026-11-05")
    entries = case.do("use right", "appeal", by="cara", channel="letter", on="2026-10-28")
    assert [getattr(entry, "late", None) for entry in entries if entry.kind == "right used"] == [False]


def test_a_right_without_a_length_has_no_last_day() -> None:
    case = play("right: appeal\npurpose: review request\nupon: answer sent\n" + ADMITTED, REVIEW, ANSWER).received()
    case.do("send letter", "answer")
    assert case.right("appeal").due is None
    use(case.on("2029-10-12"))


def test_a_right_is_used_in_its_form_alone() -> None:
    case = answered(f"{ADMITTED}\nform: [letter, email]")
    refusal = case.refused("use right", "appeal", by="complainant", channel="telephone")
    assert (set(refusal.fields), "letter or email" in refusal.why) == ({"channel"}, True)
    use(case, channel="letter")


def test_a_right_is_used_on_at_least_one_of_its_grounds() -> None:
    case = answered(f"{ADMITTED}\ngrounds: {{facts: Facts are wrong, steps: Steps were left out}}")
    for grounds in ("", "mood"):
        assert (
            "grounds" in case.refused("use right", "appeal", by="complainant", channel="email", grounds=grounds).fields
        )
    use(case, grounds=("facts", "steps"))


def test_a_right_asks_for_its_words() -> None:
    case = answered(f"{ADMITTED}\nasks: [reasons, outcome wanted]")
    refusal = case.refused("use right", "appeal", by="complainant", words="reasons", channel="email")
    assert set(refusal.fields) == {"outcome wanted"}
    case.do("use right", "appeal", by="complainant", words=("reasons", "outcome wanted"), channel="email")


def test_a_right_is_used_once_unless_the_rule_lets_it_be_used_again() -> None:
    once, again = answered(), answered(f"{ADMITTED}\nonce: no")
    for case in (once, again):
        use(case)
    assert "asked for already, on Thursday 15 October 2026" in once.refused("use right", "appeal", by="complainant").why
    use(again)


def test_a_right_opens_anew_with_each_occurrence_of_its_event() -> None:
    case = answered().on(7)
    use(case)
    case.do("send letter", "answer", by="mona", dated="2026-10-20")
    assert [(s.state, str(s.due)) for s in case.outlook.rights] == [("met", "2026-10-28"), ("running", "2026-11-03")]


def test_a_right_is_set_aside_by_what_the_rule_names() -> None:
    case = answered(f"{ADMITTED}\nunless: given up happened", happening("given up")).happens("given up")
    refusal = case.refused("use right", "appeal", by="complainant", channel="email")
    assert refusal.why == "appeal: this is no longer open: given up happened."


def test_a_right_exists_only_where_its_conditions_hold_and_in_its_stages() -> None:
    assert answered(f"{ADMITTED}\nwhen: anonymous is yes").outlook.rights == ()
    case = answered(f"{ADMITTED}\nstage: open")
    assert case.offer("use right", "appeal")
    assert case.happens("finished").offer("use right", "appeal") is None


def test_a_right_used_after_the_end_opens_the_case_again() -> None:
    case = answered().happens("finished")
    assert case.case.closed == "over"
    use(case)
    assert (case.case.closed, case.case.track("main").stage, case.holder()) == (None, "review", ("mona",))
    assert "reopened" in case.kinds()


def test_staff_record_a_request_that_came_by_letter_and_whoever_is_complained_about_does_not() -> None:
    case = answered()
    case.do("name person", by="cara", people="mona")
    assert case.refused("use right", "appeal", by="mona", channel="letter").closed
    case.do("use right", "appeal", by="col", channel="letter")


# Judged by somebody


JUDGED = "judged by: director\nused: {goes to: asked}\nadmitted: {goes to: review}\nrefused: {goes to: over}"
ASKED = "stage: asked\npurpose: admissibility\nheld by: director\ndeclares interest: yes"


def asked(more: str = "") -> Played:
    case = answered(JUDGED + more, ASKED)
    use(case)
    case.do("declare interest", by="dora", answer="none")
    return case


def test_a_request_that_is_judged_waits_and_may_not_be_made_twice() -> None:
    case = asked()
    assert (case.case.track("main").stage, dict(case.case.rights_open)) == ("asked", {"appeal": "email"})
    assert "being looked at" in case.refused("use right", "appeal", by="complainant").why


def test_whoever_judges_accepts_it_and_the_case_goes_on() -> None:
    case = asked()
    case.do("admit right", "appeal", by="dora")
    assert (case.case.track("main").stage, dict(case.case.rights_open)) == ("review", {})


def test_whoever_judges_refuses_it_with_reasons_alone() -> None:
    case = asked()
    refusal = case.refused("refuse right", "appeal", by="dora")
    assert (refusal.clause, set(refusal.fields)) == ("The right appeal", {"reasons"})
    case.do("refuse right", "appeal", by="dora", words="reasons")
    assert case.case.closed == "over"


def test_nobody_else_judges_it_and_not_before_saying_whether_they_know_anyone() -> None:
    case = answered(JUDGED, ASKED)
    use(case)
    assert "somebody else" in case.refused("admit right", "appeal").why
    for name in ("admit right", "refuse right"):
        assert set(case.refused(name, "appeal", by="dora", words="reasons").fields) == {"interest"}


def test_with_nobody_to_judge_it_a_request_goes_ahead_at_once() -> None:
    case = answered()
    use(case)
    assert case.kinds()[-5:] == ["right used", "right admitted", "stage left", "stage entered", "assigned"]


# A window that ends a stage


WAITING = "stage: answered\npurpose: review request\nheld by: handler\nwindow: appeal\nthen: over"


def waiting(more: str = "") -> Played:
    case = play(f"{APPEAL}\n{ADMITTED}{more}", REVIEW, WAITING, letter("answer", "goes to: answered")).received()
    case.do("send letter", "answer")
    return case


def test_the_case_moves_on_when_the_last_day_has_gone_unused_and_not_before() -> None:
    assert waiting().on("2026-10-26").case.closed is None
    assert waiting().on("2026-10-27").case.closed == "over"


def test_it_does_not_move_on_while_a_request_is_being_judged() -> None:
    case = waiting("\njudged by: director")
    use(case)
    assert case.on("2026-12-01").case.closed is None


def test_a_late_request_may_still_come_when_it_has_moved_on() -> None:
    case = waiting().on("2026-10-27")
    case.do("use right", "appeal", by="complainant", words="reason for lateness", channel="email")
    assert case.case.track("main").stage == "review"


@pytest.mark.parametrize(("known", "due"), [("2026-10-20", "2026-10-27"), ("2026-10-27", "2026-10-26")])
def test_a_closure_declared_in_time_lengthens_the_window_and_one_after_its_end_does_not(known: str, due: str) -> None:
    case = waiting().on(known, timer=False).declare("closure declared", day="2026-10-19", name="Storm")
    assert str(case.right("appeal").due) == due


def test_clocks_count_from_the_day_a_right_was_used_or_the_date_on_the_request() -> None:
    case = answered(ADMITTED, clock("a", "appeal used", "3 working days"), clock("b", "appeal dated", "3 working days"))
    use(case.on(8), dated="2026-10-16")
    assert (case.due("a"), case.due("b")) == ("2026-10-23", "2026-10-21")
    later = answered().on(8).refused("use right", "appeal", by="complainant", channel="email", dated="2026-10-21")
    assert set(later.fields) == {"dated"}


# Twins


@pytest.mark.parametrize(
    "shown",
    [
        test_the_last_day_is_still_in_time_and_the_next_is_late,
        test_a_late_request_is_refused_where_the_rule_says_so_whatever_the_reason,
        test_a_right_is_used_in_its_form_alone,
        test_a_right_is_used_on_at_least_one_of_its_grounds,
        test_a_right_asks_for_its_words,
    ],
)
def test_without_the_guard_of_window_form_grounds_and_words_it_would_be_used(
    monkeypatch: pytest.MonkeyPatch, shown: Callable[[], None]
) -> None:
    monkeypatch.setattr(rights, "_refused", lambda *others: None)
    with pytest.raises(AssertionError, match="was done"):
        shown()


@pytest.mark.parametrize(
    ("module", "guard", "value", "shown"),
    [
        (rights, "usable", lambda *others: True, test_a_right_exists_only_where_its_conditions_hold_and_in_its_stages),
        (rights, "usable", lambda *others: True, test_a_right_is_set_aside_by_what_the_rule_names),
        (rights, "undeclared", lambda *others: None, test_nobody_else_judges_it_and_not_before_saying_whether_they_know_anyone),
        (rights, "allowed", lambda scene, *others, **more: scene.office.staff,
         test_nobody_else_judges_it_and_not_before_saying_whether_they_know_anyone),
        (clocks_module, "known_by_its_end", lambda calendar, *others: calendar,
         lambda: test_a_closure_declared_in_time_lengthens_the_window_and_one_after_its_end_does_not("2026-10-27", "2026-10-26")),
    ],
)  # fmt: skip
def test_without_its_guard_a_right_would_be_open_wider(
    monkeypatch: pytest.MonkeyPatch, module: object, guard: str, value: object, shown: Callable[[], None]
) -> None:
    monkeypatch.setattr(module, guard, value)
    with pytest.raises(AssertionError):
        shown()
