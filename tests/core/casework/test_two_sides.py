"""The person complained about as a side of the case, the windows of both, gates opened by a miss, and people from outside."""

from __future__ import annotations

from tests.core.casework.made import STAFF, Played, happening, letter, play, staff

ANSWERED = "happening: member answered\nby: person complained about"
THEIRS = (
    "right: their appeal\npurpose: review request\nby: person complained about\nupon: told sent\nwithin: 10 calendar days\n"
    "late: refused\nadmitted: {goes to: review}"
)
YOURS = (
    "right: your appeal\npurpose: review request\nupon: answer sent\nwithin: 10 calendar days\nlate: refused\n"
    "admitted: {goes to: review}"
)
WAITING = "stage: waiting\npurpose: review request\nheld by: officer\nwindow: [your appeal, their appeal]\nthen: over"
REVIEW = "stage: review\npurpose: review\nheld by: manager"
LETTERS = (letter("answer", "goes to: waiting"), letter("told", "to: person complained about"))
AGREED = "agreement: peace\nbetween: [complainant, person complained about]\nterms: [what]\ngoes to: over"


def about_otto(*rules: str) -> Played:
    """A complaint about Otto, whose case Kit has."""
    kit = "stage: open\npurpose: investigation\nheld by: [officer, chief]"
    case = play(*rules, kit).received()
    case.do("triage", by="kit", people="otto")
    return case


def test_what_the_person_complained_about_says_is_recorded_by_others_and_never_by_themselves() -> None:
    case = about_otto(ANSWERED)
    assert "cannot take part" in case.refused("record happening", "member answered", by="otto").why
    assert "somebody else" in case.refused("record happening", "member answered", by="complainant").why
    case.happens("member answered", by="kit")


def test_a_right_of_the_other_side_is_not_the_complainants_to_use() -> None:
    case = about_otto(THEIRS, REVIEW, *LETTERS)
    case.do("send letter", "told", by="kit")
    assert "somebody else" in case.refused("use right", "their appeal", by="complainant", channel="letter").why
    case.do("use right", "their appeal", by="kit", channel="letter")
    assert case.case.track("main").stage == "review"


def test_each_side_agrees_for_itself_whoever_records_it() -> None:
    case = about_otto(AGREED)
    case.do("agree", "peace", by="complainant", side="complainant", what="An apology")
    assert case.case.closed is None
    case.do("agree", "peace", by="kit", side="person complained about", what="An apology")
    assert case.case.closed == "over"


def test_a_stage_waits_for_the_last_of_several_windows() -> None:
    case = play(THEIRS, YOURS, WAITING, REVIEW, *LETTERS).received()
    case.do("send letter", "answer")
    case.on(11)
    assert case.case.closed is None
    case.do("send letter", "told")
    assert case.on(21).case.closed is None
    assert case.on(22).case.closed == "over"


def test_a_stage_does_not_wait_for_a_right_that_the_case_does_not_have() -> None:
    only = "kind of feedback: grumble\ncounts as: complaint\nenters: open"
    yours = f"{YOURS}\nwhen: kind is grumble"
    case = play(only, yours, WAITING.replace(", their appeal", ""), *LETTERS).received()
    case.do("send letter", "answer")
    assert case.on(1).case.closed == "over"


def test_a_gate_opened_by_a_miss_has_no_last_day_until_the_answer_is_sent() -> None:
    clock = "clock: answer\npurpose: response\nstarts: received\nwithin: 5 calendar days\nmet by: answer sent"
    gate = "right: ombudsman\npurpose: signposting\nupon: [answer missed, answer sent]\nfrom: answer dated\nwithin: 10 days"
    gate = gate.replace("10 days", "10 calendar days")
    case = play(clock, gate, letter("answer")).received().on(6)
    assert (case.right("ombudsman").due, case.right("ombudsman").working) == (None, None)
    case.on(100).do("send letter", "answer")
    assert str(case.right("ombudsman").due) == "2027-01-30"


def test_a_panel_has_somebody_from_outside() -> None:
    lay = "post: lay member\noutside: yes"
    panel = (
        "appointment: panel\npost: clerk\nnumber: 3\nquorum: 2\nfrom: [clerk, lay member]\nfrom outside: 1\nby: officer"
    )
    case = play(lay, panel)
    case.journal = staff({**STAFF, "lea": "lay member"})
    case.received()
    refusal = case.refused("appoint", "panel", people=("cara", "col"))
    assert (refusal.clause, set(refusal.fields)) == ("The appointment panel", {"people"})
    assert "at least 1 from outside" in refusal.why
    case.do("appoint", "panel", people=("cara", "lea"))


def test_lengths_are_needed_only_for_answers_with_which_the_clock_exists() -> None:
    fact = "fact: bag\nquestion: What of it?\noptions: {damaged: Damaged, late: Late, none: None}\nusually: none"
    clock = (
        "clock: writing\npurpose: admissibility\nstarts: received\nwhen: bag is not none\n"
        "looked up: {fact: bag, lengths: {damaged: 7 calendar days, late: 21 calendar days}}\nmet by: written happened"
    )
    case = play(fact, clock, happening("written")).received()
    assert case.all_clocks("writing") == []
    case.do("record fact", "bag", value="late")
    assert case.due("writing") == "2026-11-02"
