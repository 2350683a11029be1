"""Letters: which parts each must hold, which of them the record supplies, when one is owed, and what sending it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from putright.core.casework.decide import letters
from putright.core.procedure.model.purposes import PARTS
from tests.core.casework.made import Played, clock, happening, letter, play

FINDINGS = (
    "findings: of it\nwords: {upheld: upheld, not upheld: not upheld}",
    "stage: open\npurpose: investigation\nheld by: officer\nfindings: yes",
    "remedies: putting right\nlist: {apology: We say sorry}",
)


def sent(case: Played, name: str = "answer", words: tuple[str, ...] = (), **values: str | tuple[str, ...]) -> None:
    case.do("send letter", name, words=words, **values)


def missing(case: Played, words: tuple[str, ...] = (), **values: str | tuple[str, ...]) -> set[str]:
    refusal = case.refused("send letter", "answer", words=words, **values)
    assert refusal.clause == "The letter answer"
    return set(refusal.fields)


def test_a_letter_without_a_part_is_refused_with_each_part_named() -> None:
    case = play(letter("answer", "parts: [reasons, apology, evidence, thanks, reference]")).received()
    assert missing(case, ("reasons",)) == {"apology", "evidence"}
    assert case.refused("send letter", "answer", words="reasons").why == (
        "This letter does not apologise. This letter says nothing about evidence (you can say there is none)."
    )
    sent(case, words=("reasons", "apology", "evidence"))


def test_every_part_that_can_be_missing_is_asked_for_in_words() -> None:
    assert set(letters.MISSING) == set(PARTS)
    assert not any("does not hold" in words for words in letters.MISSING.values())


def test_blank_words_are_no_words() -> None:
    case = play(letter("answer", "parts: [reasons]")).received()
    action = case.action("send letter", "answer")
    blank = case.attempt(type(action)(**{**action.__dict__, "words": {"reasons": "  \n "}}))
    assert getattr(blank, "fields", None) == {"reasons": "This letter does not give reasons"}


@pytest.mark.parametrize(
    ("part", "lead_up"),
    [
        ("findings", lambda case: case.do("make finding", "of it", words="reasons", head="1", word="upheld")),
        ("decision", lambda case: case.do("decide", "outcome", option="a")),
        ("remedies", lambda case: case.do("agree action", "putting right", words="what", means="apology")),
    ],
)
def test_a_part_that_the_record_supplies_need_not_be_written(part: str, lead_up: Callable[[Played], object]) -> None:
    decision = "decision: outcome\npurpose: determination\noptions:\n  - {option: a, stays: yes}"
    case = play(*FINDINGS, decision, letter("answer", f"parts: [{part}]")).received()
    assert missing(case) == {part}
    lead_up(case)
    sent(case)


def test_the_date_of_the_answer_and_the_handler_are_parts_of_the_record() -> None:
    case = play(letter("answer", "parts: [answer by, handler, handler contact]"), clock("reply")).received()
    assert missing(case) == {"handler contact"}
    without = play(letter("answer", "parts: [answer by]")).received()
    assert missing(without) == {"answer by"}


def test_what_was_found_on_every_point_is_in_the_record_only_when_every_point_has_a_finding() -> None:
    case = play(*FINDINGS, letter("answer", "parts: [findings]")).received()
    case.do("add head", words="point")
    case.do("make finding", "of it", words="reasons", head="1", word="upheld")
    assert missing(case) == {"findings"}
    case.do("make finding", "of it", words="reasons", head="2", word="not upheld")
    sent(case)


def test_some_parts_are_held_only_where_conditions_are_met() -> None:
    rule = letter("answer", "also holds:\n  - {when: outcome is upheld, parts: apology}")
    for word, parts in (("upheld", {"apology"}), ("not upheld", set())):
        case = play(*FINDINGS, rule).received()
        case.do("make finding", "of it", words="reasons", head="1", word=word)
        case.do("confirm outcome", "of it", word=word)
        if parts:
            assert missing(case) == parts
        sent(case, words=tuple(parts))


def test_a_letter_that_tells_the_outcome_waits_until_it_is_confirmed() -> None:
    case = play(*FINDINGS, letter("answer", "needs outcome: yes")).received()
    assert "not been confirmed" in case.refused("send letter", "answer").why
    case.do("make finding", "of it", words="reasons", head="1", word="upheld")
    case.do("confirm outcome", "of it", word="upheld")
    sent(case)


def test_a_last_letter_names_who_else_can_help_and_everybody_this_case_is_for() -> None:
    signposts = (
        "signpost: advice\nto: Advice for all\nfinal: yes",
        "signpost: ombudsman\nto: The Ombudsman\nfinal: yes\nwhen: service is homes", "service: homes",
    )  # fmt: skip
    case = play(*signposts, letter("answer", "final: yes")).declare("service offered", service="homes").received()
    assert missing(case) == {"signposts"}
    assert missing(case, signposts=("advice", "ombudsman")) == {"signposts"}
    sent(case, signposts="advice")
    homes = (
        play(*signposts, letter("answer", "final: yes"))
        .declare("service offered", service="homes")
        .received(service="homes")
    )
    assert missing(homes, signposts="advice") == {"signposts"}
    sent(homes, signposts=("advice", "ombudsman"))


def test_a_letter_needs_what_its_rule_needs_and_is_signed_by_whom_it_names() -> None:
    rule = letter("answer", "needs: looked happened\nby: manager")
    case = play(rule, happening("looked")).received().happens("looked")
    assert "somebody else" in case.refused("send letter", "answer").why
    case.do("send letter", "answer", by="mona")
    assert "comes first" in play(rule, happening("looked")).received().refused("send letter", "answer", by="mona").why


def test_a_letter_is_sent_once_in_a_visit_unless_it_may_be_sent_again() -> None:
    rule = "letter: answer\npurpose: response"
    case = play(rule, happening("back", "goes to: open")).received()
    sent(case)
    assert case.refused("send letter", "answer").closed
    sent(case.happens("back"))


def test_a_letter_moves_the_case_and_keeps_its_date_its_rights_and_its_channel() -> None:
    right = "right: appeal\npurpose: review request\nupon: answer sent"
    case = (
        play(letter("answer", "tells rights: appeal\nparts: [right, last day]\ngoes to: over"), right).received().on(2)
    )
    entry = case.do("send letter", "answer", dated="2026-10-13", channel="email")[0]
    assert entry.model_dump(include={"dated", "rights", "channel"}) == {
        "dated": case.today.replace(day=13), "rights": ("appeal",), "channel": "email",
    }  # fmt: skip
    assert case.case.closed == "over"


def test_the_date_on_a_letter_is_never_before_the_receipt() -> None:
    case = play(letter("answer")).received().on(2)
    for dated in ("2026-10-11", "the 13th"):
        assert missing(case, dated=dated) == {"dated"}
    sent(case, dated="2026-10-12")


# Letters that are owed


def owed(case: Played) -> list[str]:
    return [owed.name for owed in case.outlook.owed]


def test_a_letter_is_owed_upon_its_event_until_it_is_sent_and_is_offered_whatever_the_stage() -> None:
    rules = (
        letter("thanks", "stage: elsewhere\nowed upon: received"),
        "stage: elsewhere\npurpose: review\nheld by: chief",
    )
    case = play(*rules).received()
    assert owed(case) == ["thanks"]
    offered = case.offer("send letter", "thanks")
    assert offered
    assert offered.urgent
    sent(case, "thanks")
    assert owed(case) == []


def test_a_letter_is_owed_again_with_each_new_event() -> None:
    case = play(letter("note", "owed upon: asked happened"), happening("asked")).received().happens("asked")
    sent(case, "note")
    assert owed(case) == []
    assert owed(case.happens("asked")) == ["note"]


def test_nothing_is_owed_to_somebody_who_gave_no_name() -> None:
    assert owed(play(letter("thanks", "owed upon: received")).received(complainant="")) == []
    to_service = letter("thanks", "owed upon: received\nto: service")
    assert owed(play(to_service).received(complainant="")) == ["thanks"]


def test_an_owed_letter_says_since_when_and_because_of_what() -> None:
    case = play(letter("thanks", "title: Thank you\nowed upon: received")).received().on(3)
    found = case.outlook.owed[0]
    assert (found.title, str(found.since), found.because, found.clause) == (
        "Thank you", "2026-10-12", "received", "The letter thanks",
    )  # fmt: skip


def test_a_letter_is_owed_only_where_its_conditions_hold() -> None:
    assert owed(play(letter("thanks", "owed upon: received\nwhen: represented is yes")).received()) == []


@pytest.mark.parametrize(
    ("module_guard", "shown"),
    [
        ("_refused", test_a_letter_without_a_part_is_refused_with_each_part_named),
        ("_refused", test_a_letter_that_tells_the_outcome_waits_until_it_is_confirmed),
        ("_refused", test_a_last_letter_names_who_else_can_help_and_everybody_this_case_is_for),
        ("unmet", test_a_letter_needs_what_its_rule_needs_and_is_signed_by_whom_it_names),
        ("_wrong_signposts", test_a_last_letter_names_who_else_can_help_and_everybody_this_case_is_for),
    ],
)
def test_without_its_guard_a_letter_would_go_out(
    monkeypatch: pytest.MonkeyPatch, module_guard: str, shown: Callable[[], None]
) -> None:
    monkeypatch.setattr(letters, module_guard, lambda *others: None)
    with pytest.raises(AssertionError, match="was done"):
        shown()
