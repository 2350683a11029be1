"""What somebody wants to do to a case, what they are offered, and how they are refused. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

from putright.core.casework.entries import AnyEntry, Person
from putright.core.procedure.model.procedure import MAIN

Given: TypeAlias = "str | tuple[str, ...]"
"""What is given for one field: a word, a date as YYYY-MM-DD, a reference, or several of them."""


@dataclass(frozen=True)
class Action:
    """One thing somebody does, by form, mail, telephone note, import or timer: `name` is imperative, `about` names the rule.

    `on` is the day it happened, `at` the moment it is recorded. `words` are the free texts by part; `seals` their
    commitments, made by whoever keeps the words, and the only thing of them that an entry holds.
    """

    name: str
    by: Person
    on: date
    at: datetime
    about: str = ""
    track: str = MAIN
    values: Mapping[str, Given] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    seals: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """One word given for a field, or an empty string."""
        given = self.values.get(name, "")
        return given if isinstance(given, str) else (given[0] if given else "")

    def several(self, name: str) -> tuple[str, ...]:
        """All words given for a field."""
        given = self.values.get(name, ())
        return tuple(given) if not isinstance(given, str) else ((given,) if given else ())

    def day(self, name: str) -> date | None:
        """A date given for a field; None where there is none."""
        text = self.value(name)
        return date.fromisoformat(text) if text else None

    def sealed(self) -> dict[str, str]:
        """For every part with words, its seal."""
        return {part: self.seals.get(part, "") for part, text in self.words.items() if text.strip()}


@dataclass(frozen=True)
class Refusal:
    """Why something cannot be done, in words fit for the person it concerns, and the clause that says so.

    `fields` names what to put right, where that would help; `closed` tells that the action is not open at all.
    """

    why: str
    clause: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False


Answer: TypeAlias = "tuple[AnyEntry, ...] | Refusal"


@dataclass(frozen=True)
class Choice:
    """One thing that may be chosen for a field."""

    value: str
    words: str


FieldType = Literal["words", "choice", "choices", "date", "person", "people", "yes or no", "text"]
"""`words` is free text kept apart from the journal; `text` is a short code such as a reference."""


@dataclass(frozen=True)
class Field:
    """One question of an action's form."""

    name: str
    type: FieldType
    label: str
    required: bool = False
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    unless_refused: bool = False
    """Missing, it is refused with a clause by the rule itself rather than as an empty field."""
    only_with: tuple[str, str] | None = None
    """Asked only of whoever makes a choice: the name of the field before it, and the choice."""

    def is_asked(self, values: Mapping[str, Given]) -> bool:
        """Whether the choice was made without which this is not asked."""
        if self.only_with is None:
            return True
        name, choice = self.only_with
        given = values.get(name, ())
        return choice == given if isinstance(given, str) else choice in given


@dataclass(frozen=True)
class Offer:
    """An action that is open now: about which rule, on which track, to whom, with which fields, under which clause."""

    name: str
    about: str
    title: str
    by: tuple[Person, ...]
    clause: str = ""
    track: str = MAIN
    fields: tuple[Field, ...] = ()
    urgent: bool = False
    """Owed now: shown first."""
    source: tuple[str, ...] = ()

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((f for f in self.fields if f.name == name), None)
