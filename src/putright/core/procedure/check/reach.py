"""What can happen at all under a procedure: the stages some case comes to, the events that can occur. No mistake is told."""

from __future__ import annotations

from collections.abc import Iterable

from putright.core.calendars import Length
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.effects import consequences, letter_calls
from putright.core.procedure.model.events import Condition, Event
from putright.core.procedure.model.flow import (
    END,
    Appointment,
    Decision,
    Effects,
    Happening,
    Judgement,
    Stage,
    Step,
    Track,
    Withdrawal,
)
from putright.core.procedure.model.keeping import Findings
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import ConflictOfInterest, DisclosureLimit, Restriction
from putright.core.procedure.model.procedure import MAIN, Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Exclusion, Kind

Key = tuple[str, str, str]
"""An event's name, aspect and option."""

FROM_OUTSIDE = ("received", "communication received", "satisfied", "still dissatisfied", "no answer")
"""Events that no rule has to allow."""


def key(event: Event) -> Key:
    """An event as a plain key."""
    return event.name, event.aspect, event.option


class Reach:
    """Grown from the receipt outwards until nothing new can happen. Facts are taken to have any of their answers."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.stages: dict[str, None] = {}
        self.seen: set[Key] = set()
        self._caused: set[str] = set()
        self._appoints: set[str] = set()
        self._calls: dict[str, list[Event]] = {}
        for letter, event in letter_calls(procedure):
            self._calls.setdefault(letter, []).append(event)
        before = -1
        while before != (before := len(self.stages) + len(self.seen) + len(self._caused) + len(self._appoints)):
            for rule in procedure.rules:
                self._grow(rule)

    def happens(self, event: Event) -> bool:
        """Whether an event can occur in some case."""
        return event.aspect in FROM_OUTSIDE or key(event) in self.seen

    def holds(self, conditions: Iterable[Condition]) -> bool:
        """Whether conditions can hold as far as events, decisions and stages go."""
        return all(self._can_be(condition) for condition in conditions)

    def working(self, track: str | None = None) -> tuple[str, ...]:
        """The stages reached, of one track or of all, in which work goes on."""
        rules = (self.procedure.the(Stage, name) for name in self.stages)
        return tuple(rule.name for rule in rules if not rule.ends and track in (None, rule.track or MAIN))

    def places(self, step: Step) -> tuple[str, ...]:
        """The stages reached in which somebody may take a step."""
        if not self._is_open(step):
            return ()
        if step.stage:
            return tuple(name for name in self.working() if name in step.stage)
        return self.working(step.track or MAIN)

    def _is_open(self, step: Step) -> bool:
        if step.by and set(step.by) == {"the system"}:
            return False  # it follows of itself or not at all
        if isinstance(step, Letter) and step.needs_outcome and ("", "outcome confirmed", "") not in self.seen:
            return False
        return self.holds((*step.when, *step.needs))

    def can_be_taken(self, step: Step) -> bool:
        """Whether a step can be taken, or follows of itself, in some case."""
        if self.places(step):
            return True
        match step:
            case Letter():
                return any(self.happens(event) for event in (*step.owed_upon, *self._calls.get(step.name, ())))
            case Happening():
                of_itself = any(self.happens(event) for event in step.also_upon) and self.holds(step.when)
                return step.name in self._caused or of_itself
            case Appointment():
                return step.name in self._appoints
        return False

    def can_be_used(self, right: Right) -> bool:
        """Whether a right opens in some case and can be used there."""
        somewhere = not right.stage or any(stage in self.stages for stage in right.stage)
        return somewhere and self._opens(right) and self.holds(right.when)

    def _opens(self, right: Right) -> bool:
        missed = (clock for clock in self.procedure.all(Clock) if clock.on_miss and clock.on_miss.opens == right.name)
        by_a_miss = any((clock.name, "missed", "") in self.seen for clock in missed)
        return by_a_miss or any(self.happens(event) for event in right.upon)

    def _can_be(self, condition: Condition) -> bool:
        if condition.event:
            return self.happens(condition.event)
        if condition.negated:
            return True
        if condition.name == "stage":
            return any(value in self.stages for value in condition.values)
        for kind, aspect in ((Decision, "decided"), (Judgement, "judged")):
            if self.procedure.get(kind, condition.name):
                return any((condition.name, aspect, value) in self.seen for value in condition.values)
        return True

    def _occurs(self, name: str, *aspects: str, option: str = "") -> None:
        self.seen.update((name, aspect, option) for aspect in aspects)

    def _enter(self, name: str) -> None:
        if name == END:
            self._occurs("", "closed", "reopened")
            return
        stage = self.procedure.the(Stage, name)
        self.stages[name] = None
        self._occurs(name, "entered", "left")
        if stage.formal:
            self._occurs("", "registered")
        if stage.findings and self.procedure.all(Findings):
            self._occurs("", "outcome confirmed")
        if stage.looked_into:
            self._occurs("", "help asked", "help given")
        if stage.ends:
            self._occurs("", "closed", "reopened")

    def _open(self, name: str) -> None:
        self._enter(self.procedure.the(Track, name).enters)
        self._occurs(name, "ended")

    def _follow(self, effects: Effects) -> None:
        for stage in (effects.goes_to, effects.restarts):
            if stage:
                self._enter(stage)
        if effects.finds:
            self._occurs("", "outcome confirmed")
        if effects.opens:
            self._open(effects.opens)
        if effects.turns_into:
            self._occurs("", "kind changed")
        self._caused.update(effects.causes)

    def _grow(self, rule: Rule) -> None:
        match rule:
            case Kind():
                self._enter(rule.enters)
                if rule.becomes:
                    self._occurs("", "kind changed")
            case Step() if self.can_be_taken(rule):
                self._take(rule)
            case Right() if self.can_be_used(rule):
                self._occurs(rule.name, "dated")
                for effects, event in consequences(rule):
                    self._occurs(event.name, event.aspect, *(["dated"] if event.aspect == "used" else []))
                    self._follow(effects)
            case Stage() if rule.name in self.stages and rule.then:
                self._enter(rule.then)
            case Track() if rule.opened_by or any(self.happens(event) for event in rule.upon):
                self._open(rule.name)
            case ConflictOfInterest() if rule.goes_to and any(stage in self.stages for stage in rule.stage):
                self._enter(rule.goes_to)
            case Clock():
                self._run(rule)
            case _:
                self._stop(rule)

    def _take(self, step: Step) -> None:
        for effects, event in consequences(step):
            if self.holds(getattr(effects, "needs", ())):
                self._occurs(event.name, event.aspect, option=event.option)
                self._follow(effects)
                if appoints := getattr(effects, "appoints", None):
                    self._appoints.add(appoints)
        if isinstance(step, Letter) or (isinstance(step, Happening) and step.bears_a_date):
            self._occurs(step.name, "dated")
        if isinstance(step, Withdrawal) and step.may_continue:
            self._occurs("", "continued")

    def _run(self, clock: Clock) -> None:
        if self.holds(clock.when) and any(self.happens(event) for event in (clock.before or clock.starts).events):
            if clock.looked_up or isinstance(clock.within, Length):
                self._occurs(clock.name, "due", "missed")
                if clock.extends:
                    self._occurs(clock.name, "extended")
            if any(self.happens(event) for event in clock.met_by):
                self._occurs(clock.name, "met")

    def _stop(self, rule: Rule) -> None:
        match rule:
            case Exclusion():
                self._occurs(rule.name, "found", "lapsed")
                self._occurs("", "closed", "reopened")
                self._follow(rule.effects)
            case Restriction():
                self._occurs(rule.name, "imposed")
            case DisclosureLimit():
                self._occurs(rule.name, "limited")
