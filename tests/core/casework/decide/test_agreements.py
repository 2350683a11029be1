"""Agreements between sides, appointments and reports; findings, the outcome they come to, and the actions that follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from putright.core.casework.decide import agreements, findings
from tests.core.casework.decide.test_decisions import decision
from tests.core.casework.made import Played, happening, play

REVIEW = "stage: review\npurpose: review\nheld by: manager"
MEDIATION = (
    "agreement: mediation\nbetween: [chief, complainant]\nterms: [form, effect]\ngoes to: over\n"
    "otherwise: {goes to: review}"
)


def agree(case: Played, side: str, by: str, form: str = "talk", effect: str = "binding") -> None:
    case.do("agree", "mediation", by, side=side, form=form, effect=effect)


def test_terms_hold_once_every_side_has_agreed_to_the_same() -> None:
    case = play(MEDIATION, REVIEW).received()
    agree(case, "chief", "kit")
    assert (case.case.closed, dict(case.case.terms)) == (None, {})
    agree(case, "complainant", "complainant", effect="advice")
    assert case.case.closed is None, "they agreed to different terms"
    agree(case, "chief", "kit", effect="advice")
    assert (case.case.closed, case.case.terms["mediation"]) == ("over", {"form": "talk", "effect": "advice"})


def test_terms_are_given_whole_and_each_side_speaks_for_itself() -> None:
    case = play(MEDIATION, REVIEW).received()
    assert set(case.refused("agree", "mediation", by="kit", side="chief", form="talk").fields) == {"effect"}
    refusal = case.refused("agree", "mediation", by="complainant", side="chief", form="talk", effect="x")
    assert (set(refusal.fields), refusal.clause) == ({"side"}, "The agreement mediation")
    agree(case, "complainant", "cara")


def test_where_no_agreement_is_reached_the_other_way_is_taken_with_reasons() -> None:
    case = play(MEDIATION, REVIEW).received()
    assert set(case.refused("no agreement", "mediation", by="complainant").fields) == {"reasons"}
    case.do("no agreement", "mediation", by="complainant", words="reasons")
    assert case.case.track("main").stage == "review"


def test_an_agreement_made_anew_does_not_rest_on_what_a_side_agreed_before() -> None:
    case = play(MEDIATION.replace("goes to: over\n", ""), REVIEW, happening("back", "goes to: open")).received()
    agree(case, "chief", "kit")
    agree(case, "complainant", "complainant")
    case.happens("back")
    agree(case, "chief", "kit")
    assert case.kinds().count("agreed") == 1


# Appointments and reports


PANEL = (
    "post: panel member\noutside: yes",
    "appointment: panel\npost: panel member\nnumber: 3\nquorum: 2\nfrom: [clerk, manager]\nmay be outside: yes\nby: chief",
    "report: verdict\nto: chief\nby: panel member\nparts: [conclusion, recommendations]\ngoes to: over",
)


def appoint(case: Played, *people: str, outside: str = "no", until: str = "") -> set[str]:
    action = case.action("appoint", "panel", by="kit", people=people, outside=outside, until=until)
    answer = case.attempt(action)
    if isinstance(answer, tuple):
        case.do("appoint", "panel", by="kit", people=people, outside=outside, until=until)
        return set()
    assert answer.clause == "The appointment panel"
    return set(answer.fields)


def test_a_panel_has_its_number_and_never_less_than_its_quorum_of_different_people() -> None:
    case = play(*PANEL).received()
    assert appoint(case, "cara") == {"people"}
    assert appoint(case, "cara", "cara") == {"people"}
    assert appoint(case, "cara", "col", "mona", "ines", outside="yes") == {"people"}
    assert appoint(case, "cara", "mona") == set()
    assert case.holder() == ("cara", "mona")
    assert case.refused("appoint", "panel", by="kit", people=("cara", "mona")).closed, "once in a visit"


def test_people_are_appointed_from_the_posts_named_or_from_outside_where_the_rule_lets_them() -> None:
    assert appoint(play(*PANEL).received(), "cara", "dora") == {"people"}
    assert appoint(play(*PANEL).received(), "cara", "ines") == {"people"}
    assert appoint(play(*PANEL).received(), "cara", "ines", outside="yes") == set()
    inside = PANEL[1].replace("may be outside: yes\n", "")
    assert appoint(play(PANEL[0], inside).received(), "cara", "ines", outside="yes") == {"people"}


def test_nobody_complained_about_or_there_before_is_appointed() -> None:
    case = play(*PANEL).received()
    case.do("name person", by="dora", people="cara")
    assert appoint(case, "cara", "mona") == {"people"}
    never = (PANEL[1] + "\nnever: [outcome]", PANEL[0], decision("{option: a, stays: yes}", "by: manager\n"))
    case = play(*never).received()
    case.do("decide", "outcome", by="mona", option="a")
    assert appoint(case, "cara", "mona") == {"people"}
    assert appoint(case, "cara", "col") == set()


def test_access_is_given_until_a_day_to_come() -> None:
    case = play(*PANEL).received()
    assert appoint(case, "cara", "ines", outside="yes", until="2026-10-11") == {"until"}
    assert appoint(case, "cara", "ines", outside="yes", until="2026-10-30") == set()
    assert str(case.case.access_until("ines")) == "2026-10-30"


def test_a_report_is_given_by_its_post_with_all_its_parts_and_moves_the_case() -> None:
    case = play(*PANEL).received()
    assert appoint(case, "cara", "mona") == set()
    assert (
        "somebody else"
        in case.refused("give report", "verdict", by="otto", words=("conclusion", "recommendations")).why
    )
    assert set(case.refused("give report", "verdict", by="cara", words="conclusion").fields) == {"recommendations"}
    case.do("give report", "verdict", by="cara", words=("conclusion", "recommendations"))
    assert case.case.closed == "over"


# Findings, outcome, actions


FINDINGS = (
    "findings: of it\nwords: {upheld: upheld, partly upheld: partially upheld, not upheld: not upheld}\nmixed: partly upheld",
    "stage: open\npurpose: investigation\nheld by: officer\nfindings: yes",
    "remedies: putting right\nlist: {apology: We say sorry}\nchecked: yes",
)


def find(case: Played, head: str, word: str) -> None:
    case.do("make finding", "of it", words="reasons", head=head, word=word)


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        (("upheld", "upheld"), "upheld"), (("not upheld", "not upheld"), "not upheld"),
        (("upheld", "not upheld"), "partly upheld"), (("partly upheld", "upheld"), "partly upheld"),
    ],
)  # fmt: skip
def test_the_outcome_proposed_is_what_the_findings_come_to(words: tuple[str, str], proposed: str) -> None:
    case = play(*FINDINGS).received()
    case.do("add head", words="point")
    for head, word in zip(("1", "2"), words, strict=True):
        find(case, head, word)
    offered = case.offer("confirm outcome", "of it")
    assert offered
    field = offered.field("word")
    assert field
    assert field.hint == proposed
    case.do("confirm outcome", "of it", word=proposed)
    assert case.case.outcome == proposed


def test_the_outcome_waits_for_a_finding_on_every_point_and_differs_only_with_reasons() -> None:
    case = play(*FINDINGS).received()
    case.do("add head", words="point")
    assert case.offer("confirm outcome", "of it") is None
    find(case, "1", "upheld")
    assert case.refused("confirm outcome", "of it", word="upheld").why == "Point 2 has no finding yet."
    find(case, "2", "upheld")
    refusal = case.refused("confirm outcome", "of it", word="not upheld")
    assert (refusal.why, set(refusal.fields)) == (
        "The findings come to 'upheld'. Say why the outcome is 'not upheld'.",
        {"reasons"},
    )
    case.do("confirm outcome", "of it", words="reasons", word="not upheld")


def test_findings_without_a_word_for_a_mixture_need_reasons_for_any_outcome() -> None:
    case = play(FINDINGS[0].replace("\nmixed: partly upheld", ""), *FINDINGS[1:]).received()
    case.do("add head", words="point")
    find(case, "1", "upheld")
    find(case, "2", "not upheld")
    refusal = case.refused("confirm outcome", "of it", word="upheld")
    assert refusal.why == "The findings differ from each other. Say why the outcome is 'upheld'."


def test_a_finding_needs_reasons_a_point_there_is_and_a_word_of_the_procedure() -> None:
    case = play(*FINDINGS).received()
    assert set(case.refused("make finding", "of it", head="1", word="upheld").fields) == {"reasons"}
    assert set(case.refused("make finding", "of it", words="reasons", head="9", word="upheld").fields) == {"head"}
    assert set(case.refused("make finding", "of it", words="reasons", head="1", word="proven").fields) == {"word"}


def test_findings_are_made_where_the_stage_is_for_them_and_after_declaring_an_interest() -> None:
    case = play(FINDINGS[0]).received()
    refusal = case.refused("make finding", "of it", words="reasons", head="1", word="upheld")
    assert (refusal.closed, refusal.clause) == (True, "The findings of it")
    asks = FINDINGS[1] + "\ndeclares interest: yes"
    case = play(FINDINGS[0], asks).received()
    assert set(case.refused("make finding", "of it", words="reasons", head="1", word="upheld").fields) == {"interest"}


def test_an_action_is_agreed_done_and_checked_by_somebody_else() -> None:
    case = play(*FINDINGS).received()
    assert set(case.refused("agree action", "putting right", means="apology").fields) == {"what"}
    for owner, day, field in (("a stranger", "2026-11-01", "owner"), ("cara", "soon", "due")):
        tried = case.refused("agree action", "putting right", words="what", means="apology", owner=owner, due=day)
        assert set(tried.fields) == {field}
    case.do("agree action", "putting right", words="what", means="apology", owner="cara", due="2026-11-01")
    assert (
        case.refused("check action", "1", by="col", words="how it was checked").clause == "The remedies putting right"
    )
    case.do("complete action", "1", by="cara", words="what was done")
    assert "somebody else" in case.refused("check action", "1", by="cara", words="how it was checked").why
    case.do("check action", "1", by="col", words="how it was checked")
    assert [(a.open, a.done_on == a.checked_on) for a in case.case.actions] == [(False, True)]


def test_an_action_is_dropped_only_with_reasons_and_stays_on_record() -> None:
    case = play(*FINDINGS).received()
    case.do("agree action", "putting right", words="what", means="apology")
    assert set(case.refused("drop action", "1").fields) == {"reasons"}
    case.do("drop action", "1", words="reasons")
    assert [action.dropped for action in case.case.actions] == [True]
    assert case.refused("complete action", "1").closed


@pytest.mark.parametrize(
    ("module", "guard", "shown"),
    [
        (agreements, "cannot_appoint", test_a_panel_has_its_number_and_never_less_than_its_quorum_of_different_people),
        (agreements, "cannot_appoint", test_nobody_complained_about_or_there_before_is_appointed),
        (agreements, "unmet", test_a_report_is_given_by_its_post_with_all_its_parts_and_moves_the_case),
        (findings, "undeclared", test_findings_are_made_where_the_stage_is_for_them_and_after_declaring_an_interest),
    ],
)
def test_without_its_guard_it_would_be_done(
    monkeypatch: pytest.MonkeyPatch, module: object, guard: str, shown: Callable[[], None]
) -> None:
    monkeypatch.setattr(module, guard, lambda *others, **more: None)
    with pytest.raises(AssertionError):
        shown()
