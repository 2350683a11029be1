"""A case that becomes another kind or is given more time, and last letters that point on."""

from __future__ import annotations

from tests.core.casework.made import clock, happening, letter, play

CONCERN = "kind of feedback: concern\ncounts as: concern\nenters: concern\nbecomes: complaint"
CONCERN_STAGE = "stage: concern\npurpose: informal resolution\nheld by: clerk"
TURNS = happening("unresolved", "stage: concern\nturns into: complaint")
FROM_BOTH = clock("answer", "{each of: [received, kind changed]}", more="when: kind is complaint\nmet by: answer sent")


def test_an_effect_turns_a_case_into_another_kind_which_enters_its_own_stage() -> None:
    case = play(CONCERN, CONCERN_STAGE, TURNS).received("concern").happens("unresolved")
    assert (case.case.feedback, case.case.track("main").stage) == ("complaint", "open")
    assert case.holder() == ("otto",)


def test_where_the_effect_says_another_stage_that_one_is_entered() -> None:
    turns = happening("unresolved", "stage: concern\nturns into: complaint\ngoes to: second desk")
    desk = "stage: second desk\npurpose: triage\nheld by: manager"
    case = play(CONCERN, CONCERN_STAGE, turns, desk).received("concern").happens("unresolved")
    assert (case.case.feedback, case.case.track("main").stage) == ("complaint", "second desk")


def test_a_clock_counts_from_the_day_a_case_became_a_complaint() -> None:
    case = play(CONCERN, CONCERN_STAGE, TURNS, FROM_BOTH, letter("answer")).received("concern")
    assert case.all_clocks("answer") == []
    case.on(7).happens("unresolved")
    assert case.due("answer") == "2026-11-02", "ten working days after 19 October"


def test_an_extension_owes_its_letter_and_is_an_event() -> None:
    more = "met by: answer sent\nextends: {to a date: yes, letter: news}"
    told = clock("news", "answer extended", "5 working days", "met by: news sent")
    case = play(clock("answer", more=more), letter("answer"), letter("news"), told).received()
    assert (case.outlook.owed, case.all_clocks("news")) == ((), [])
    case.do("extend clock", "answer", words="reasons", to="2026-11-09")
    assert [letter.name for letter in case.outlook.owed] == ["news"]
    assert case.due("news") == "2026-10-19"


def test_a_confirmed_outcome_is_an_event_that_a_letter_can_need_in_this_visit() -> None:
    found = "findings: of it\nwords: {upheld: upheld, not upheld: not upheld}"
    stage = "stage: open\npurpose: investigation\nheld by: officer\nfindings: yes"
    again = happening("again", "goes to: open")
    tells = letter("answer", "needs: outcome confirmed\nneeds in this visit: yes")
    case = play(found, stage, again, tells).received()

    def confirm() -> None:
        case.do("make finding", "of it", words="reasons", head="1", word="upheld")
        case.do("confirm outcome", "of it", word="upheld")

    assert "comes first" in case.refused("send letter", "answer").why
    confirm()
    case.do("send letter", "answer")
    case.happens("again")
    assert "comes first" in case.refused("send letter", "answer").why, "the old outcome does not do"
    confirm()
    case.do("send letter", "answer")


BODIES = (
    "fact: about a home\nquestion: Is it about a home?\noptions: {'yes': 'Yes', 'no': 'No'}",
    "signpost: housing ombudsman\nto: The Housing Ombudsman\nwhen: about a home is yes\nfinal: yes",
    "signpost: other ombudsman\nto: The other ombudsman\nwhen: about a home is not yes\nfinal: yes",
    "signpost: advice\nto: An advice centre",
    letter("last answer", "final: yes\nparts: signposts"),
)


def test_a_last_letter_names_every_body_the_case_is_for_and_no_other() -> None:
    case = play(*BODIES).received(fact__about_a_home="yes")
    lacking = case.refused("send letter", "last answer", signposts=("advice",))
    assert "does not name The Housing Ombudsman" in lacking.why
    assert "signposts" in lacking.fields
    wrong = case.refused("send letter", "last answer", signposts=("housing ombudsman", "other ombudsman"))
    assert wrong.why == "The other ombudsman cannot help in this case."
    case.do("send letter", "last answer", signposts=("housing ombudsman", "advice"))


def test_a_letter_that_is_not_the_last_may_point_wherever_it_likes() -> None:
    case = play(*BODIES, letter("last answer", "parts: signposts")).received(fact__about_a_home="yes")
    case.do("send letter", "last answer", signposts=("other ombudsman",))


def test_a_kind_that_staff_bring_in_is_not_offered_to_anybody_else() -> None:
    record = "kind of feedback: on the spot\ncounts as: concern\nenters: over\nby: any staff\nnameless: yes"
    case = play(record)
    assert "somebody else" in case.refused("receive", "on the spot", "complainant", channel="in person").why
    offer = case.offer("receive", "on the spot")
    assert offer
    assert {field.name for field in offer.fields}.isdisjoint({"complainant", "representative", "usual contact"})
    everyone = case.offer("receive", "complaint")
    assert everyone
    assert everyone.field("complainant")
    assert "complainant" in everyone.by
    case.do("receive", "on the spot", "cara", channel="in person")
    assert case.case.closed == "over"
