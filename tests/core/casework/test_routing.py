"""Who has a case and who cannot: conflicts of interest, seniority, deputies, powers given away, people named later."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from putright.core.casework import routing
from putright.core.casework.decide import hands as hands_module
from putright.core.casework.decide import people as people_module
from tests.core.casework.made import STAFF, Played, clock, happening, play

REVIEW = "stage: review\npurpose: review\nheld by: [manager, director]"
UP = happening("asked again", "goes to: review")
DECISION = "decision: answer\npurpose: determination\noptions:\n  - {option: 'on', goes to: over}"
ANSWER_IN_OPEN = (
    "decision: answer\npurpose: determination\nstage: open\nby: {}\noptions:\n  - {{option: 'on', goes to: review}}"
)
Shown = Callable[[], None]


def together(case: Played, track: str = "main") -> tuple[str, ...]:
    held = case.case.track(track).holder
    return held.together_with if held else ()


# The posts of a stage, in order


def test_the_first_post_with_somebody_free_has_the_case_and_the_clause_is_kept() -> None:
    case = play("stage: open\npurpose: investigation\nheld by: [manager, officer]").received()
    held = case.case.track("main").holder
    assert held
    assert (held.people, held.post, held.clause) == (("mona",), "manager", "The stage open")
    vacant = play("stage: open\npurpose: investigation\nheld by: [manager, officer]", people={"otto": "officer"})
    assert vacant.received().holder() == ("otto",)


def test_a_team_has_a_case_together_and_of_two_in_a_single_post_one_has_it() -> None:
    team = play("stage: open\npurpose: investigation\nheld by: clerk").received()
    assert team.holder() == ("cara", "col")
    single = play(people={"otto": "officer", "olga": "officer", "kit": "chief"}).received()
    assert single.holder() == ("otto",)


def test_a_post_of_a_service_is_held_for_that_service_for_what_it_is_part_of_or_for_all() -> None:
    people = {"otto": "officer", "hal": "officer of housing", "rita": "officer of repairs", "kit": "chief"}
    found = {}
    for service in ("repairs", "lettings", "libraries"):
        case = play("service: repairs", people=people)
        case.declare("service offered", service="housing").declare("service offered", service="libraries")
        case.declare("service offered", service="repairs", part_of="housing")
        case.declare("service offered", service="lettings", part_of="housing")
        found[service] = case.received(service=service).holder()
    assert found == {"repairs": ("rita",), "lettings": ("hal",), "libraries": ("otto",)}


def test_triage_to_another_service_hands_the_case_to_whoever_has_that_service() -> None:
    case = play(people={"otto": "officer of libraries", "hal": "officer of housing", "cara": "clerk", "kit": "chief"})
    case.declare("service offered", service="housing").declare("service offered", service="libraries")
    case.received(service="libraries")
    assert case.holder() == ("otto",)
    case.do("triage", by="cara", service="housing")
    assert case.holder() == ("hal",)


def test_triage_leaves_a_case_with_whoever_it_was_handed_to() -> None:
    case = play(people={"otto": "officer of libraries", "hal": "officer of housing", "cara": "clerk", "kit": "chief"})
    case.declare("service offered", service="housing").declare("service offered", service="libraries")
    case.received(service="libraries").do("assign", to="cara")
    case.do("triage", by="cara", service="housing")
    assert case.holder() == ("cara",)


@pytest.mark.parametrize(
    ("words", "holder"),
    [("receiver", ("col",)), ("usual contact", ("cara",)), ("[usual contact, receiver]", ("cara",))],
)
def test_relative_words_stand_for_people_of_the_case(words: str, holder: tuple[str, ...]) -> None:
    case = play(f"stage: open\npurpose: investigation\nheld by: {words}").received(by="col", usual_contact="cara")
    assert case.holder() == holder


def test_handler_keeps_whoever_has_it_in_the_next_stage() -> None:
    case = play("stage: review\npurpose: review\nheld by: handler", UP).received()
    case.do("assign", to="cara")
    assert case.happens("asked again").holder() == ("cara",)


def test_people_appointed_to_a_post_have_what_it_has_whatever_the_appointment_is_called() -> None:
    case = play(
        "post: panel member\noutside: yes",
        "appointment: panel\npost: panel member\nnumber: 3\nquorum: 2\nmay be outside: yes\nholds the case: no",
        "stage: hearing\npurpose: determination\nheld by: panel member", happening("called", "goes to: hearing"),
    ).received()  # fmt: skip
    case.do("appoint", "panel", people=("mona", "ines"), outside="yes")
    assert case.holder() == ("otto",), "the appointment alone does not move the case"
    assert case.happens("called").holder() == ("mona", "ines")


# Nobody who was there before


def test_nobody_who_had_the_case_in_an_earlier_stage_has_it_where_the_rule_says_never() -> None:
    people = {"otto": ("officer", "manager"), "dora": "director", "kit": "chief"}
    case = play(REVIEW + "\nnever: [open]", UP, people=people).received().happens("asked again")
    assert case.holder() == ("dora",)
    free = play(REVIEW, UP, people=people).received().happens("asked again")
    assert free.holder() == ("otto",)


def test_whoever_decided_in_the_earlier_stage_without_having_the_case_is_never_the_reviewer_either() -> None:
    decision = ANSWER_IN_OPEN.format("any staff")
    case = play(REVIEW + "\nnever: [open]", decision).received()
    case.do("decide", "answer", by="mona", option="on")
    assert case.holder() == ("dora",)


def test_nobody_who_made_a_certain_decision_or_was_appointed_reviews_it() -> None:
    decision = ANSWER_IN_OPEN.format("manager")
    case = play(REVIEW + "\nnever: [answer]", decision).received()
    case.do("decide", "answer", by="mona", option="on")
    assert case.holder() == ("dora",)
    appointment = "appointment: looker\npost: officer\nholds the case: no"
    case = play(REVIEW + "\nnever: [looker]", appointment, UP).received()
    case.do("appoint", "looker", people="mona")
    assert case.happens("asked again").holder() == ("dora",)


def test_whoever_acted_before_may_neither_decide_in_the_later_stage_nor_be_given_the_case_but_keeps_the_record() -> (
    None
):
    people = {"otto": ("officer", "manager"), "dora": "director", "kit": "chief"}
    decision = DECISION.replace(
        "purpose: determination", "purpose: determination\nstage: review\nby: [manager, director]"
    )
    case = play(REVIEW + "\nnever: [open]", UP, decision, people=people).received().happens("asked again")
    assert "somebody else" in case.refused("decide", "answer", by="otto", option="on").why
    assert case.refused("assign", by="dora", to="otto").fields
    case.do("add note", by="otto", words="note")
    case.do("decide", "answer", by="dora", option="on")


def test_a_review_goes_to_somebody_more_senior_than_whoever_had_it_before() -> None:
    review = "stage: review\npurpose: review\nheld by: [clerk, manager, director]\nmore senior than: open"
    case = play(review, UP).received()
    assert case.happens("asked again").holder() == ("mona",)
    high = play(review, UP, "stage: open\npurpose: investigation\nheld by: manager").received()
    assert high.happens("asked again", by="mona").holder() == ("dora",)
    assert high.refused("assign", by="dora", to="cara").fields == {"to": "Choose somebody else"}


# Conflicts of interest


CONFLICT = "conflict of interest: about the officer\ncomplained of: officer\ninstead: [manager, director]"


def test_whoever_steps_in_for_a_post_complained_about_has_the_case_by_that_clause() -> None:
    case = play(CONFLICT).received()
    case.do("name person", by="cara", people="otto")
    held = case.case.track("main").holder
    assert held
    assert (held.people, held.clause) == (("mona",), "The conflict of interest about the officer")


def test_a_conflict_rule_holds_in_the_stages_it_names() -> None:
    rules = (REVIEW.replace("[manager, director]", "director"), UP, CONFLICT.replace("instead", "stage: open\ninstead"))
    case = play(*rules).received()
    case.do("name person", by="cara", people="otto")
    assert case.holder() == ("mona",)
    assert case.happens("asked again", by="mona").holder() == ("dora",)


def test_others_take_part_with_whoever_steps_in() -> None:
    case = play(CONFLICT + "\ntogether with: [chief, clerk]").received()
    case.do("name person", by="cara", people=("otto", "col"))
    assert (case.holder(), together(case)) == (("mona",), ("kit", "cara"))


def test_a_conflict_may_send_the_case_to_another_stage_at_once() -> None:
    case = play(CONFLICT.replace("instead", "stage: open\ngoes to: review\ninstead"), REVIEW).received()
    case.do("name person", by="cara", people="otto")
    assert (case.case.track("main").stage, case.holder()) == ("review", ("mona",))


def test_of_the_posts_that_step_in_only_the_first_that_can_decides() -> None:
    decision = DECISION.replace("purpose: determination", "purpose: determination\nby: officer")
    case = play(CONFLICT, decision).received()
    case.do("name person", by="cara", people="otto")
    offered = case.offer("decide", "answer")
    assert offered
    assert offered.by == ("mona",)
    case.do("name person", by="cara", people="mona")
    offered = case.offer("decide", "answer")
    assert offered
    assert offered.by == ("dora",)


def test_when_nobody_named_is_left_the_last_resort_finds_somebody_and_decides_nothing_itself() -> None:
    case = play("stage: open\npurpose: investigation\nheld by: officer", DECISION).received()
    case.do("name person", by="cara", people=("otto", "kit"))
    assert (case.holder(), case.case.track("main").wanted) == ((), ("dora",))
    assert "somebody else" in case.refused("decide", "answer", by="dora", option="on").why
    case.do("assign", by="dora", to="mona")
    case.do("decide", "answer", by="mona", option="on")


def test_without_a_last_resort_the_most_senior_who_are_free_find_somebody() -> None:
    case = play("last resort: somebody\nposts: [officer]").received()
    case.do("name person", by="cara", people="otto")
    assert case.case.track("main").wanted == ("kit",)


# Named later, cleared, suspected


def test_naming_somebody_ends_their_access_and_routes_the_case_in_the_same_answer() -> None:
    case = play(CONFLICT, DECISION).received()
    entries = case.do("name person", by="cara", people="otto")
    assert [entry.kind for entry in entries] == ["person named", "assigned"]
    assert case.outlook.barred == {"otto": "is complained about"}
    assert case.outlook.offers_to("otto") == ()
    refusal = case.refused("decide", "answer", option="on")
    assert (refusal.why, refusal.closed) == ("You cannot take part in this case.", True)


def test_the_person_named_learns_nothing_from_any_refusal() -> None:
    case = play(DECISION, clock("answer")).received()
    case.do("name person", by="cara", people="otto")
    words = {case.refused(o.name, o.about, track=o.track).why for o in case.outlook.offers if o.name != "pass time"}
    assert words == {"You cannot take part in this case."}


def test_a_track_that_waits_is_taken_from_whoever_is_named_too() -> None:
    case = play(
        "track: court\nenters: hearing\nopened by: chief\nprecedence: yes",
        "stage: hearing\ntrack: court\npurpose: other process\nheld by: director",
        "stage: open\npurpose: investigation\nheld by: [officer, manager]",
    ).received()  # fmt: skip
    case.do("open track", "court", by="kit", order="this first")
    case.do("name person", by="cara", people="otto")
    assert (case.case.track("main").waits_for, case.holder(), case.holder("court")) == ("court", ("mona",), ("dora",))


def test_somebody_cleared_is_in_again() -> None:
    case = play(CONFLICT).received()
    case.do("name person", by="cara", people="otto")
    case.do("clear person", by="cara", words="reasons", people="otto")
    assert case.outlook.barred == {}
    case.do("add note", by="otto", words="note")


def test_until_triage_no_holder_of_a_post_under_suspicion_nor_their_deputy_takes_part() -> None:
    case = play(CONFLICT, people={**STAFF, "olga": "officer of housing"})
    case.declare("deputy named", person="otto", deputy="mona").received(suspected_posts="officer")
    assert set(case.outlook.barred) == {"otto", "olga", "mona"}
    assert case.holder() == ("dora",)
    case.do("triage", by="cara", people="otto")
    assert set(case.outlook.barred) == {"otto"}
    assert case.holder() == ("dora",), "a case is not taken back from whoever stepped in and can have it"


def test_somebody_with_an_interest_is_out_and_the_case_goes_on_to_the_next() -> None:
    case = play("stage: open\npurpose: investigation\nheld by: [officer, manager]").received()
    case.do("declare interest", answer="some")
    assert (case.holder(), case.outlook.barred) == (("mona",), {"otto": "declared an interest"})


# Twins


def switched_off(monkeypatch: pytest.MonkeyPatch, name: str, value: object, *where: object) -> None:
    for module in (routing, *where):
        monkeypatch.setattr(module, name, value)


@pytest.mark.parametrize(
    "shown",
    [
        test_naming_somebody_ends_their_access_and_routes_the_case_in_the_same_answer,
        test_a_track_that_waits_is_taken_from_whoever_is_named_too,
        test_until_triage_no_holder_of_a_post_under_suspicion_nor_their_deputy_takes_part,
        test_somebody_with_an_interest_is_out_and_the_case_goes_on_to_the_next,
    ],
)
def test_without_the_bar_people_complained_about_would_keep_the_case(
    monkeypatch: pytest.MonkeyPatch, shown: Shown
) -> None:
    switched_off(monkeypatch, "barred", lambda scene: {}, hands_module, people_module)
    with pytest.raises(AssertionError):
        shown()


@pytest.mark.parametrize(
    "shown",
    [
        test_nobody_who_had_the_case_in_an_earlier_stage_has_it_where_the_rule_says_never,
        test_whoever_decided_in_the_earlier_stage_without_having_the_case_is_never_the_reviewer_either,
        test_nobody_who_made_a_certain_decision_or_was_appointed_reviews_it,
    ],
)
def test_without_its_memory_the_first_reviewer_would_review_again(
    monkeypatch: pytest.MonkeyPatch, shown: Shown
) -> None:
    switched_off(monkeypatch, "also_barred", lambda scene, functions: {}, hands_module)
    with pytest.raises(AssertionError):
        shown()


@pytest.mark.parametrize(
    ("guard", "value", "shown"),
    [
        (
            "_seniority_to_pass",
            lambda *others: -1,
            test_a_review_goes_to_somebody_more_senior_than_whoever_had_it_before,
        ),
        ("_one", lambda scene, chosen: chosen, test_a_team_has_a_case_together_and_of_two_in_a_single_post_one_has_it),
        (
            "conflicts",
            lambda *others: (),
            test_whoever_steps_in_for_a_post_complained_about_has_the_case_by_that_clause,
        ),
    ],
)
def test_without_its_rule_somebody_else_would_have_the_case(
    monkeypatch: pytest.MonkeyPatch, guard: str, value: object, shown: Shown
) -> None:
    monkeypatch.setattr(routing, guard, value)
    with pytest.raises(AssertionError):
        shown()
