"""The ways from stage to stage that a procedure lays down. No mistake is told here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from putright.core.procedure.check.reach import Reach
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.effects import consequences
from putright.core.procedure.model.events import NAMED, Event
from putright.core.procedure.model.flow import END, Effects, Happening, Stage, Step, Track, Withdrawal
from putright.core.procedure.model.people import SIDES, ConflictOfInterest
from putright.core.procedure.model.procedure import MAIN, Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Exclusion, Kind

Ways = Mapping[str, set[str]]
"""For each stage reached, the stages it leads to; `end` where a case or track is over."""


class Map:
    """The stages reached and the ways between them.

    `onward` holds the ways that somebody of the organisation, or time itself, can go. `every` holds also the
    complainant's choices (rights, withdrawal, their own steps) and exclusions, on which no path to the end may rely.
    """

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.reach = reach = Reach(procedure)
        self.onward: dict[str, set[str]] = {name: set() for name in reach.stages}
        self.every: dict[str, set[str]] = {name: set() for name in reach.stages}
        for rule in self.procedure.rules:
            for stage, to in self._of(rule):
                self.every[stage].add(to)
                if not _is_by_choice(rule):
                    self.onward[stage].add(to)
            for stage, to in self._judged(rule) if isinstance(rule, Right) else ():
                self.every[stage].add(to)
                self.onward[stage].add(to)

    def where(self, rule: Rule, seen: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The stages in which a rule comes to something."""
        match rule:
            case Happening() if rule.also_upon and rule.name not in seen:
                of_itself = [s for event in rule.also_upon for s in self.where_occurs(event, seen | {rule.name})]
                return tuple(dict.fromkeys([*self.reach.places(rule), *of_itself]))
            case Step():
                return self.reach.places(rule)
            case Right() if self.reach.can_be_used(rule):
                return tuple(stage for stage in self.reach.stages if not rule.stage or stage in rule.stage)
            case Exclusion():
                return self.reach.working(MAIN)
        return ()

    def where_occurs(self, event: Event, seen: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The stages in which an event can occur; all of them where the rules do not say."""
        if event.aspect == "received":
            return tuple(dict.fromkeys(kind.enters for kind in self.procedure.all(Kind)))
        if event.aspect == "entered":
            return (event.name,)
        if event.aspect == "help asked":
            return tuple(name for name in self.reach.working() if self.procedure.the(Stage, name).looked_into)
        kinds = NAMED.get(event.aspect, ())
        rule = next((r for r in self.procedure.rules if r.kind in kinds and r.name == event.name), None)
        if isinstance(rule, Step) and (found := self.where(rule, seen)):
            return found
        return self.reach.working()

    def _of(self, rule: Rule) -> Iterator[tuple[str, str]]:
        """The ways that a rule opens, each from a stage to a stage."""
        match rule:
            case Step() | Right() | Exclusion():
                for stage in self.where(rule):
                    yield from ((stage, to) for effects, _ in consequences(rule) for to in self._leads(effects))
            case Kind() if rule.enters in self.reach.stages:
                yield from ((rule.enters, self.procedure.the(Kind, kind).enters) for kind in rule.becomes)
            case Stage() if rule.then and rule.name in self.reach.stages:
                yield rule.name, rule.then
            case ConflictOfInterest() if rule.goes_to:
                yield from ((stage, rule.goes_to) for stage in rule.stage if stage in self.reach.stages)
            case Track():
                for stage in self._where_opened(rule):
                    yield from ((stage, to) for to in self._turns(rule))

    def _judged(self, right: Right) -> Iterator[tuple[str, str]]:
        """The ways that whoever judges a request opens from the stage in which it waits."""
        waits = right.used.goes_to or ""
        if right.judged_by and waits in self.reach.stages:
            yield from ((waits, to) for effects in (right.admitted, right.refused) for to in self._leads(effects))

    def _leads(self, effects: Effects) -> Iterator[str]:
        if effects.goes_to:
            yield effects.goes_to
        elif effects.turns_into:
            yield self.procedure.the(Kind, effects.turns_into).enters

    def _where_opened(self, track: Track) -> Iterator[str]:
        """The stages of the main track in which another one can begin."""
        if track.opened_by:
            yield from self.reach.working(MAIN)
        for event in track.upon:
            yield from self.where_occurs(event)
        for rule in self.procedure.rules:
            if any(effects.opens == track.name for effects, _ in consequences(rule)):
                yield from self.where(rule)

    def _turns(self, track: Track) -> Iterator[str]:
        """Where a track takes the main one: into its own stages where it ends it, and back to a stage it restarts."""
        if track.others == "end":
            yield track.enters
        stages = set(self.reach.working(track.name))
        for rule in self.procedure.rules:
            if isinstance(rule, Step) and stages.intersection(self.reach.places(rule)):
                yield from (effects.restarts for effects, _ in consequences(rule) if effects.restarts)


def _is_by_choice(rule: Rule) -> bool:
    match rule:
        case Withdrawal():
            return not rule.stage
        case Right() | Exclusion() | Kind():
            return True
        case Step():
            return bool(rule.by) and set(rule.by) <= set(SIDES)
    return False


def onwards(ways: Ways, start: Iterable[str]) -> set[str]:
    """Everything to which ways lead from some stages, those themselves not counted unless they are come back to."""
    found: set[str] = set()
    ahead = [to for stage in start for to in ways.get(stage, ())]
    while ahead:
        if (stage := ahead.pop()) not in found:
            found.add(stage)
            ahead += ways.get(stage, ())
    return found


def is_end(procedure: Procedure, stage: str) -> bool:
    """Whether a case or track is over there."""
    return stage == END or procedure.the(Stage, stage).ends
