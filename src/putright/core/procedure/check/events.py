"""Checks that what rules wait for can come about: events that can happen, clocks that can start and be met."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.names import values_in
from putright.core.procedure.check.ways import onwards
from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.load.yaml import Path
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.events import NAMED, Condition, Event
from putright.core.procedure.model.flow import Step
from putright.core.procedure.model.letters import Letter

COUNTED = ("due", "met")
"""Events that are worked out rather than recorded: one can count from them, but nothing is set off by them."""
COUNTED_FROM = ("starts", "before", "met by", "upon", "from")


def events_that_cannot_be(draft: Draft) -> Iterator[Mistake]:
    """An event that a rule names and that can never occur, because what it is about can never be done."""
    reach = draft.map.reach
    for rule, at, event in _named(draft):
        if not reach.happens(event) and _may_be_blamed(rule, event):
            what = f"`{event}` can never be: {_why(event)}."
            yield draft.wrong(rule, what, at, "an event that can occur in some stage a case comes to")


def steps_that_cannot_be(draft: Draft) -> Iterator[Mistake]:
    """A step that nobody can ever take: it belongs to no stage that a case comes to, or needs what can never be."""
    reach = draft.map.reach
    for rule in draft.procedure.rules:
        if isinstance(rule, Step) and not reach.can_be_taken(rule):
            what, at, expected = _out_of_reach(rule)
            yield draft.wrong(rule, what, at, expected)


def _out_of_reach(step: Step) -> tuple[str, Path, str]:
    """Why a step can never be taken, at which key, and what would help."""
    if step.by and set(step.by) == {"the system"}:
        what = "this is left to the system, and nothing sets it off."
        return what, ("by",), "`also upon: <event>`, or a step that `causes` it"
    if isinstance(step, Letter) and step.needs_outcome:
        what = "this can never be sent: no case comes to an outcome where it could be."
        return what, ("needs outcome",), "a stage with `findings: yes` and a rule `findings`"
    where = f"`stage: {', '.join(step.stage)}`" if step.stage else "its track"
    what = f"this can never be done: no case comes to {where} with all that it needs."
    return what, ("stage",) if step.stage else (), "a stage in which work goes on"


def set_off_by_counting(draft: Draft) -> Iterator[Mistake]:
    """Something that is to be set off when a date falls due or is kept: those are worked out, not recorded."""
    for rule, at, event in _named(draft):
        if event.aspect in COUNTED and not any(part in COUNTED_FROM for part in at):
            expected = f"`{event.name} missed`" if event.aspect == "due" else "the event that meets the clock"
            yield draft.wrong(rule, f"not yet supported: `{event}` here.", at, expected)
        elif event.aspect in COUNTED and rule.kind in ("track", "regular report"):
            yield draft.wrong(rule, f"not yet supported: `{event}` here.", at, f"`{event.name} missed`")


def clocks_never_met(draft: Draft) -> Iterator[Mistake]:
    """A duty that nothing meets, or only something that comes before the clock starts."""
    ways = draft.map
    for clock in draft.procedure.all(Clock):
        duty = clock.whose in ("the organisation's duty", "a house target")
        if duty and not clock.met_by:
            yield draft.wrong(clock, "nothing meets this clock.", expected="`met by: <event>`")
        if not clock.met_by or clock.before:
            continue
        starts = {stage for event in clock.starts.events for stage in ways.where_occurs(event)}
        after = starts | onwards(ways.every, starts)
        if not any(after.intersection(ways.where_occurs(event)) for event in clock.met_by):
            what = "what meets this clock can only come before it starts."
            yield draft.wrong(clock, what, ("met by",), "an event in a stage that a case comes to after the start")


def _named(draft: Draft) -> Iterator[tuple[Rule, Path, Event]]:
    """Every event that a rule names, in a key of events or in a condition, with its path."""
    for rule in draft.procedure.rules:
        for at, value in values_in(rule):
            if isinstance(value, Event):
                yield rule, at, value
            elif isinstance(value, Condition) and value.event:
                yield rule, at, value.event


def _may_be_blamed(rule: Rule, event: Event) -> bool:
    """A step that can never be taken is told of once, not again for each rule that waits for it."""
    return (rule.name, rule.kind) != (event.name, next(iter(NAMED.get(event.aspect, ("",)))))


def _why(event: Event) -> str:
    kinds = NAMED.get(event.aspect, ())
    match event.aspect:
        case "dated":
            return "that letter or request cannot be made, or that happening does not say `bears a date: yes`"
        case "entered" | "left":
            return "no case comes to that stage"
        case "missed" | "due" | "met":
            return "that clock has no date, or never starts" if event.aspect != "met" else "nothing meets that clock"
        case "registered":
            return "no stage is `formal: yes`"
        case "withdrawn" | "continued" | "signed off" | "closed" | "reopened":
            return "no rule lets that happen"
        case "help asked" | "help given":
            return "no case comes to a stage in which it is looked into"
        case "used" | "admitted" | "refused":
            return "that right never opens"
        case _:
            return f"that {kinds[0] if kinds else 'step'} cannot be done in any stage a case comes to"
