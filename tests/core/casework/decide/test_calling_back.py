"""A letter that is called back before it goes: everything is as if it had not been sent, and the record shows both."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide import decide
from putright.core.casework.decide.undoing import HOLD
from putright.core.casework.fold import fold
from putright.core.procedure.load import load
from putright.core.procedure.model.procedure import Procedure
from putright.core.scenarios.organisation import load_organisation
from putright.core.scenarios.run import Rehearsal, _received, _taken
from putright.core.scenarios.script import load_script
from tests.core.casework.made import Played, letter, made

SHIPPED = Path(__file__).parents[4] / "procedures"
SCENARIOS = sorted(SHIPPED.glob("*/scenarios/*.yaml"))


def bare(case: Case) -> Case:
    return replace(case, journal=())


class CallingBack(Rehearsal):
    """Calls back, on the side, every letter that is sent."""

    letters = 0
    done = 0

    def act(self, action: Action) -> Refusal | None:
        """Act a moment after whatever was before, and where that was a letter see what the case would be without it."""
        self.done += 1
        before, action = self.case, replace(action, at=action.at + timedelta(microseconds=self.done))
        refused = super().act(action)
        if not refused and action.name == "send letter":
            self._called_back(before, action)
        return refused

    def _called_back(self, before: Case, action: Action) -> None:
        answer = decide(
            self.procedure,
            self.case,
            replace(action, name="call back", on=self.today, values={}, words={}),
            self.office(),
        )
        drew = any(isinstance(one, e.Registered) for one in self.case.journal[len(before.journal) :])
        assert isinstance(answer, Refusal) == drew
        if not isinstance(answer, Refusal):
            after = fold(answer, self.case)
            assert bare(after) == bare(before)
            assert len(after.journal) == len(self.case.journal) + 1
            again = fold([e.Corrected(**_by(action, self), sequence=1, right={"channel": "letter"})], after)
            assert bare(again) == bare(fold([*_right(before, action, self)], before))
            self.letters += 1


def _by(action: Action, at: Rehearsal) -> dict[str, object]:
    return {"on": at.today, "at": action.at, "by": action.by}


def _right(before: Case, action: Action, at: Rehearsal) -> list[e.AnyEntry]:
    """The same correction in a case that never had the letter."""
    return [e.Corrected(**_by(action, at), sequence=1, right={"channel": "letter"})]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def loaded() -> dict[Path, Procedure]:
    found = {}
    for folder in {scenario.parents[1] for scenario in SCENARIOS}:
        procedure = load(folder / "procedure.md")
        assert isinstance(procedure, Procedure)
        found[folder] = procedure
    return found


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: f"{file.parents[1].name}/{file.stem}")
def test_a_letter_of_any_scenario_that_is_called_back_leaves_nothing(file: Path, loaded: dict[Path, Procedure]) -> None:
    script, organisation = load_script(file), load_organisation(file.parents[1] / "organisation.yaml")
    assert not isinstance(script, list)
    at = CallingBack(
        loaded[file.parents[1]], list(organisation.entries()), script.received.recorded or script.received.on
    )
    assert list(_received(at, script.received)) == []
    for step in script.steps:
        assert list(_taken(at, step)) == []


def answered() -> Played:
    case = Played(made(letter("answer", "parts: [reasons]\nowed upon: received"))).received()
    case.do("send letter", "answer", words="reasons", by="otto")
    return case


def test_it_can_be_called_back_for_a_minute_by_whoever_sent_it() -> None:
    case = answered()

    def tried(by: str, after: timedelta) -> object:
        office = replace(case.office, now=case.office.now + after)
        return decide(
            case.procedure, case.case, replace(case.action("call back", "answer", by=by), at=office.now), office
        )

    assert isinstance(tried("otto", HOLD), tuple)
    assert isinstance(tried("otto", HOLD + timedelta(seconds=1)), Refusal)
    assert isinstance(tried("cara", HOLD), Refusal)


def test_not_once_something_else_happened() -> None:
    case = answered()
    case.do("add note", words="note", by="cara")
    assert case.refused("call back", "answer", by="otto").closed


def test_what_was_owed_is_owed_again_and_it_may_be_sent_again() -> None:
    case = answered()
    case.do("call back", "answer", by="otto")
    assert [owed.name for owed in case.outlook.owed] == ["answer"]
    assert [entry.kind for entry in case.case.journal][-2:] == ["undone", "letter called back"]
    case.do("send letter", "answer", words="reasons", by="otto")
    assert not case.outlook.owed
