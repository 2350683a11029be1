"""Events, anchors and conditions as a member of the public would say them. Whether anything has happened is not asked here."""

from __future__ import annotations

from collections.abc import Iterable

from putright.core.procedure.model.clocks import Anchor
from putright.core.procedure.model.events import NAMED, Condition, Event
from putright.core.procedure.model.flow import Decision
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Fact

BARE = {
    "received": "we receive it",
    "registered": "it is put in our register as a formal complaint",
    "communication received": "you write to us or speak to us again",
    "satisfied": "you tell us that you are satisfied",
    "still dissatisfied": "you tell us that you are still not satisfied",
    "withdrawn": "you stop your complaint",
    "continued": "we go on with it all the same",
    "signed off": "all the work is checked and signed off",
    "closed": "it is closed",
    "reopened": "it is opened again",
    "no answer": "you do not tell us whether you are satisfied",
    "kind changed": "it turns into another kind of matter",
    "outcome confirmed": "the outcome is confirmed",
    "help asked": "a colleague is asked to help",
    "help given": "the colleague answers",
}
NAMED_ONES = {
    "sent": "we send “{}”",
    "dated": "the date on “{}”",
    "decided": "the decision “{}”",
    "judged": "it is judged: “{}”",
    "given": "the report “{}”",
    "agreed": "everybody agrees on “{}”",
    "not agreed": "no agreement is reached on “{}”",
    "happened": "we note “{}”",
    "appointed": "somebody is appointed as {}",
    "entered": "“{}” begins",
    "left": "“{}” ends",
    "ended": "“{}” is over",
    "used": "you ask: “{}”",
    "admitted": "your request is accepted: “{}”",
    "refused": "your request is refused: “{}”",
    "found": "we find that it is outside this procedure: “{}”",
    "lapsed": "this no longer stands in the way: “{}”",
    "imposed": "“{}” is decided",
    "limited": "we may not tell you something: “{}”",
    "due": "the last day of “{}”",
    "met": "we have done this: “{}”",
    "missed": "we have missed this date: “{}”",
    "extended": "more time is given for “{}”",
    "escalated": "it is taken further: “{}”",
}

SAID = {
    "anonymous is no": "you gave your name",
    "anonymous is yes": "you gave no name",
    "channel is in writing": "it came in writing",
    "channel is spoken": "it was told to us by telephone or in person",
    "formal is yes": "it is a formal complaint",
    "registered is yes": "it is registered as a formal complaint",
    "represented is yes": "somebody speaks for you",
    "withdrawn is yes": "the complaint was stopped",
    "informal is yes": "you want it dealt with informally first",
    "spoken for is agrees": "you agree that somebody speaks for you",
    "spoken for is cannot agree": "the person cannot say if they agree",
    "spoken for is has died": "the person has died",
    "spoken for is not cannot agree or has died": "you can say if you agree",
    "remedy stated is no": "you did not say what would put it right",
    "satisfaction is still dissatisfied": "you are still not satisfied",
}


def event_in_words(procedure: Procedure, event: Event) -> str:
    """What happens, with the title of the rule it names."""
    if not event.name:
        return f"{BARE[event.aspect]}{f' {event.option}' if event.option else ''}"
    words = NAMED_ONES[event.aspect].format(_title(procedure, event))
    return f"{words} ({_option(procedure, event)})" if event.option else words


def _title(procedure: Procedure, event: Event) -> str:
    kinds = NAMED[event.aspect]
    rule = next((rule for rule in procedure.rules if rule.kind in kinds and rule.name == event.name), None)
    return rule.words if rule else event.name


def _option(procedure: Procedure, event: Event) -> str:
    decision = procedure.get(Decision, event.name)
    return (
        next((o.words for o in decision.options if o.option == event.option), event.option)
        if decision
        else event.option
    )


def anchor_in_words(procedure: Procedure, anchor: Anchor) -> str:
    """What a clock is counted from."""
    events = [event_in_words(procedure, event) for event in anchor.events]
    if anchor.first_there_is_of:
        return ", or if that does not happen from when ".join(events)
    if anchor.earlier_of:
        return f"whichever comes first: {either(events)}"
    if anchor.later_of:
        return f"whichever comes last: {' and '.join(events)}"
    return either(events)


def counted_from(procedure: Procedure, anchor: Anchor) -> str:
    """From when a clock counts, as a sentence of its own; several starts stand in a row after a colon."""
    events = [event_in_words(procedure, event) for event in anchor.events]
    if len(events) == 1:
        return f"We count from when {events[0]}".replace("from when the date on", "from the date on")
    before = {
        anchor.each_of: "from when one of these happens",
        anchor.first_there_is_of: "from the first of these that there is",
        anchor.earlier_of: "from what comes first",
        anchor.later_of: "from what comes last",
    }[anchor.events]
    return f"We count {before}: {'; '.join(events)}"


def conditions_in_words(procedure: Procedure, conditions: Iterable[Condition]) -> str:
    """Conditions joined by `and`."""
    return " and ".join(_condition(procedure, condition) for condition in conditions)


def _condition(procedure: Procedure, condition: Condition) -> str:
    if condition.event:
        return f"{event_in_words(procedure, condition.event)}"
    if (said := SAID.get(str(condition))) is not None:
        return said
    if condition.name == "kind":
        return f"it is {'not ' if condition.negated else ''}a {either(condition.values)}"
    fact = procedure.get(Fact, condition.name)
    values = [fact.options.get(value, value) if fact else value for value in condition.values]
    if fact:
        return f"this is {'not ' if condition.negated else ''}answered so: “{fact.question}” {either(values)}"
    return f"the {condition.name} is {'not ' if condition.negated else ''}{either(values)}"


def either(words: Iterable[str]) -> str:
    """Words in a row: `a, b or c`."""
    row = list(words)
    return row[0] if len(row) == 1 else f"{', '.join(row[:-1])} or {row[-1]}" if row else ""
