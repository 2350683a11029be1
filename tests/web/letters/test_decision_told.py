"""A letter tells the decision that calls for it, not everything that was ever decided in the case."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from putright.core.casework import entries as e
from putright.core.casework.fold import fold
from putright.core.casework.office import office_at
from putright.core.procedure.load import load
from putright.core.procedure.model.letters import Letter
from putright.web.letters.from_record import _decision
from putright.web.letters.record import LetterRecord

PROCEDURE = load(Path(__file__).parents[3] / "procedures" / "west-midlands-opcc")
AT = datetime(2026, 10, 13, 12, tzinfo=UTC)
WHEN = {"on": date(2026, 10, 13), "at": AT, "by": "helena"}
DECIDED = (
    e.Received(**WHEN, feedback="complaint", channel="form"),
    e.Decided(**WHEN, decision="responsibility", option="the chief executive"),
    e.Decided(**WHEN, decision="first decision", option="delegate"),
    e.Decided(**WHEN, decision="second decision", option="no further action"),
)


def told(letter: str, *journal: e.AnyEntry) -> list[str]:
    sent = e.LetterSent(**WHEN, letter=letter, dated=WHEN["on"])
    office = office_at([], AT, PROCEDURE.front.calendar)
    rule = PROCEDURE.the(Letter, letter)
    return list(_decision(LetterRecord("", "", PROCEDURE, fold(journal), office, rule, sent, {}, {}, {})))


def test_a_letter_tells_the_latest_decision_that_calls_for_it_alone() -> None:
    """OPCC-7: the person is told of the action to be taken."""
    assert told("what happens now", *DECIDED[:3]) == ["(b) Steps are taken by a member of staff."]
    assert told("no further action", *DECIDED) == ["(b) Nothing more is to be done."]


def test_a_letter_that_no_decision_calls_for_tells_all_that_was_decided() -> None:
    assert len(told("stage 1 outcome", *DECIDED)) == 3
