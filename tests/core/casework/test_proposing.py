"""Whom the procedure would give a case to, and why: the reason is worked out with the choice and never made up after it."""

from __future__ import annotations

from putright.core.casework.proposing import Proposed, for_service, proposed
from tests.core.casework.made import Played, play

PEOPLE = {
    "otto": "officer of libraries",
    "hal": "officer of housing",
    "mona": "manager",
    "cara": "clerk",
    "kit": "chief",
}
CONFLICT = "conflict of interest: officer\ncomplained of: officer\ninstead: manager"


def now(case: Played) -> Proposed:
    found = proposed(case.outlook.scene)
    assert found is not None
    return found


def of_services() -> Played:
    """A case about housing, with an officer for each of two services."""
    case = play(CONFLICT, people=PEOPLE)
    case.declare("service offered", service="housing").declare("service offered", service="libraries")
    return case.received(service="housing")


def test_it_is_whoever_has_the_case_with_the_service_as_the_reason() -> None:
    case = of_services()
    found = now(case)
    assert (
        (found.people, found.post, found.service)
        == (case.holder(), "officer", "housing")
        == (("hal",), "officer", "housing")
    )
    assert (found.instead_of, found.acting_for, found.passed_over, found.to_find) == ("", "", (), False)


def test_for_another_service_it_is_whoever_has_that_one() -> None:
    found = for_service(of_services().outlook.scene, "libraries")
    assert found is not None
    assert (found.people, found.service) == (("otto",), "libraries")


def test_a_post_that_is_held_for_everything_has_no_service_for_a_reason() -> None:
    assert now(play().received(service="housing")).service == ""


def test_whoever_steps_in_says_for_which_post_and_whom_the_rules_passed_over() -> None:
    case = of_services()
    case.do("name person", by="cara", people="hal")
    found = now(case)
    assert found.people == ("mona",)
    assert found.instead_of == "officer"
    assert found.clause == "The conflict of interest officer"


def test_whoever_is_named_is_passed_over_with_the_reason() -> None:
    case = play("stage: open\npurpose: investigation\nheld by: [officer, manager]").received()
    case.do("name person", by="cara", people="otto")
    assert now(case).people == ("mona",)
    assert now(case).passed_over == (("otto", "is complained about"),)


def test_a_deputy_stands_in_for_whoever_is_away() -> None:
    case = play().declare("deputy named", person="otto", deputy="col")
    case.declare("absence recorded", person="otto", until="2026-12-01").received()
    found = now(case)
    assert (found.people, found.acting_for) == (("col",), "otto")


def test_where_nobody_is_left_those_who_are_to_find_somebody_are_told_so() -> None:
    case = play().received()
    case.do("name person", by="cara", people="otto")
    assert now(case).to_find
    assert now(case).people == ("kit",)


def test_a_case_that_is_over_goes_to_nobody() -> None:
    case = play("kind of feedback: complaint\ncounts as: complaint\nenters: over").received()
    assert proposed(case.outlook.scene) is None
