"""What the public is told of the rules under a clause: its dates and rights, how it is read, and which rules are our own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from putright.core.calendars import Length
from putright.core.procedure.model.base import Rule, Value
from putright.core.procedure.model.clocks import Anchor, Clock, Extension
from putright.core.procedure.model.events import Condition, Event
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.publish.events import (
    anchor_in_words,
    conditions_in_words,
    counted_from,
    either,
    event_in_words,
)
from putright.core.procedure.publish.wording import WAYS, posts_in_words, sentence


@dataclass(frozen=True)
class Told:
    """One thing the public is told under a clause."""

    what: Literal["date", "right", "other"]
    title: str
    sentences: tuple[str, ...] = ()
    reading: str = ""
    """How a silent or unclear point of the text is read."""
    ours: bool = False
    """The organisation's own rule, where its text is silent."""


def told_under(procedure: Procedure, clause: int) -> Iterator[Told]:
    """Everything to be told under a clause: dates and rights, then other rules that have a reading or are our own."""
    rules = [rule for rule in procedure.rules if rule.place.clause == clause]
    for rule in rules:
        if isinstance(rule, Clock):
            yield _told(rule, "date", clock_in_words(procedure, rule))
        elif isinstance(rule, Right):
            yield _told(rule, "right", right_in_words(procedure, rule))
    for rule in rules:
        if not isinstance(rule, Clock | Right) and (rule.reading or rule.house_rule):
            yield _told(rule, "other", iter(()))


def _told(rule: Rule, what: Literal["date", "right", "other"], said: Iterator[str]) -> Told:
    title = rule.title or f"{rule.name[:1].upper()}{rule.name[1:]}"
    reading = sentence(rule.reading) if rule.reading else ""
    return Told(what, title, tuple(sentence(words) for words in said), reading, rule.house_rule)


def clock_in_words(procedure: Procedure, rule: Clock) -> Iterator[str]:
    """The time a clock gives, from when, and what may move it."""
    if rule.before:
        yield f"At least {rule.within} before {anchor_in_words(procedure, rule.before)}"
    else:
        yield from _time(rule)
        yield counted_from(procedure, rule.starts)
    if rule.when:
        yield f"Only where {conditions_in_words(procedure, rule.when)}"
    if rule.whose == "a house target":
        yield "This is our own aim; the procedure lays down no time"
    elif rule.whose == "a gate":
        yield "After this you can go further, even without our answer"
    elif rule.whose == "somebody else's time":
        yield "This time is not ours but somebody else's"
    if rule.repeats:
        until = "; ".join(event_in_words(procedure, event) for event in rule.until)
        yield f"Then again each time{f', until: {until}' if until else ''}"
    for letter, how in rule.answered_in_form_by.items():
        title = letter_title(procedure, letter)
        once = ", and only once" if how.endswith("once") else ""
        yield f"If we write “{title}”, that letter gives you a new date{once}"
    if rule.extends:
        yield extension_in_words(rule.extends)
    for pause in rule.pauses:
        upon = "; ".join(event_in_words(procedure, event) for event in pause.upon)
        yield f"The days stand still from when: {upon}"
        yield f"They go on when: {'; '.join(event_in_words(procedure, event) for event in pause.until)}"


def _time(rule: Clock) -> Iterator[str]:
    if rule.looked_up:
        each = [f"{length} ({value})" for value, length in rule.looked_up.lengths.items()]
        yield f"Within {either(each)}, depending on the {rule.looked_up.fact}"
    elif isinstance(rule.within, Length):
        yield f"Within {rule.within}"
    else:
        yield rule.within or "When we can"
        yield "No number of days is laid down, so we show how old it is"


def letter_title(procedure: Procedure, event: str) -> str:
    """The title of the letter that an event such as `holding sent` names."""
    name = event.removesuffix(" sent").removesuffix(" dated")
    return next((rule.words for rule in procedure.rules if rule.kind == "letter" and rule.name == name), name)


def extension_in_words(rule: Extension) -> str:
    """How much more time may be given, and how often."""
    given = f"{rule.by} more" if rule.by else f"{rule.to} in all" if rule.to else "more time, to a date we tell you"
    agreed = " if you agree" if rule.by_agreement else ""
    most = f", never more than {rule.at_most} in all" if rule.at_most else ""
    times = {None: "", 1: ", once"}.get(rule.times, f", at most {rule.times} times")
    return f"It may be given {given}{agreed}{most}{times}"


def right_in_words(procedure: Procedure, rule: Right) -> Iterator[str]:
    """Until when a right can be used, how, on which grounds and to whom."""
    if "complainant" not in rule.by:
        yield f"This is for the {either(posts_in_words(procedure, rule.by))}"
    if rule.within:
        yield f"Within {rule.within}"
        yield counted_from(procedure, rule.from_ or Anchor(each_of=rule.upon))
    else:
        yield f"You can do this as soon as: {'; '.join(event_in_words(procedure, event) for event in rule.upon)}"
        yield "There is no last day"
    if rule.form:
        yield f"Ask by {either(WAYS[way] for way in rule.form)}"
    if rule.to:
        yield f"Ask the {either(posts_in_words(procedure, rule.to))}"
    if rule.grounds:
        yield f"Say which of these it is: {'; '.join(rule.grounds.values())}"
    if rule.within:
        yield "Late? " + (
            "It cannot be accepted" if rule.late == "refused" else "Tell us why, and we will still think about it"
        )
    if rule.judged_by:
        yield f"The {either(posts_in_words(procedure, rule.judged_by))} decides if it can go ahead"


def rule_lines(rule: Rule) -> Iterator[str]:
    """A rule as its keys and values, for readers who want to see it."""
    yield f"{rule.kind}: {rule.name}"
    given = rule.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"name", "place"})
    for key in given:
        yield f"{key}: {_shown(getattr(rule, _field(rule, key)))}"


def _field(rule: Rule, key: str) -> str:
    return next(name for name, field in type(rule).model_fields.items() if (field.alias or name) == key)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return f"[{', '.join(_shown(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_quoted(key)}: {_shown(item)}' for key, item in value.items())}}}"
    if isinstance(value, Anchor) and (value.first_there_is_of or len(value.events) == 1):
        return _shown(value.first_there_is_of or value.events[0])
    return (
        _given(value) if isinstance(value, Value) and not isinstance(value, Event | Condition) else _quoted(str(value))
    )


def _given(value: Value) -> str:
    fields = {
        (field.alias or name): (getattr(value, name), field.default) for name, field in type(value).model_fields.items()
    }
    given = [f"{key}: {_shown(item)}" for key, (item, default) in fields.items() if item != default]
    return f"{{{', '.join(given)}}}"


_PLAIN = re.compile(r"[\w(‘’“”][^:#,\[\]{}\n'\"]*")


def _quoted(words: str) -> str:
    """A scalar as YAML reads it back, in quotes where it must be."""
    if "\n" in words:
        return json.dumps(words, ensure_ascii=False)
    plain = _PLAIN.fullmatch(words) and not words.endswith(" ")
    return words if plain else "'" + words.replace("'", "''") + "'"
