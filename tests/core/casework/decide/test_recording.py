"""Keeping the record: what came in, facts, points, kinds, corrections, and another version of the procedure."""

from __future__ import annotations

from datetime import date

import pytest

from putright.core.casework import fold as fold_module
from putright.core.casework.decide import recording
from putright.core.casework.fold import fold
from putright.core.procedure.model.people import Post
from tests.core.casework.made import Played, clock, happening, letter, made, play

FACT = "fact: urgent\nquestion: Is it urgent?\noptions: {'yes': 'Yes', 'no': 'No'}"


def correct(case: Played, sequence: int, field: str, value: str) -> None:
    case.do("correct", words="reasons", sequence=str(sequence), field=field, value=value)


def not_corrected(case: Played, sequence: object, field: str, value: str) -> set[str]:
    return set(case.refused("correct", words="reasons", sequence=str(sequence), field=field, value=value).fields)


# Receiving


def test_what_cannot_be_received_is_refused_beside_what_to_put_right() -> None:
    kinds = (
        ("kind of feedback: complaint\ncounts as: complaint\nenters: open\nanonymous: no\n"
        "category required: yes\ncause required: yes"),
        "kind of feedback: note\ncounts as: concern\nenters: open\nnameless: yes",
        "categories: themes\nof: complaint\nlist: {delay: It took too long}", FACT,
    )  # fmt: skip
    case = play(*kinds)

    def refused(kind: str = "complaint", words: str = "cause", **values: str) -> set[str]:
        usual = (
            {"channel": "email", "complainant": "party", "categories": "delay"}
            if kind == "complaint"
            else {"channel": "email"}
        )
        given = {name: value for name, value in {**usual, **values}.items() if value}
        return set(case.refused("receive", kind, "complainant", words, **given).fields)

    assert refused(complainant="") == {"complainant"}
    assert refused(words="") == {"cause"}
    assert refused(categories="") == {"categories"}
    assert refused(categories="nothing listed") == {"categories"}
    assert refused(channel="") == {"channel"}
    assert refused(channel="pigeon") == {"channel"}
    assert refused(fact__urgent="maybe") == {"fact:urgent"}
    assert [refused(hour=hour) for hour in ("25:00", "9am", "16.05")] == [{"hour"}] * 3
    assert refused("note", complainant="party") == {"complainant"}
    assert case.refused("receive", "praise", "complainant", channel="email").closed
    case.received(words="cause", categories=("delay", "other"), hour="16:05")


def test_nothing_is_received_twice() -> None:
    refusal = play().received().refused("receive", "complaint", "complainant", channel="email")
    assert (refusal.closed, refusal.clause) == (True, "The kind of feedback complaint")


def test_a_formal_stage_registers_a_case_once() -> None:
    formal = "stage: open\npurpose: investigation\nheld by: officer\nformal: yes"
    case = play(formal, happening("back", "goes to: open")).received().happens("back")
    assert case.kinds().count("registered") == 1
    assert play().received().case.registered is False


# Facts, points and kinds


def test_a_fact_holds_as_it_usually_is_until_somebody_says_otherwise() -> None:
    usually = FACT + "\nusually: 'no'"
    case = play(
        usually, clock("quick", more="when: urgent is yes"), clock("plain", more="when: urgent is no")
    ).received()
    assert [len(case.all_clocks(name)) for name in ("quick", "plain")] == [0, 1]
    case.do("record fact", "urgent", value="yes")
    assert [len(case.all_clocks(name)) for name in ("quick", "plain")] == [1, 0]


def test_points_are_numbered_and_not_added_where_the_stage_takes_none() -> None:
    case = play(
        happening("on", "goes to: review"), "stage: review\npurpose: review\nheld by: manager\naccepts heads: no"
    ).received()
    case.do("add head", words="point")
    assert case.case.heads == ("1", "2")
    assert case.happens("on").refused("add head", words="point").closed


def test_a_concern_becomes_a_complaint_with_its_history_and_the_stage_of_its_new_kind() -> None:
    case = play(
        "kind of feedback: concern\ncounts as: concern\nenters: talk\nbecomes: complaint",
        "stage: talk\npurpose: informal resolution\nheld by: clerk",
    ).received("concern")  # fmt: skip
    case.do("change kind", "complaint", by="complainant")
    assert (case.case.feedback, case.case.track("main").stage, case.holder()) == ("complaint", "open", ("otto",))
    assert case.refused("change kind", "concern").closed


# Corrections


def test_a_correction_moves_what_depends_on_the_entry_and_the_journal_keeps_both() -> None:
    case = play(clock("answer")).received().on(3)
    correct(case, 1, "on", "2026-10-08")
    assert (case.case.received_on, case.due("answer")) == (date(2026, 10, 8), "2026-10-22")
    assert case.kinds()[-1] == "corrected"


def test_two_corrections_of_one_entry_hold_together_and_the_last_of_a_part_wins() -> None:
    case = play(clock("answer")).received().on(3)
    correct(case, 1, "on", "2026-10-08")
    correct(case, 1, "channel", "letter")
    correct(case, 1, "on", "2026-10-09")
    assert case.case.arrival is not None
    assert (case.case.arrival.on, case.case.arrival.channel) == (date(2026, 10, 9), "letter")
    assert case.kinds().count("corrected") == 3


