"""What a meeting hears of: cases as they stand, and the lines and figures that a report makes of them. No words of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from putright.core.casework.case import ActionState, Case
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import OutcomeConfirmed, Person
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.flow import Decision
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.scope import Kind


@dataclass(frozen=True)
class Matter:
    """One case as it stands: how it is called, and everything that is owed and open in it."""

    ref: str
    called: str
    outlook: Outlook

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.outlook.scene.case

    @property
    def kind(self) -> Kind | None:
        """The rule about what kind of feedback it is."""
        return self.outlook.scene.procedure.get(Kind, self.case.feedback)

    @property
    def outcome_on(self) -> date | None:
        """The day on which the outcome that stands was given; None where there is none."""
        days = [entry.on for entry in self.case.journal if isinstance(entry, OutcomeConfirmed)]
        return days[-1] if days and self.case.outcome else None

    @property
    def decided(self) -> Iterator[tuple[Decision, str]]:
        """What was decided and in which words, but for what is kept from ordinary readers."""
        scene = self.outlook.scene
        for name, chosen in scene.case.decisions.items():
            rule = scene.procedure.get(Decision, name)
            if rule and not rule.restricted and not scene.is_for_some(rule.track or MAIN):
                yield rule, next((one.words for one in rule.options if one.option == chosen), chosen)

    def means(self, action: ActionState) -> str:
        """What was agreed, in the words of the procedure and nobody's own."""
        return self.outlook.scene.agreed(action)


@dataclass(frozen=True)
class Line:
    """One line of a list: the case, what it is about in words of the procedure, who sees to it and by when."""

    ref: str
    called: str
    what: str = ""
    who: Person = ""
    due: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class Section:
    """One thing that the report holds. `made` is false for what nothing on record says."""

    name: str
    counts: tuple[tuple[str, int], ...] = ()
    lines: tuple[Line, ...] = ()
    made: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether it was made, and there is nothing in it."""
        return self.made and not self.counts and not self.lines


@dataclass(frozen=True)
class Meeting:
    """The cases that a meeting hears of: received, closed or open from one day to another, both included."""

    since: date
    until: date
    matters: tuple[Matter, ...]

    def has(self, day: date | None) -> bool:
        """Whether a day is one of that time; no day is none."""
        return day is not None and self.since <= day <= self.until

    @property
    def received(self) -> tuple[Matter, ...]:
        """Those that came in during that time."""
        return tuple(one for one in self.matters if self.has(one.case.received_on))

    @property
    def clocks(self) -> Iterator[tuple[Matter, ClockState]]:
        """Every duty of the organisation in them that anybody may know of."""
        for one in self.matters:
            yield from ((one, state) for state in one.outlook.open_to_all if state.state != "set aside")

    @property
    def actions(self) -> Iterator[tuple[Matter, ActionState]]:
        """Everything agreed in them that stands."""
        return ((one, action) for one in self.matters for action in one.case.actions if action.stands)
