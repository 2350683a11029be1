"""What holds again when a side track ends, when somebody is cleared, and when a word begins with `not`."""

from __future__ import annotations

from tests.core.casework.made import happening, letter, play

SIDE = (
    "track: beside\nenters: talk",
    "stage: talk\ntrack: beside\npurpose: procedural review\nheld by: manager",
    "right: complain of the steps\npurpose: procedural review\nupon: received\nonce: no\nadmitted: {opens: beside}",
    happening("talked", "track: beside\nstage: talk\ngoes to: end"),
    happening("finished", "goes to: over"),
    "remedies: things to do\nlist: {repair: Repair}",
)


def test_a_case_reopened_for_a_side_track_closes_again_with_the_word_of_its_own_end() -> None:
    case = play(*SIDE).received().happens("finished")
    assert case.case.closed == "over"
    case.do("use right", "complain of the steps", by="complainant", channel="email")
    assert case.case.closed is None
    case.happens("talked", by="mona", track="beside")
    assert case.case.closed == "over"


def test_nothing_is_agreed_on_a_side_track_without_findings_of_its_own() -> None:
    case = play(*SIDE).received()
    case.do("use right", "complain of the steps", by="complainant", channel="email")
    assert case.offer("agree action", "things to do")
    assert case.offer("agree action", "things to do", "beside") is None


def test_a_side_track_with_findings_agrees_its_own_actions() -> None:
    stage = "stage: talk\ntrack: beside\npurpose: procedural review\nheld by: manager\nfindings: yes"
    case = play(*SIDE, stage).received()
    case.do("use right", "complain of the steps", by="complainant", channel="email")
    assert case.offer("agree action", "things to do", "beside")


def test_once_the_rules_name_somebody_again_they_have_the_case() -> None:
    case = play().received()
    assert case.holder() == ("otto",)
    case.do("name person", by="cara", people="otto")
    assert (case.holder(), case.case.track("main").wanted) == ((), ("kit",))
    case.do("clear person", by="cara", words="reasons", people="otto")
    assert (case.holder(), case.case.track("main").wanted) == (("otto",), None)


FINDINGS = (
    "findings: of it\nwords: {upheld: upheld, partly upheld: partially upheld, not upheld: not upheld}",
    "stage: open\npurpose: investigation\nheld by: officer\nfindings: yes",
)


def holds(outcome: str, condition: str) -> bool:
    tells = letter("answer", f"also holds: {{when: outcome is {condition}, parts: reasons}}")
    case = play(*FINDINGS, tells).received()
    case.do("make finding", "of it", words="reasons", head="1", word=outcome)
    case.do("confirm outcome", "of it", word=outcome)
    offer = case.offer("send letter", "answer")
    return offer is not None and offer.field("reasons") is not None


def test_an_outcome_whose_word_begins_with_not_is_meant_by_that_word() -> None:
    assert [holds(word, "not upheld") for word in ("upheld", "partly upheld", "not upheld")] == [False, False, True]
    both = "not upheld or partly upheld"
    assert [holds(word, both) for word in ("upheld", "partly upheld", "not upheld")] == [False, True, True]


def test_any_other_not_is_the_opposite() -> None:
    words = ("upheld", "partly upheld", "not upheld")
    assert [holds(word, "not partly upheld") for word in words] == [True, False, True]
