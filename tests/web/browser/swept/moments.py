"""The fewest moments of the scenarios at which, between them, everything that staff can do is open. No test is here.

Scenarios are rehearsed in the core; nothing is written. One that changes who holds what is left alone: it would change it
for the cases beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from putright.core.casework.action import Offer
from putright.core.casework.decide.copying import COPY
from putright.core.casework.decide.undoing import CALL_BACK
from putright.core.casework.entries import COMPLAINANT, SYSTEM
from putright.core.procedure.load import load
from putright.core.procedure.model.procedure import Procedure
from putright.core.scenarios import Script, load_organisation, load_script
from putright.core.scenarios.run import Rehearsal, _received, _taken

NO_FORM = {
    "receive": "its forms are the pages on which something is recorded (desk-record)",
    "pass time": "the timer does it",
    CALL_BACK: "a button beside its letter, for a minute (a walk presses it)",
    COPY: "its forms are the pages on which a copy is seen before it goes (desk-copy-for)",
}
"""Actions for which there is no form on a case, each with its reason."""

Doing = tuple[str, str]
"""An action, and what it is about."""


@dataclass(frozen=True)
class Moment:
    """A case as far as its scenario has come by a step, and what somebody who works there can do then."""

    file: Path
    steps: int
    open: frozenset[Doing]


def for_staff(offers: Iterable[Offer]) -> frozenset[Doing]:
    """What of this is open to anybody but the timer and whoever complained, by a form of its own."""
    return frozenset(
        (one.name, one.about) for one in offers if set(one.by) - {COMPLAINANT, SYSTEM} and one.name not in NO_FORM
    )


def moments(folder: Path) -> list[Moment]:
    """Every moment of every scenario of a procedure."""
    procedure = load(folder)
    scripts = {file: load_script(file) for file in sorted((folder / "scenarios").glob("*.yaml"))}
    return [
        Moment(file, steps, doing)
        for file, script in scripts.items() if not any(step.office for step in script.steps)
        for steps, doing in enumerate(_rehearsed(procedure, folder, script))
    ]  # fmt: skip


def _rehearsed(procedure: Procedure, folder: Path, script: Script) -> Iterator[frozenset[Doing]]:
    journal = list(load_organisation(folder / "organisation.yaml", procedure).entries())
    rehearsal = Rehearsal(procedure, journal, script.received.recorded or script.received.on)
    list(_received(rehearsal, script.received))
    if not rehearsal.case.arrival:
        return
    yield for_staff(rehearsal.outlook().offers)
    for step in script.steps:
        list(_taken(rehearsal, step))
        yield for_staff(rehearsal.outlook().offers)


def fewest(found: Iterable[Moment]) -> list[Moment]:
    """Moments that open everything between them: each time the one that opens most of what is left."""
    known = list(found)
    left, chosen = set[Doing]().union(*(one.open for one in known)), list[Moment]()
    while left:
        chosen.append(max(known, key=lambda one: (len(one.open & left), -one.steps)))
        left -= chosen[-1].open
    return chosen
