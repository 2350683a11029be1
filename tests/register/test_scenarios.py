"""Every scenario of every shipped procedure, through the door: what holds in a rehearsal holds on record too."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, SupportsIndex

import pytest

from putright.core.casework.action import Action, Refusal
from putright.core.casework.decide import decide
from putright.core.casework.entries import COMPLAINANT, SYSTEM
from putright.core.casework.office import AnyOfficeEntry
from putright.core.procedure.load import load
from putright.core.scenarios.run import Rehearsal, _received, _taken
from putright.core.scenarios.script import load_script
from putright.register import door, journal, office_door, offices, rebuild, scope, setup, timer, verify, viewers
from putright.register.door import Asked, Done
from putright.register.models import CaseRow, Party
from putright.register.organisations import Place, place
from putright.register.scope import NoSuchCase, Viewer
from tests.conftest import DATABASE
from tests.register.test_project import everything

PROCEDURES = Path(__file__).parent.parent.parent / "procedures"
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
EACH = 3 if DATABASE == "postgresql" and not THOROUGH else 1
"""On PostgreSQL one of so many, or all of them in a thorough run: every one goes through the same door on SQLite."""
SCENARIOS = sorted(PROCEDURES.glob("*/scenarios/*.yaml"))[::EACH]


class OnRecord(list[AnyOfficeEntry]):
    """The organisation's journal: what a scenario adds to it goes to the register first."""

    def __init__(self, here: Place) -> None:
        super().__init__(offices.journal(here))
        self.slug = here.slug

    def append(self, entry: AnyOfficeEntry) -> None:
        """Add an entry."""
        office_door.act_for_office(self.slug, [entry], at=entry.at)
        super().append(entry)

    def __delitem__(self, at: SupportsIndex | slice) -> None:
        raise TypeError("an entry stays")


@dataclass
class ThroughTheDoor(Rehearsal):
    """A rehearsal whose case is in the register."""

    here: Place = field(kw_only=True)
    ref: str | None = None
    hidden: list[str] = field(default_factory=list)
    """What somebody was free to do by the procedure and could not reach."""

    def act(self, action: Action) -> Refusal | None:
        """Do it through the door as whoever it is by."""
        try:
            answer = self._asked(action, self._viewer(action))
        except NoSuchCase:
            answer = self._unseen(action)
        if isinstance(answer, Done):
            self.ref = answer.ref
            row = CaseRow.unscoped.get(ref=answer.ref)
            self.case = journal.folded(row.pk)
            self._say_who_is_to_declare(row)
            return None
        assert isinstance(answer, Refusal)
        return answer

    def _say_who_is_to_declare(self, row: CaseRow) -> None:
        """The copies say of everybody what the case itself says."""
        scene, here, at = self.outlook().scene, place(self.here.slug), self.office().now
        for person in self.office().staff:
            if viewer := viewers.viewer(here, person, at):
                by_row = scope.is_undeclared(viewer, row.to_declare, row.declared)
                by_query = CaseRow.unscoped.filter(scope.undeclared(viewer), pk=row.pk).exists()
                assert (by_row, by_query) == (scene.must_declare(person),) * 2, person

    def _asked(self, action: Action, viewer: Viewer) -> door.Answer:
        asked = Asked(action.name, action.about, action.track, action.on, action.values, action.words)
        return door.act(self.here.slug, self.ref, asked, viewer, at=self.office().now)

    def _viewer(self, action: Action) -> Viewer:
        here, at = place(self.here.slug), self.office().now
        given = (here.id, here.slug, at.date())
        if action.by == SYSTEM:
            return scope.system(*given)
        if action.by == COMPLAINANT:
            return scope.complainant(*given, self.ref) if self.ref else scope.public(*given)
        return viewers.viewer(here, action.by, at) or Viewer(here.id, here.slug, "outside", action.by, at.date())

    def _unseen(self, action: Action) -> door.Answer:
        """What any colleague may do needs a post that shows them the case; who alone may do something must see it."""
        answer = decide(self.procedure, self.case, action, self.office())
        if isinstance(answer, Refusal):
            return answer
        same = (action.name, action.about, action.track)
        offer = next(o for o in self.outlook().offers if (o.name, o.about, o.track) == same)
        if not (set(self.office().staff) - self.outlook().barred.keys()).issubset(offer.by):
            self.hidden.append(f"{action.by} could not reach: {action.name} {action.about}")
        return self._asked(action, replace(self._viewer(action), kind="staff", everything=True))


def replayed(file: Path) -> ThroughTheDoor:
    """The organisation of a scenario, on record, before anything has come in."""
    folder = file.parent.parent
    here = setup.organisation_from(folder, accounts=False)
    return ThroughTheDoor(load(folder), OnRecord(here), load_script(file).received.on, here=here)


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: f"{file.parent.parent.name}/{file.stem}")
def test_a_scenario_goes_through_the_door_as_it_is_rehearsed(database: str, file: Path) -> None:
    script, rehearsal = load_script(file), replayed(file)
    rehearsal.today = script.received.recorded or script.received.on
    for reference in {script.received.complainant, script.received.representative} - {"", "nobody"}:
        Party.objects.create(organisation_id=rehearsal.here.id, reference=reference, name=reference)
    differences: list[Any] = list(_received(rehearsal, script.received))
    for step in script.steps:
        differences += _taken(rehearsal, step)
    assert rehearsal.hidden == []
    assert differences == []
    assert list(verify.verify(rehearsal.here.slug)) == []
    if rehearsal.ref:
        _made_again(rehearsal)


def _made_again(rehearsal: ThroughTheDoor) -> None:
    """The copies, brought up to the last day, are those that the journals make on that day."""
    now = rehearsal.office().now
    list(timer.tick(rehearsal.here.slug, now))
    timer.look_again(rehearsal.here.slug, str(rehearsal.ref), now)
    door_made = everything()
    list(rebuild.rebuild(rehearsal.here.slug, now))
    assert everything() == door_made
