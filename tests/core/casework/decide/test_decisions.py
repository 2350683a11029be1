"""Decisions, judgements and happenings: what they need first, what they ask, whom they choose, and deciding together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from putright.core.casework.decide import decisions, joint
from tests.core.casework.made import Played, happening, letter, play

REVIEW = "stage: review\npurpose: review\nheld by: manager"


def decision(options: str, more: str = "") -> str:
    return f"decision: outcome\npurpose: determination\n{more}options:\n" + "\n".join(
        f"  - {o}" for o in options.split("; ")
    )


def decide(case: Played, option: str, by: str = "otto", words: str = "", **values: str) -> None:
    case.do("decide", "outcome", by, words or (), **{"option": option, **values})


def test_a_decision_that_needs_something_first_says_what_by_its_clause() -> None:
    looked = happening("looked", "title: We looked into it")
    case = play(decision("{option: yes then, goes to: over}", "needs: looked happened\n"), looked).received()
    refusal = case.refused("decide", "outcome", option="yes then")
    assert (refusal.why, refusal.clause) == (
        "This cannot be done yet: We looked into it comes first.",
        "The decision outcome",
    )
    decide(case.happens("looked"), "yes then")


def test_an_option_may_need_more_than_the_others() -> None:
    case = play(
        decision("{option: a, goes to: over}; {option: b, needs: looked happened, goes to: over}"), happening("looked")
    )
    assert case.received().refused("decide", "outcome", option="b").clause == "The decision outcome"
    decide(case, "a")


def test_a_need_that_is_a_fact_is_said_in_words() -> None:
    case = play(decision("{option: a, goes to: over}", "needs: anonymous is yes\n")).received()
    assert case.refused("decide", "outcome", option="a").why == "This cannot be done yet: anonymous must be yes."


def test_what_is_needed_in_this_visit_does_not_count_from_an_earlier_one() -> None:
    rules = (
        happening("looked"),
        happening("back", "stage: review\ngoes to: open"),
        happening("on", "stage: open\ngoes to: review"),
        REVIEW,
    )
    need = "stage: open\nneeds: looked happened\nneeds in this visit: yes\n"
    case = play(decision("{option: a, goes to: over}", need), *rules).received().happens("looked")
    assert case.attempt(case.action("decide", "outcome", option="a"))
    case.happens("on").happens("back", by="mona")
    assert "comes first" in case.refused("decide", "outcome", option="a").why
    decide(case.happens("looked"), "a")


def test_an_option_asks_its_own_words() -> None:
    case = play(decision("{option: a, goes to: over}; {option: b, asks: [reasons, changes], goes to: over}")).received()
    assert set(case.refused("decide", "outcome", words="reasons", option="b").fields) == {"changes"}
    decide(case, "a")


def test_only_an_option_of_the_decision_may_be_chosen() -> None:
    case = play(decision("{option: a, goes to: over}")).received()
    for option in ("", "c"):
        assert set(case.refused("decide", "outcome", option=option).fields) == {"option"}


def test_a_decision_is_made_once_in_each_visit_unless_the_rule_lets_it_be_made_again() -> None:
    rules = (happening("back", "goes to: open"),)
    once = play(decision("{option: a, stays: yes}"), *rules).received()
    decide(once, "a")
    assert once.refused("decide", "outcome", option="a").closed
    decide(once.happens("back"), "a")
    again = play(decision("{option: a, stays: yes}", "once: no\n"), *rules).received()
    decide(again, "a")
    decide(again, "a")


def test_a_decision_belongs_to_its_stage_and_its_conditions() -> None:
    case = play(
        decision("{option: a, goes to: over}", "stage: review\n"), REVIEW, happening("on", "goes to: review")
    ).received()
    refusal = case.refused("decide", "outcome", option="a")
    assert (refusal.closed, refusal.clause) == (True, "The decision outcome")
    assert refusal.why == "outcome: this belongs to 'review', and the case is at 'open'."
    decide(case.happens("on"), "a", by="mona")
    unmet = play(decision("{option: a, goes to: over}", "when: anonymous is yes\n")).received()
    assert (
        unmet.refused("decide", "outcome", option="a").why == "outcome: this is only for cases where anonymous is yes."
    )


def test_whoever_is_chosen_has_the_case_and_is_somebody_who_can() -> None:
    case = play(
        decision("{option: give, chooses: clerk, assigns: yes}; {option: review, chooses: any staff, goes to: review}"),
        REVIEW,
    )
    case.received().do("name person", by="mona", people="col")
    assert set(case.refused("decide", "outcome", option="give").fields) == {"handler"}
    for person in ("col", "dora"):
        assert (
            case.refused("decide", "outcome", option="give", handler=person).why == "That person cannot have this case."
        )
    decide(case, "give", handler="cara")
    assert case.holder() == ("cara",)
    case = play(decision("{option: review, chooses: any staff, goes to: review}"), REVIEW).received()
    decide(case, "review", handler="kit")
    assert (case.case.track("main").stage, case.holder()) == ("review", ("kit",))


def test_a_decision_may_appoint_and_the_case_goes_to_whoever_is_appointed() -> None:
    appointment = "appointment: looker\npost: investigator\nmay be outside: yes\nnever: [open]\nby: chief"
    case = play(
        decision("{option: look, appoints: looker, assigns: yes}"), appointment, "post: investigator\noutside: yes"
    )
    case.received()
    for people, outside in (("otto", "no"), ("ines", "no"), (("mona", "dora"), "no")):
        assert set(case.refused("decide", "outcome", option="look", people=people, outside=outside).fields) == {
            "people"
        }
    decide(case, "look", people="ines", outside="yes", until="2026-12-01")
    assert (case.holder(), dict(case.case.appointed)) == (("ines",), {"looker": ("ines",)})
    assert str(case.case.access_until("ines")) == "2026-12-01"


def test_a_decision_owes_letters_causes_happenings_and_opens_a_track() -> None:
    rules = (
        letter("news"), happening("noted"), "track: beside\nenters: talk",
        "stage: talk\ntrack: beside\npurpose: other process\nheld by: chief",
    )  # fmt: skip
    case = play(decision("{option: a, sends: news, causes: noted, opens: beside}"), *rules).received()
    decide(case, "a")
    assert [owed.name for owed in case.outlook.owed] == ["news"]
    assert case.offer("send letter", "news")
    assert ("happened" in case.kinds(), case.holder("beside")) == (True, ("kit",))


def test_an_interest_is_declared_before_anything_is_decided_where_the_stage_asks() -> None:
    stage = "stage: open\npurpose: investigation\nheld by: officer\ndeclares interest: yes"
    judged = "judgement: worth\npurpose: validity\nquestion: Worth it?"
    case = play(stage, decision("{option: a, goes to: over}"), judged).received()
    for name, about, values in (("decide", "outcome", {"option": "a"}), ("judge", "worth", {"answer": "yes"})):
        refusal = case.refused(name, about, words="reasons", **values)
        assert (set(refusal.fields), refusal.clause) == ({"interest"}, "The stage open")
    case.do("declare interest", answer="not sure")
    assert "not sure" in case.refused("decide", "outcome", option="a").why
    case.do("declare interest", answer="none")
    decide(case, "a")


def test_a_judgement_needs_a_reason_and_goes_its_way() -> None:
    rule = "judgement: worth\npurpose: validity\nquestion: Worth it?\nyes: {goes to: review}\nno: {goes to: over}"
    for answer, stage in (("yes", "review"), ("no", "over")):
        case = play(rule, REVIEW).received()
        assert set(case.refused("judge", "worth", answer=answer).fields) == {"reasons"}
        case.do("judge", "worth", words="reasons", answer=answer)
        assert (case.case.track("main").stage, case.case.judgements["worth"]) == (stage, answer)


def test_a_happening_names_somebody_of_the_post_it_is_about() -> None:
    case = play(happening("interviewed", "person: clerk")).received()
    for person in ("", "dora"):
        assert set(case.refused("record happening", "interviewed", person=person).fields) == {"person"}
    case.do("record happening", "interviewed", person="cara")


def test_a_happening_happens_once_in_a_visit_where_it_does_not_happen_again() -> None:
    case = play(happening("confirmed", "again: no")).received().happens("confirmed")
    assert case.refused("record happening", "confirmed").closed


def test_what_happens_of_itself_happens_where_its_conditions_hold() -> None:
    rule = "happening: urgent one\nby: the system\nalso upon: received\nwhen: urgent is yes\ngoes to: review"
    fact = "fact: urgent\nquestion: Urgent?\noptions: {'yes': 'Yes', 'no': 'No'}"
    for urgent, stage in (("yes", "review"), ("no", "open")):
        case = play(rule, fact, REVIEW).received(fact__urgent=urgent)
        assert case.case.track("main").stage == stage
    assert case.refused("record happening", "urgent one").clause == "The happening urgent one", (
        "nobody records it by hand"
    )


# Deciding together


JOINT = decision(
    "{option: stop, asks: reasons, goes to: over}; {option: on, stays: yes}",
    "jointly with: [manager, director]\nby: officer\n",
)


def proposed() -> Played:
    case = play(JOINT, letter("note")).received()
    decide(case, "stop", words="reasons")
    return case


def join(case: Played, by: str, agrees: str = "yes", words: str = "") -> None:
    case.do("join decision", "outcome", by, words or (), agrees=agrees)


def test_a_joint_decision_takes_effect_once_every_post_has_agreed() -> None:
    case = proposed()
    assert (case.kinds()[-1], case.case.closed, dict(case.case.decisions)) == ("decision proposed", None, {})
    join(case, "mona")
    assert case.case.closed is None
    entries = case.do("join decision", "outcome", by="dora", agrees="yes")
    assert (case.case.closed, dict(case.case.decisions)) == ("over", {"outcome": "stop"})
    assert [(entry.kind, entry.by) for entry in entries[:2]] == [("decision joined", "dora"), ("decided", "otto")]


def test_only_the_posts_asked_agree_and_each_person_once() -> None:
    case = proposed()
    offered = case.offer("join decision", "outcome")
    assert offered
    assert (offered.by, offered.urgent) == (("mona", "dora"), True)
    assert "somebody else" in case.refused("join decision", "outcome", by="cara", agrees="yes").why
    join(case, "mona")
    assert "somebody else" in case.refused("join decision", "outcome", by="mona", agrees="yes").why


def test_while_it_waits_it_is_not_decided_again_and_once_somebody_does_not_agree_it_is_open_again() -> None:
    case = proposed()
    assert case.refused("decide", "outcome", option="on").closed
    assert set(case.refused("join decision", "outcome", by="mona", agrees="no").fields) == {"reasons"}
    join(case, "mona", "no", "reasons")
    assert case.offer("join decision", "outcome") is None
    decide(case, "on")


def test_whoever_proposes_agrees_in_the_posts_they_hold_and_alone_in_all_of_them_decides_at_once() -> None:
    case = play(JOINT, people={"otto": ("officer", "manager"), "dora": "director", "kit": "chief"}).received()
    decide(case, "stop", words="reasons")
    offered = case.offer("join decision", "outcome")
    assert offered
    assert offered.by == ("dora",)
    alone = play(JOINT, people={"otto": ("officer", "manager", "director"), "kit": "chief"}).received()
    decide(alone, "stop", words="reasons")
    assert alone.case.closed == "over"


def test_the_proposal_of_somebody_then_complained_about_falls() -> None:
    case = proposed()
    join(case, "mona")
    case.do("name person", by="cara", people="otto")
    assert case.offer("join decision", "outcome") is None


def test_a_proposal_does_not_outlast_the_visit_to_its_stage() -> None:
    case = play(JOINT, happening("back", "goes to: open")).received()
    decide(case, "stop", words="reasons")
    case.happens("back")
    assert case.offer("join decision", "outcome") is None
    assert case.offer("decide", "outcome")


def test_whoever_is_complained_about_does_not_agree_and_the_last_resort_does_in_their_place() -> None:
    case = proposed()
    case.do("name person", by="cara", people="mona")
    offered = case.offer("join decision", "outcome")
    assert offered
    assert offered.by == ("kit", "dora")
    join(case, "kit")
    join(case, "dora")
    assert case.case.closed == "over"


def test_whoever_agreed_took_part_and_never_reviews() -> None:
    review = "stage: review\npurpose: review\nheld by: [manager, chief]\nnever: [outcome]"
    rule = JOINT.replace("goes to: over", "goes to: review").replace("[manager, director]", "manager")
    case = play(rule, review).received()
    decide(case, "stop", words="reasons")
    join(case, "mona")
    assert case.holder() == ("kit",)


def test_what_a_joint_decision_needs_must_still_be_so_when_the_last_agrees() -> None:
    rule = JOINT.replace("jointly with: [manager, director]", "jointly with: manager\nneeds: service is not homes")
    case = play(rule, "service: homes").declare("service offered", service="homes").received()
    decide(case, "stop", words="reasons")
    case.do("triage", by="cara", service="homes")
    assert "cannot be done yet" in case.refused("join decision", "outcome", by="mona", agrees="yes").why


# Twins


Shown = Callable[[], None]


@pytest.mark.parametrize(
    ("module", "guard", "shown"),
    [
        (decisions, "unmet", test_a_decision_that_needs_something_first_says_what_by_its_clause),
        (decisions, "unmet", test_an_option_asks_its_own_words),
        (decisions, "unmet", test_a_judgement_needs_a_reason_and_goes_its_way),
        (decisions, "undeclared", test_an_interest_is_declared_before_anything_is_decided_where_the_stage_asks),
        (decisions, "_nobody_chosen", test_whoever_is_chosen_has_the_case_and_is_somebody_who_can),
        (decisions, "cannot_appoint", test_a_decision_may_appoint_and_the_case_goes_to_whoever_is_appointed),
        (joint, "still_to_agree", test_a_joint_decision_takes_effect_once_every_post_has_agreed),
        (joint, "not_joined", test_while_it_waits_it_is_not_decided_again_and_once_somebody_does_not_agree_it_is_open_again),
    ],
)  # fmt: skip
def test_without_its_guard_a_decision_would_be_made(
    monkeypatch: pytest.MonkeyPatch, module: object, guard: str, shown: Shown
) -> None:
    monkeypatch.setattr(module, guard, lambda *others, **more: None)
    with pytest.raises(AssertionError):
        shown()
