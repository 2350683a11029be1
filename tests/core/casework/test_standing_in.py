"""Who acts for somebody: deputies of the absent, whoever follows those who leave, delegates, and who is handed a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from putright.core.casework import routing
from putright.core.casework.decide import people as people_module
from putright.core.casework.entries import Assigned
from tests.core.casework.made import Played, play
from tests.core.casework.test_routing import CONFLICT, DECISION

# Absence and deputies


def test_the_deputy_of_somebody_away_has_the_case_for_them() -> None:
    case = (
        play()
        .declare("deputy named", person="otto", deputy="cara")
        .declare("absence recorded", person="otto", until="2026-10-20")
    )
    entry = case.received().case.journal[-1]
    assert isinstance(entry, Assigned)
    assert (entry.to, entry.acting_for, entry.post) == (("cara",), "otto", "officer")


def test_a_deputy_who_is_away_too_or_barred_does_not_have_it() -> None:
    away = {"kind": "absence recorded", "until": "2026-10-20"}
    case = (
        play()
        .declare("deputy named", person="otto", deputy="cara")
        .declare("deputy named", person="otto", deputy="mona")
    )
    case.declare(**{**away, "person": "otto"}).declare(**{**away, "person": "cara"})
    assert case.received().holder() == ("mona",)
    case.do("name person", by="col", people="mona")
    assert case.holder() == ("otto",), "rather somebody away than nobody"


def test_of_a_team_those_present_have_the_case() -> None:
    case = play("stage: open\npurpose: investigation\nheld by: clerk")
    case.declare("absence recorded", person="cara", until="2026-10-20")
    assert case.received().holder() == ("col",)


def test_while_the_handler_is_away_their_deputy_may_do_what_they_may() -> None:
    case = play(DECISION).declare("deputy named", person="otto", deputy="cara").received()
    assert "somebody else" in case.refused("decide", "answer", by="cara", option="on").why
    case.on(1).declare("absence recorded", person="otto", until="2026-10-20").on(2)
    case.do("decide", "answer", by="cara", option="on")


def test_when_they_are_back_the_deputy_may_not() -> None:
    case = play(DECISION).declare("deputy named", person="otto", deputy="cara").received()
    case.declare("absence recorded", person="otto", until="2026-10-14").on(3)
    assert "somebody else" in case.refused("decide", "answer", by="cara", option="on").why


# People who leave


def test_the_case_of_somebody_who_leaves_goes_to_whoever_has_the_post_next_and_the_timer_sees_to_it() -> None:
    case = play(DECISION).received().on(1)
    case.declare("post left", post="officer", person="otto").declare("post taken", post="officer", person="olga")
    assert case.offer("pass time"), "somebody has to take it on"
    assert "is over" in case.refused("decide", "answer", by="otto", option="on").why
    case.on(1)
    assert (case.holder(), case.offer("pass time")) == (("olga",), None)
    case.do("decide", "answer", by="olga", option="on")


def test_somebody_who_moves_to_another_post_leaves_the_case_with_the_post() -> None:
    case = play().received().on(1)
    case.declare("post left", post="officer", person="otto").declare("post taken", post="manager", person="otto")
    assert case.on(1).case.track("main").wanted == ("kit",)
    case.declare("post taken", post="officer", person="olga")
    assert case.on(2).holder() == ("olga",)


def test_somebody_given_a_case_by_hand_keeps_it_whatever_post_they_leave() -> None:
    case = play().received()
    case.do("assign", to="mona")
    case.declare("post left", post="manager", person="mona").declare("post taken", post="director", person="mona")
    assert case.on(1).holder() == ("mona",)


def test_a_deputy_who_left_stands_in_for_nobody() -> None:
    case = (
        play().declare("deputy named", person="otto", deputy="cara").declare("post left", post="clerk", person="cara")
    )
    case.declare("absence recorded", person="otto", until="2026-10-20")
    assert case.received().holder() == ("otto",)


def test_with_nobody_left_at_all_the_first_who_comes_has_it() -> None:
    case = play(people={"otto": "officer"}).received()
    case.do("name person", by="otto", people="otto")
    assert (case.holder(), case.case.track("main").wanted) == ((), ())
    case.on(1).declare("post taken", post="officer", person="olga")
    assert case.on(1).holder() == ("olga",)


# Powers given away


def delegated(powers: str = "decide", until: str = "") -> Played:
    case = play(DECISION, CONFLICT, "report: findings\nto: chief\nparts: [conclusion]").received()
    case.do("delegate", to="cara", powers=powers, **({"until": until} if until else {}))
    return case


def test_a_delegate_decides_as_whoever_gave_them_the_power() -> None:
    case = delegated()
    case.do("decide", "answer", by="cara", option="on")
    assert case.case.closed == "over"


def test_a_delegation_ends_on_its_last_day() -> None:
    case = delegated(until="2026-10-14")
    assert case.case.access_until("cara") == case.on(2).today
    case.attempt(case.action("decide", "answer", by="cara", option="on"))
    assert "cara" in (case.offer("decide", "answer") or pytest.fail("not offered")).by
    assert "somebody else" in case.on(3).refused("decide", "answer", by="cara", option="on").why


@pytest.mark.parametrize("powers", ["resolve", "investigate"])
def test_powers_to_put_right_or_to_investigate_do_not_let_anybody_decide(powers: str) -> None:
    case = delegated(powers)
    assert "somebody else" in case.refused("decide", "answer", by="cara", option="on").why
    case.do("give report", "findings", by="cara", words="conclusion")


def test_the_delegate_of_somebody_complained_about_loses_their_powers() -> None:
    case = delegated()
    case.do("name person", by="col", people="otto")
    assert case.holder() == ("mona",)
    assert "somebody else" in case.refused("decide", "answer", by="cara", option="on").why


def test_a_delegate_complained_about_loses_their_powers() -> None:
    case = delegated()
    case.do("name person", by="col", people="cara")
    assert case.refused("decide", "answer", by="cara", option="on").closed


def test_powers_do_not_outlive_the_hands_they_came_from() -> None:
    case = delegated()
    case.do("assign", to="mona")
    assert "somebody else" in case.refused("decide", "answer", by="cara", option="on").why


def test_powers_are_given_to_staff_who_may_have_them_until_a_day_to_come() -> None:
    case = play(DECISION).received()
    assert case.refused("delegate", to="nobody we know", powers="decide").fields == {"to": "Choose somebody"}
    assert case.refused("delegate", to="cara", powers="decide", until="2026-10-11").fields == {
        "until": "Enter a day to come"
    }
    assert case.refused("delegate", powers="decide").fields == {"to": "Choose somebody"}
    assert case.refused("delegate", by="cara", to="col", powers="decide").why.endswith("for somebody else to do.")


# Handing on


def test_a_case_is_handed_to_staff_or_to_somebody_said_to_be_from_outside() -> None:
    case = play().received()
    assert case.refused("assign", to="ines").fields
    case.do("assign", to="ines", outside="yes")
    assert case.holder() == ("ines",)


def test_a_case_is_not_handed_to_whoever_is_complained_about() -> None:
    case = play().received()
    case.do("name person", by="cara", people="mona")
    refusal = case.refused("assign", to="mona")
    assert (refusal.why, refusal.clause) == ("They cannot have this case.", "The stage open")


def test_a_case_is_taken_to_somebody_else_with_a_reason_and_they_may_take_it_over() -> None:
    rules = ("escalation: upwards\nto: [director]\nby: any staff\ntakes over: yes", CONFLICT)
    case = play(*rules).received()
    assert case.refused("escalate", "upwards", by="cara").fields == {"reasons": "Enter the reasons"}
    case.do("escalate", "upwards", by="cara", words="reasons")
    assert case.holder() == ("dora",)
    case = play(*rules).received()
    case.do("name person", by="cara", people="dora")
    assert "Nobody" in case.refused("escalate", "upwards", by="cara", words="reasons").why


# Twins


@pytest.mark.parametrize(
    ("guard", "value", "shown"),
    [
        ("_with_deputy", lambda scene, chosen, out: chosen, test_the_deputy_of_somebody_away_has_the_case_for_them),
        ("standing_in", lambda *others: (), test_while_the_handler_is_away_their_deputy_may_do_what_they_may),
        ("delegates", lambda *others: (), test_a_delegate_decides_as_whoever_gave_them_the_power),
    ],
)
def test_without_its_rule_nobody_would_act_for_them(
    monkeypatch: pytest.MonkeyPatch, guard: str, value: object, shown: Callable[[], None]
) -> None:
    monkeypatch.setattr(routing, guard, value)
    with pytest.raises(AssertionError):
        shown()


def test_without_a_fit_person_checked_a_case_would_go_to_whoever_is_complained_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(people_module, "unfit", lambda *others: "")
    with pytest.raises(AssertionError, match="was done"):
        test_a_case_is_not_handed_to_whoever_is_complained_about()


def test_whoever_stands_in_is_asked_for_any_interest_before_they_open_the_case_and_only_while_they_do() -> None:
    stage = "stage: open\npurpose: investigation\nheld by: officer\ndeclares interest: yes"
    case = play(stage).declare("deputy named", person="otto", deputy="cara").received()
    assert (case.outlook.scene.must_declare("otto"), case.outlook.scene.must_declare("cara")) == (True, False)
    case.declare("absence recorded", person="otto", until="2026-10-20")
    assert case.outlook.scene.must_declare("cara")
    case.do("declare interest", by="cara", answer="none")
    assert not case.outlook.scene.must_declare("cara")
