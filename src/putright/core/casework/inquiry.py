"""How far looking into a case has come, from its journal: the plan, the evidence, and what colleagues were asked.

Nothing here says who may do what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias, TypeVar

from putright.core.casework.entries.base import Person
from putright.core.casework.entries.inquiring import (
    EvidenceAdded,
    HelpAsked,
    HelpGiven,
    Source,
    StepFinished,
    StepPlanned,
)

InquiryEntry: TypeAlias = StepPlanned | StepFinished | EvidenceAdded | HelpAsked | HelpGiven


@dataclass(frozen=True)
class StepState:
    """A planned step. `sequence` is the entry by which it was planned, where its words are."""

    number: str
    sequence: int
    track: str
    owner: Person
    due: date | None
    result: str = ""
    finished_on: date | None = None

    @property
    def open(self) -> bool:
        """Still to be done."""
        return not self.result


@dataclass(frozen=True)
class EvidenceState:
    """A piece of evidence. `sequence` is the entry by which it came, where its words and files are."""

    number: str
    sequence: int
    track: str
    source: Source
    dated: date | None
    heads: tuple[str, ...]
    accompanied: bool
    complainant_may_see: bool


@dataclass(frozen=True)
class HelpState:
    """What a colleague was asked. `sequence` is the entry by which it was asked, `answered` the one that answers it."""

    number: str
    sequence: int
    track: str
    person: Person
    due: date | None
    result: str = ""
    answered: int = 0
    answered_on: date | None = None

    @property
    def open(self) -> bool:
        """Still to be answered."""
        return not self.result


State = TypeVar("State", StepState, HelpState)


@dataclass(frozen=True)
class Inquiry:
    """Everything planned, gathered and asked, oldest first."""

    steps: tuple[StepState, ...] = ()
    evidence: tuple[EvidenceState, ...] = ()
    help: tuple[HelpState, ...] = ()

    @property
    def next_day(self) -> date | None:
        """The first day by which a step is to be done or a colleague to answer."""
        days = [one.due for one in self.steps if one.open] + [one.due for one in self.help if one.open]
        return min((day for day in days if day), default=None)


def inquired(inquiry: Inquiry, entry: InquiryEntry, sequence: int) -> Inquiry:
    """The inquiry after one more entry, which stands in the journal under `sequence`."""
    match entry:
        case StepPlanned():
            planned = StepState(entry.step, sequence, entry.track, entry.owner, entry.due)
            return replace(inquiry, steps=(*inquiry.steps, planned))
        case StepFinished():
            steps = _changed(inquiry.steps, entry.step, result=entry.result, finished_on=entry.on)
            return replace(inquiry, steps=steps)
        case EvidenceAdded():
            found = EvidenceState(
                entry.evidence, sequence, entry.track, entry.source, entry.dated, entry.heads, entry.accompanied,
                entry.complainant_may_see,
            )  # fmt: skip
            return replace(inquiry, evidence=(*inquiry.evidence, found))
        case HelpAsked():
            asked = HelpState(entry.request, sequence, entry.track, entry.person, entry.due)
            return replace(inquiry, help=(*inquiry.help, asked))
        case HelpGiven():
            changes = {"result": entry.result, "answered": sequence, "answered_on": entry.on}
            return replace(inquiry, help=_changed(inquiry.help, entry.request, **changes))


def _changed(states: Iterable[State], number: str, **changes: object) -> tuple[State, ...]:
    return tuple(replace(state, **changes) if state.number == number else state for state in states)  # type: ignore[arg-type]
