"""An organisation's own wording of a part stands in its letters, filled in; what it cannot fill in is said as usual."""

from __future__ import annotations

from putright.core.casework import entries as e
from putright.core.casework.fold import fold
from putright.core.casework.office import office_at
from putright.core.procedure.model.letters import Letter
from putright.web.letters.parts import blocks
from putright.web.letters.record import LetterRecord
from tests.web.letters.test_decision_told import AT, DECIDED, PROCEDURE, WHEN


def thanks(wording: str, to: str = "Ada Brook") -> str:
    sent = e.LetterSent(**WHEN, letter="what happens now", dated=WHEN["on"], parts=("thanks",))  # type: ignore[arg-type]
    office, rule = office_at([], AT, PROCEDURE.front.calendar), PROCEDURE.the(Letter, "what happens now")
    rule = rule.model_copy(update={"wording": {"thanks": wording} if wording else {}})
    record = LetterRecord("The Charity", "TC-1", PROCEDURE, fold(DECIDED), office, rule, sent, {}, {}, {}, to=to)
    found = {block.part: block.paragraphs for block in blocks(record)}
    return " ".join(found["thanks"])


USUAL = thanks("")


def test_it_stands_in_place_of_the_usual_words_and_is_filled_in() -> None:
    assert thanks("Dear {name}, {organisation} has it as {reference}.") == "Dear Ada Brook, The Charity has it as TC-1."


def test_it_may_go_on_from_the_usual_words() -> None:
    assert thanks("{what we say} It is {reference}.") == f"{USUAL} It is TC-1."


def test_without_a_name_to_fill_in_the_usual_words_are_said() -> None:
    assert thanks("Dear {name}.", to="") == USUAL


def test_what_somebody_is_called_is_text_whatever_it_looks_like() -> None:
    assert thanks("Dear {name}.", to="{reference}") == "Dear {reference}."


def test_without_a_wording_nothing_changes() -> None:
    assert USUAL.startswith("Thank you for telling us.")
