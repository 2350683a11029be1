"""An outcome counts until a finding is made after it: then it is confirmed again, and what was told stays as it was told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from putright.core.casework import decide as deciding
from putright.core.casework import entries as e
from putright.core.casework.decide import letters, steps
from putright.core.casework.fold import fold
from putright.core.casework.outcomes import again_first
from putright.core.casework.todo import todos
from tests.core.casework.made import Played, happening, letter, play

OF_IT = "findings: of it\nwords: {upheld: upheld, partly upheld: partially upheld, not upheld: not upheld}\nmixed: partly upheld"
OPEN = "stage: open\npurpose: investigation\nheld by: officer\nfindings: yes"
ELSEWHERE = "stage: elsewhere\npurpose: review\nheld by: manager"
ANSWERED = "stage: answered\npurpose: review request\nheld by: officer\nwindow: review\nthen: over"
REVIEW = "right: review\npurpose: review request\nupon: answer sent\nwithin: 10 working days\nadmitted: {goes to: second look}"
SECOND = "stage: second look\npurpose: review\nheld by: manager\nfindings: yes"
ANSWER = "letter: answer\npurpose: response\nneeds outcome: yes\nparts: [decision, findings]\nstage: open"
LAST = (
    "letter: last answer\npurpose: final response\nneeds: outcome confirmed\nneeds in this visit: yes\nparts: findings"
)
RULES = (
    OF_IT,
    OPEN,
    ELSEWHERE,
    ANSWERED,
    REVIEW,
    SECOND,
    f"{ANSWER}\ngoes to: answered",
    f"{LAST}\nstage: second look",
)
AGAIN = "after the outcome was confirmed as 'upheld'. Confirm the outcome again first."


def finds(case: Played, word: str = "upheld", head: str = "1", by: str = "otto") -> Played:
    case.do("make finding", "of it", by, words="reasons", head=head, word=word)
    return case


def confirms(case: Played, word: str = "upheld", by: str = "otto", reasons: str = "") -> Played:
    case.do("confirm outcome", "of it", by, words=(reasons,) if reasons else (), word=word)
    return case


def found(*rules: str) -> Played:
    """A case with a finding on its one point and the outcome confirmed."""
    return confirms(finds(play(*(rules or RULES)).received()))


def test_a_finding_made_anew_takes_the_outcome_away_until_it_is_confirmed_again() -> None:
    case = finds(found().on(2), "not upheld")
    assert (case.case.outcome, case.case.in_question and case.case.in_question.word) == ("", "upheld")
    assert again_first(case.outlook.scene) == f"A finding on point 1 was made on Wednesday 14 October 2026, {AGAIN}"
    assert not case.outlook.scene.values("outcome")
    confirms(case, "not upheld")
    assert (case.case.outcome, case.case.in_question, again_first(case.outlook.scene)) == ("not upheld", None, "")


def test_even_the_same_word_is_confirmed_again_because_its_reasons_may_differ() -> None:
    assert finds(found()).case.outcome == ""


def test_an_outcome_that_differs_from_the_findings_needs_its_reason_again() -> None:
    case = confirms(finds(play(*RULES).received(), "not upheld"), "upheld", reasons="reasons")
    finds(case, "not upheld")
    refusal = case.refused("confirm outcome", "of it", word="upheld")
    assert refusal.fields == {"reasons": "Say why the outcome differs"}
    confirms(case, "upheld", reasons="reasons")
    assert case.case.outcome == "upheld"


def test_a_point_added_late_is_found_on_and_then_the_outcome_is_confirmed_again() -> None:
    case = found()
    case.do("add head", words="point")
    finds(case, "not upheld", "2")
    assert case.case.outcome == ""
    offered = case.offer("confirm outcome", "of it")
    assert offered is not None
    field = offered.field("word")
    assert field is not None
    assert field.hint == "partly upheld"


@pytest.mark.parametrize(
    "rule", ["needs outcome: yes", "needs: outcome confirmed", "parts: findings", "parts: decision"]
)
def test_no_letter_tells_an_outcome_that_has_to_be_confirmed_again(rule: str) -> None:
    case = finds(found(OF_IT, OPEN, letter("answer", rule)), "not upheld")
    refusal = case.refused("send letter", "answer")
    assert refusal.clause == "The letter answer"
    assert refusal.why.endswith(AGAIN)
    assert "point 1" in refusal.why
    confirms(case, "not upheld").do("send letter", "answer")


def test_a_letter_that_tells_no_outcome_goes_out_all_the_same() -> None:
    case = finds(found(OF_IT, OPEN, letter("progress", "parts: thanks")), "not upheld")
    case.do("send letter", "progress")
    assert case.case.outcome == "", "and makes it count no more than before"


END_IT = "decision: end it\npurpose: end\noptions:\n  - {option: end, goes to: over}"
CLOSING = {
    "a happening": (happening("finished", "goes to: over"), "record happening", "finished", {}),
    "a decision": (END_IT, "decide", "end it", {"option": "end"}),
    "a sign-off": ("sign-off: the form\ngoes to: over", "sign off", "the form", {}),
    "a letter": (letter("goodbye", "parts: thanks\ngoes to: over"), "send letter", "goodbye", {}),
}  # fmt: skip


@pytest.mark.parametrize("way", CLOSING)
def test_nothing_closes_a_case_on_an_outcome_that_has_to_be_confirmed_again(way: str) -> None:
    rule, name, about, values = CLOSING[way]
    case = finds(found(OF_IT, OPEN, rule), "not upheld")
    assert case.refused(name, about, **values).why.startswith(
        "This would close the case. A finding on point 1 was made"
    )
    confirms(case, "not upheld").do(name, about, **values)
    assert (case.case.closed, case.case.outcome) == ("over", "not upheld")


def test_whoever_withdraws_is_not_held_up_and_no_outcome_is_kept_of_it() -> None:
    case = finds(found(OF_IT, OPEN, "withdrawal: stop\ngoes to: over"), "not upheld")
    case.do("withdraw", "stop", by="complainant", channel="email")
    assert (case.case.closed, case.case.outcome) == ("over", "")


def test_without_the_guards_the_answer_would_go_out_and_the_case_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin."""
    for module in (letters, steps, deciding):
        monkeypatch.setattr(module, "again_first", lambda _scene: "")
    case = finds(found(OF_IT, OPEN, letter("answer", "parts: findings"), CLOSING["a happening"][0]), "not upheld")
    case.do("send letter", "answer")
    case = finds(found(OF_IT, OPEN, CLOSING["a happening"][0]), "not upheld").happens("finished")
    assert case.case.closed == "over"


