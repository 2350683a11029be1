"""Running a scenario: the door without a register. What must be so is compared in `expect`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

from putright.core.casework.action import Action, Given, Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide import decide
from putright.core.casework.decide.receiving import FACT
from putright.core.casework.entries import SYSTEM
from putright.core.casework.fold import fold
from putright.core.casework.office import AnyOfficeEntry, Office, office_at, office_entry_from
from putright.core.casework.outlook import Outlook, outlook
from putright.core.procedure.load import Wrong, load
from putright.core.procedure.model.procedure import Procedure
from putright.core.scenarios.coverage import RuleName, rules_seen
from putright.core.scenarios.expect import differences
from putright.core.scenarios.organisation import Organisation, load_organisation
from putright.core.scenarios.script import Receipt, Refused, Script, Step, load_script


@dataclass
class Rehearsal:
    """The procedure, the organisation's journal and the case while a scenario runs."""

    procedure: Procedure
    journal: list[AnyOfficeEntry]
    today: date
    case: Case = field(default_factory=Case)

    def office(self, on: date | None = None) -> Office:
        """The office on a day, at noon."""
        now = datetime.combine(on or self.today, time(12), UTC)
        return office_at(self.journal, now, self.procedure.front.calendar)

    def outlook(self) -> Outlook:
        """What the case comes to today."""
        return outlook(self.procedure, self.case, self.office())

    def move_to(self, day: date | None) -> None:
        """Let time pass, and let the timer note what has passed."""
        self.today = max(self.today, day) if day else self.today
        if any(offer.name == "pass time" for offer in self.outlook().offers):
            self.act(Action("pass time", SYSTEM, self.today, self.office().now))

    def act(self, action: Action) -> Refusal | None:
        """Decide an action and keep its entries, or say why not."""
        answer = decide(self.procedure, self.case, action, self.office())
        if isinstance(answer, Refusal):
            return answer
        self.case = fold(answer, self.case)
        return None


@dataclass(frozen=True)
class Outcome:
    """How a scenario went: the differences found, none where it passed."""

    file: str
    scenario: str
    shows: tuple[str, ...]
    differences: tuple[str, ...]
    seen: frozenset[RuleName] = frozenset()
    """The rules it brought into play."""

    @property
    def passed(self) -> bool:
        """No difference was found."""
        return not self.differences


def run_scenario(procedure: Procedure, organisation: Organisation, script: Script, file: str = "") -> Outcome:
    """Run one scenario from its receipt to its last step; stops at the first step that does not go as written."""
    rehearsal = Rehearsal(procedure, list(organisation.entries()), script.received.recorded or script.received.on)
    found = list(_received(rehearsal, script.received))
    for number, step in enumerate(script.steps, 1):
        if found:
            break
        found = [f"step {number}{f' ({step.on})' if step.on else ''}: {words}" for words in _taken(rehearsal, step)]
    seen = rules_seen(rehearsal.outlook(), script) if rehearsal.case.arrival else frozenset()
    return Outcome(file, script.scenario, script.shows, tuple(found), seen)


def _received(rehearsal: Rehearsal, receipt: Receipt) -> Iterator[str]:
    values: dict[str, Given] = {
        "channel": receipt.channel, "hour": receipt.hour, "service": receipt.service, "categories": receipt.categories,
        "complainant": "" if receipt.complainant == "nobody" else receipt.complainant,
        "representative": receipt.representative, "spoken for": receipt.spoken_for, "suspected posts": receipt.suspected_posts,
        "usual contact": receipt.usual_contact, "informal": "yes" if receipt.informal else "no",
    }  # fmt: skip
    values |= {FACT + name: value for name, value in receipt.facts.items()}
    values = {name: value for name, value in values.items() if value}
    action = Action(
        "receive", receipt.by, receipt.on, rehearsal.office().now, receipt.kind, values=values, words=receipt.words
    )
    yield from _compared(rehearsal.act(action), receipt.refused, "receive")


def _taken(rehearsal: Rehearsal, step: Step) -> Iterator[str]:
    rehearsal.move_to(step.recorded or step.on)
    if step.office:
        now = rehearsal.office().now
        rehearsal.journal.append(office_entry_from({"on": str(rehearsal.today), "at": now, **step.office}))
    if step.do:
        (name, about), *_ = step.do.items()
        action = Action(
            name, step.by, step.on or rehearsal.today, rehearsal.office().now, about, step.track, step.with_, step.words
        )
        yield from _compared(rehearsal.act(action), step.refused, f"{name} {about}".strip())
    if step.expect:
        rehearsal.move_to(step.expect.on)
        yield from differences(rehearsal.outlook(), step.expect)


def _compared(refusal: Refusal | None, expected: Refused | None, what: str) -> Iterator[str]:
    if refusal is None:
        if expected is not None:
            yield f"'{what}' was done; it should have been refused"
        return
    if expected is None:
        yield f"'{what}' was refused: {refusal.why} [{refusal.clause}]"
        return
    if expected.clause and expected.clause not in (refusal.clause, refusal.clause.split(" ")[0]):
        yield f"'{what}' was refused by clause '{refusal.clause}', not '{expected.clause}': {refusal.why}"
    if expected.fields and set(expected.fields) != set(refusal.fields):
        yield f"'{what}' was refused about {sorted(refusal.fields)}, not {sorted(expected.fields)}: {refusal.why}"
    if expected.words and expected.words not in refusal.why:
        yield f"'{what}' was refused with '{refusal.why}', not with '{expected.words}'"


def run_folder(folder: Path) -> Iterator[Outcome]:
    """Run every scenario of one procedure's folder."""
    procedure = load(folder)
    organisation = load_organisation(folder / "organisation.yaml", procedure)
    for file in sorted((folder / "scenarios").glob("*.yaml")):
        try:
            yield run_scenario(procedure, organisation, load_script(file), str(file))
        except Wrong as wrong:
            yield Outcome(str(file), file.stem, (), tuple(str(mistake) for mistake in wrong.mistakes))
