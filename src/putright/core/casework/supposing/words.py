"""What may be supposed to have happened, in the words of rules: reading them, and the nearest word where one is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from putright.core.procedure.load.mistakes import nearest
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.events import BARE, NAMED, NEW_MATTER, Event
from putright.core.procedure.model.flow import Decision, Happening, Judgement, SignOff
from putright.core.procedure.model.procedure import RULE_KINDS, Procedure

DERIVED = ("due", "met", "missed", "extended")
"""Aspects of a clock that follow from other dates and are never given."""
NOT_GIVEN = ("received", "kind changed", "outcome confirmed")
"""Bare events that say too little to be supposed: the receipt is given apart, the others need a word with them."""


@dataclass(frozen=True)
class Entry:
    """One thing supposed to have happened on a day."""

    event: Event
    on: date


@dataclass(frozen=True)
class Promise:
    """A date promised for a clock, in the letter that answers it in form."""

    clock: str
    day: date


@dataclass(frozen=True)
class Supposed:
    """A case supposed: the day and hour of its receipt, what is so of it, and what then happened.

    `about` holds the fields of a receipt (kind, channel, service …) and the facts of the procedure, as `facts.about` reads them.
    """

    received: date
    hour: time | None = None
    about: Mapping[str, tuple[str, ...]] | None = None
    heads: tuple[str, ...] = ("1",)
    entries: tuple[Entry, ...] = ()
    promises: tuple[Promise, ...] = ()
    today: date | None = None

    @property
    def last_day(self) -> date:
        """The day it is: the one given, or the last on which something happened."""
        return self.today or max([self.received, *(entry.on for entry in self.entries)])


def entry(procedure: Procedure, words: str, day: date) -> Entry | Promise:
    """An event or a promised date, read from the words of rules; ValueError with the nearest right words."""
    known = event_words(procedure)
    if words in known:
        return Entry(known[words], day)
    clock = words.removesuffix(" promised")
    if clock != words and clock in promisable(procedure):
        return Promise(clock, day)
    raise ValueError(_unknown(procedure, words, [*known, *(f"{clock} promised" for clock in promisable(procedure))]))


def _unknown(procedure: Procedure, words: str, known: list[str]) -> str:
    if words == "received":
        return "'received' is the day the case begins, which is given apart"
    if words in NOT_GIVEN:
        return f"'{words}' says too little: give the step that brings it about"
    derived = {f"{clock.name} {aspect}" for clock in procedure.all(Clock) for aspect in DERIVED}
    if words in derived:
        return f"'{words}' follows from the other dates and is not given"
    near = nearest(words, known)
    hint = f"; did you mean '{near}'?" if near else f"; the events are: {', '.join(sorted(known))}"
    return f"'{words}' is not an event of {procedure.name}{hint}"


def event_words(procedure: Procedure) -> dict[str, Event]:
    """Every event that can be given for a procedure, by its words."""
    return {str(event): event for event in _events(procedure)}


def _events(procedure: Procedure) -> Iterator[Event]:
    unused = NOT_GIVEN if procedure.all(SignOff) else (*NOT_GIVEN, "signed off")
    yield from (Event(aspect=bare) for bare in BARE if bare not in unused)
    yield Event(aspect="communication received", option=NEW_MATTER)
    for aspect, kinds in NAMED.items():
        for kind in kinds if aspect not in DERIVED else ():
            for rule in procedure.all(RULE_KINDS[kind]):
                if aspect == "dated" and isinstance(rule, Happening) and not rule.bears_a_date:
                    continue
                if aspect == "judged":
                    assert isinstance(rule, Judgement)
                    yield from (Event(name=rule.name, aspect=aspect, option=answer) for answer in ("yes", "no"))
                    continue
                yield Event(name=rule.name, aspect=aspect)
                if isinstance(rule, Decision):
                    yield from (Event(name=rule.name, aspect=aspect, option=option.option) for option in rule.options)


def promisable(procedure: Procedure) -> dict[str, tuple[Event, ...]]:
    """The clocks for which a date can be promised, each with the letters that promise it."""
    return {
        clock.name: tuple(Event.parse(letter) for letter in clock.answered_in_form_by)
        for clock in procedure.all(Clock)
        if clock.answered_in_form_by
    }