def test_the_next_thing_to_do_is_to_confirm_the_outcome_again_and_then_to_send_the_answer() -> None:
    clock = "clock: reply\npurpose: response\nstarts: received\nwithin: 10 working days\nmet by: answer sent"
    case = finds(found(*RULES, clock), "not upheld")
    first = todos(case.outlook, "otto")[0]
    assert [offer.title for offer in first.next] == ["Confirm the outcome again"]
    (of_clock,) = (todo for todo in todos(case.outlook, "otto") if todo.due)
    assert [offer.name for offer in (*of_clock.first, *of_clock.offers)] == ["confirm outcome", "send letter"]


def test_a_point_without_a_finding_comes_before_the_outcome_is_confirmed_again() -> None:
    case = finds(found(), "not upheld")
    case.do("add head", words="point")
    assert [offer.name for offer in todos(case.outlook, "otto")[0].next] == ["make finding"]


def test_where_the_case_went_on_meanwhile_the_outcome_can_still_be_confirmed_again() -> None:
    case = finds(found(*RULES, happening("moved", "goes to: elsewhere")), "not upheld").happens("moved")
    assert case.offer("confirm outcome", "of it") is not None
    confirms(case, "not upheld", by="mona")
    assert case.offer("confirm outcome", "of it") is None
    assert case.offer("make finding", "of it") is None


def answered() -> Played:
    case = found().on(1)
    case.do("send letter", "answer")
    return case.on(2)


def test_once_answered_a_finding_is_not_made_anew_and_it_is_said_why_and_what_can_be_done() -> None:
    refusal = answered().refused("make finding", "of it", words="reasons", head="1", word="not upheld")
    assert refusal.why == (
        "of it: the letter of Tuesday 13 October 2026 told the outcome, and stays as it was sent. A finding changes where "
        "a review or an appeal looks at it again; a slip in the letter is put right by another letter."
    )


def test_a_review_finds_anew_and_nothing_that_was_sent_is_changed() -> None:
    case = answered()
    sent = [entry for entry in case.case.journal if isinstance(entry, e.LetterSent)]
    case.do("use right", "review", by="complainant", channel="email")
    assert case.case.outcome == "upheld", "it stands until somebody looks at it again"
    offered = case.offer("make finding", "of it")
    hint = offered and offered.field("word")
    assert hint
    assert hint.hint == (
        "The outcome is confirmed as 'upheld'. It will have to be confirmed again. The letter of Tuesday 13 October 2026 told "
        "the outcome, and stays as it was sent. What is found now reaches the person only by another letter."
    )
    finds(case, "not upheld", by="mona")
    assert case.refused("send letter", "last answer", by="mona").why.endswith(AGAIN)
    confirms(case, "not upheld", by="mona").do("send letter", "last answer", by="mona")
    assert [entry for entry in case.case.journal if isinstance(entry, e.LetterSent)][:1] == sent


def test_a_window_does_not_close_the_case_while_its_outcome_has_to_be_confirmed_again() -> None:
    stage = f"{OPEN}\nwindow: review\nthen: over"
    case = found(OF_IT, stage, REVIEW, SECOND, ANSWER)
    case.do("send letter", "answer")
    finds(case, "not upheld").on(40)
    assert case.case.closed is None
    confirms(case, "not upheld").on(41)
    assert case.case.closed == "over"


def test_an_answer_that_leaves_the_case_where_it_is_is_sent_again_once_its_outcome_changed() -> None:
    case = found(OF_IT, OPEN, ANSWER)
    case.do("send letter", "answer")
    assert case.refused("send letter", "answer").closed
    finds(case, "not upheld")
    assert not _asks_for(case, "answer"), "not before there is an outcome to tell"
    confirms(case, "not upheld")
    assert _asks_for(case, "answer")
    case.do("send letter", "answer")
    assert case.refused("send letter", "answer").closed


