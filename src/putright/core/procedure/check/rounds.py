"""A check that nothing sends a case round for ever: what follows of itself, or by time alone, never comes back to its start."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.flow import END, Effects, Happening, Stage, Track
from putright.core.procedure.model.people import ConflictOfInterest
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind


def cases_sent_round(draft: Draft) -> Iterator[Mistake]:
    """A round made only of consequences that nobody chooses: happenings by themselves, tracks, conflicts and windows."""
    told: set[str] = set()
    for rule in draft.procedure.rules:
        if rule.name in told or not (round_ := _round_from(draft.procedure, rule)):
            continue
        told.update(passed.name for passed in round_)
        through = ", then ".join(f"{passed.kind} `{passed.name}`" for passed in round_)
        what = f"this sends a case round for ever: {through}, and again {rule.kind} `{rule.name}`."
        yield draft.wrong(rule, what, expected="a step in between that somebody takes")


def _round_from(procedure: Procedure, start: Rule) -> tuple[Rule, ...]:
    """The rules that follow one another from a rule back to itself; none where it is not come back to."""
    ahead: list[tuple[Rule, ...]] = [(start,)]
    seen: set[tuple[str, str]] = set()
    while ahead:
        so_far = ahead.pop(0)
        for following in _following(procedure, so_far[-1]):
            if following is start:
                return so_far
            if (following.kind, following.name) not in seen:
                seen.add((following.kind, following.name))
                ahead.append((*so_far, following))
    return ()


def _following(procedure: Procedure, rule: Rule) -> Iterator[Rule]:
    """The rules that come to something of themselves once a rule has."""
    for event, stage in _brings(procedure, rule):
        for happening in procedure.all(Happening):
            if any(waited.covers(event) for waited in happening.also_upon):
                yield happening
        for track in procedure.all(Track):
            if any(waited.covers(event) for waited in track.upon):
                yield track
        if stage:
            yield from _in_stage(procedure, stage)


def _in_stage(procedure: Procedure, stage: str) -> Iterator[Rule]:
    yield from (rule for rule in procedure.all(ConflictOfInterest) if rule.goes_to and stage in rule.stage)
    yield from (rule for rule in procedure.all(Stage) if rule.name == stage and rule.then)


def _brings(procedure: Procedure, rule: Rule) -> Iterator[tuple[Event, str]]:
    """The events a rule brings about without anybody's choice, with the stage that is entered where one is."""
    match rule:
        case Happening() if rule.also_upon:
            yield Event(name=rule.name, aspect="happened"), ""
            yield from _of(procedure, rule)
        case Track():
            yield from _entered(procedure, rule.enters)
        case ConflictOfInterest() if rule.goes_to:
            yield from _entered(procedure, rule.goes_to)
        case Stage() if rule.then:
            yield from _entered(procedure, rule.then)


def _of(procedure: Procedure, effects: Effects) -> Iterator[tuple[Event, str]]:
    for caused in effects.causes:
        yield Event(name=caused, aspect="happened"), ""
    for stage in (effects.goes_to, effects.restarts):
        if stage:
            yield from _entered(procedure, stage)
    if effects.opens:
        yield from _entered(procedure, procedure.the(Track, effects.opens).enters)
    if effects.turns_into and not effects.goes_to:
        yield from _entered(procedure, procedure.the(Kind, effects.turns_into).enters)


def _entered(procedure: Procedure, stage: str) -> Iterator[tuple[Event, str]]:
    if stage == END:
        yield Event(aspect="closed"), ""
        return
    rule = procedure.the(Stage, stage)
    yield Event(name=stage, aspect="entered"), "" if rule.ends else stage
    if rule.formal:
        yield Event(aspect="registered"), ""
    if rule.ends:
        yield Event(aspect="closed"), ""