def test_a_part_that_lists_several_words_is_corrected_to_several() -> None:
    case = play("categories: themes\nof: complaint\nlist: {delay: Late, tone: Rude}").received(categories="delay")
    correct(case, 1, "categories", "delay, tone")
    assert case.case.arrival is not None
    assert case.case.arrival.categories == ("delay", "tone")


def test_a_fact_is_corrected_to_an_answer_it_can_have() -> None:
    case = play(FACT).received()
    case.do("record fact", "urgent", value="no")
    assert not_corrected(case, len(case.case.journal), "value", "maybe") == {"value"}
    correct(case, len(case.case.journal), "value", "yes")
    assert case.case.facts["urgent"] == "yes"


def test_a_correction_names_an_entry_a_part_and_something_that_fits() -> None:
    case = play(letter("answer")).received().on(3)
    case.do("send letter", "answer")
    sent = len(case.case.journal)
    for sequence in (0, 99, "first", ""):
        assert not_corrected(case, sequence, "on", "2026-10-08") == {"sequence"}
    for part in ("by", "at", "kind", "feedback", "letter", "stage"):
        assert not_corrected(case, 1, part, "x") == {"field"}
    for value in ("yesterday", "2026-10-32", "2026-10-16"):
        assert not_corrected(case, 1, "on", value) == {"value"}
    assert not_corrected(case, sent, "on", "2026-10-11") == {"value"}, "before it was received"
    assert not_corrected(case, 1, "service", "no such service") == {"value"}
    assert not_corrected(case, 1, "channel", "pigeon") == {"value"}
    assert not_corrected(case, 1, "hour", "noon") == {"value"}
    correct(case, sent, "dated", "2026-10-14")
    assert set(case.refused("correct", sequence="1", field="on", value="2026-10-08").fields) == {"reasons"}


def test_a_correction_is_not_itself_corrected() -> None:
    case = play().received()
    correct(case, 1, "channel", "letter")
    assert not_corrected(case, len(case.case.journal), "on", "2026-10-12") == {"field"}


def test_a_case_with_corrections_is_the_same_however_its_journal_is_cut() -> None:
    case = play(FACT, letter("answer"), clock("answer")).received().on(2)
    written = list(case.case.journal)
    for name, about, values in (
        ("send letter", "answer", {}), ("correct", "", {"sequence": "1", "field": "on", "value": "2026-10-08"}),
        ("record fact", "urgent", {"value": "no"}), ("correct", "", {"sequence": "1", "field": "channel", "value": "letter"}),
        ("send letter", "answer", {}), ("correct", "", {"sequence": "1", "field": "on", "value": "2026-10-09"}),
    ):  # fmt: skip
        written += case.do(name, about, words="reasons" if name == "correct" else (), **values)
    whole = fold(written)
    for cut in range(len(written) + 1):
        assert fold(written[cut:], fold(written[:cut])) == whole


# Another version


def test_a_case_moves_to_another_version_with_a_reason_by_somebody_who_sees_every_case() -> None:
    case = play(clock("answer")).received()
    other = made(clock("answer", within="20 working days"))
    assert "somebody else" in case.refused("move version", words="reasons", version="2", sha256=other.sha256).why
    assert set(case.refused("move version", by="kit", version="2", sha256=other.sha256).fields) == {"reasons"}
    for sha256, field in (("", "sha256"), ("xyz", "sha256"), (case.procedure.sha256, "version")):
        assert set(case.refused("move version", by="kit", words="reasons", version="2", sha256=sha256).fields) == {
            field
        }
    entries = case.do("move version", by="kit", words="reasons", version="2", sha256=other.sha256)
    assert [entry.kind for entry in entries] == ["version moved"]
    assert case.case.version == "2"
    assert Played(other, case.journal, case.today, case.case).due("answer") == "2026-11-09"


def test_whoever_is_complained_about_does_not_move_a_case_whatever_they_see() -> None:
    case = play().received()
    case.do("name person", by="cara", people="kit")
    assert [post.name for post in case.procedure.all(Post) if post.reach == "everything"] == ["chief"]
    assert case.refused("move version", by="kit", words="reasons", version="2", sha256="a" * 64).closed


# Later messages and papers


def test_staff_and_the_person_who_complained_add_to_a_case_closed_or_not() -> None:
    case = play(happening("finished", "goes to: over")).received().happens("finished")
    case.do("record communication", by="complainant", words="message", channel="email")
    case.do("add paper", by="complainant", paper="p1")
    case.do("add note", by="cara", words="note")
    assert case.refused("add note", by="complainant", words="note").why.endswith("for somebody else to do.")
    assert case.case.closed == "over"


def test_whoever_is_appointed_from_outside_keeps_the_record_too() -> None:
    case = play(
        "appointment: looker\npost: investigator\nmay be outside: yes", "post: investigator\noutside: yes"
    ).received()
    case.do("appoint", "looker", people="ines", outside="yes")
    case.do("add note", by="ines", words="note")


def test_without_its_guard_an_entry_could_be_corrected_to_what_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "_cannot_be", lambda *others: "")
    with pytest.raises(AssertionError):
        test_a_correction_names_an_entry_a_part_and_something_that_fits()


def test_without_their_place_in_the_journal_corrections_would_move_those_after_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fold_module, "_kept", lambda case, entry: case)
    with pytest.raises(AssertionError):
        test_two_corrections_of_one_entry_hold_together_and_the_last_of_a_part_wins()