def _asks_for(case: Played, letter: str) -> bool:
    offer = case.offer("send letter", letter)
    return offer is not None and offer.urgent


def test_a_finding_put_right_to_another_point_takes_the_outcome_away_and_another_word_in_it_does_not() -> None:
    case = play(*RULES).received()
    case.do("add head", words="point")
    confirms(finds(finds(case), "not upheld", "2"), "partly upheld")
    number = next(n for n, entry in enumerate(case.case.journal, 1) if isinstance(entry, e.FindingMade))
    case.do("correct", words="reasons", sequence=str(number), field="on", value="2026-10-12")
    assert case.case.outcome == "partly upheld"
    case.do("correct", words="reasons", sequence=str(number), field="head", value="2")
    assert case.case.outcome == ""
    assert again_first(case.outlook.scene).startswith("A finding was put right on Monday 12 October 2026, after")
    assert fold(case.case.journal[:0]).in_question is None


def old(*more: e.AnyEntry) -> list[e.AnyEntry]:
    """A journal as it could be before: a finding after the outcome, and on it went."""
    case = finds(found(), "not upheld")
    return [*case.case.journal, *more]


def after(kind: str, **fields: object) -> e.AnyEntry:
    last = found().case.journal[-1]
    return e.entry_from({"kind": kind, "on": last.on, "at": last.at, "by": "otto", **fields})


def test_in_an_old_journal_the_outcome_that_was_told_or_closed_with_counts_as_it_did() -> None:
    told = after("letter sent", letter="answer", dated="2026-10-12", parts=("decision", "findings"))
    assert fold(old(told)).outcome == "upheld"
    assert fold(old(after("closed", word="over"))).outcome == "upheld"
    assert fold(old()).outcome == "", "an open case of which nothing was told has it confirmed again"
    assert fold(old(after("withdrawn"), after("closed", word="withdrawn"))).outcome == ""


WORDS = ("upheld", "partly upheld", "not upheld")
DOES = st.one_of(
    st.tuples(st.just("find"), st.sampled_from(("1", "2")), st.sampled_from(WORDS)),
    st.tuples(st.just("confirm"), st.just(""), st.sampled_from(WORDS)),
    st.tuples(st.sampled_from(("answer", "finished", "moved", "back", "add")), st.just(""), st.just("")),
)
WALKED = (
    OF_IT, OPEN, ELSEWHERE, f"{ANSWER}\nagain: yes", happening("finished", "goes to: over"),
    happening("moved", "stage: open\ngoes to: elsewhere"), happening("back", "stage: elsewhere\ngoes to: open"),
)  # fmt: skip
WAYS = {"find": "make finding", "confirm": "confirm outcome", "answer": "send letter", "add": "add head"}


def walks(doing: list[tuple[str, str, str]]) -> Iterator[tuple[Played, tuple[e.AnyEntry, ...], bool]]:
    """A case after each thing that was not refused, what it made, and whether an outcome stood before it."""
    case = play(*WALKED).received()
    for what, head, word in doing:
        about = {"find": "of it", "confirm": "of it", "add": ""}.get(what, what)
        by = (case.holder() or ("otto",))[0]
        values = {name: given for name, given in (("head", head), ("word", word)) if given}
        words = ("reasons", "point")
        action = case.action(WAYS.get(what, "record happening"), about, by, words, **values)
        stood, answer = bool(case.case.outcome), case.attempt(action)
        if isinstance(answer, tuple):
            case.case = fold(answer, case.case)
            yield case, answer, stood


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(DOES, max_size=14))
def test_whatever_is_done_an_outcome_is_told_and_closed_with_only_if_it_was_confirmed_after_every_finding(
    doing: list[tuple[str, str, str]],
) -> None:
    for case, made, stood in walks(doing):
        marks = [entry for entry in case.case.journal if isinstance(entry, e.FindingMade | e.OutcomeConfirmed)]
        counts = bool(marks) and isinstance(marks[-1], e.OutcomeConfirmed)
        assert bool(case.case.outcome) == counts
        assert case.case.in_question is None or not counts
        for entry in made:
            if isinstance(entry, e.LetterSent) and entry.tells_outcome:
                assert stood
            if isinstance(entry, e.Closed):
                assert counts or not any(isinstance(mark, e.OutcomeConfirmed) for mark in marks)
        assert fold(case.case.journal) == case.case


def test_the_walks_do_find_an_outcome_told_that_was_in_question_once_the_guards_are_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The twin: the same things done without the guards tell and close what has to be confirmed again."""
    for module in (letters, steps, deciding):
        monkeypatch.setattr(module, "again_first", lambda _scene: "")
    begun = [("find", "1", "upheld"), ("confirm", "", "upheld"), ("find", "1", "not upheld")]
    closed = [made for _case, made, _stood in walks([*begun, ("finished", "", "")])][-1]
    assert any(isinstance(entry, e.Closed) for entry in closed)
