"""How a matter was looked into: what was planned, what was found to go by, and what colleagues were asked."""

from __future__ import annotations

from datetime import date
from typing import Literal

from putright.core.casework.entries.base import Entry, Person

Source = Literal["document", "interview", "message", "recording", "visit", "something else"]
"""What a piece of evidence is."""


class StepPlanned(Entry):
    """Something that will be done to look into the matter."""

    kind: Literal["step planned"] = "step planned"
    step: str
    """Its number within the case."""
    owner: Person = ""
    due: date | None = None


class StepFinished(Entry):
    """A planned step was done, or is not needed any more."""

    kind: Literal["step finished"] = "step finished"
    step: str
    result: Literal["done", "not needed"] = "done"


class EvidenceAdded(Entry):
    """Something to go by: what it is, the day it is of, and the points it bears on."""

    kind: Literal["evidence added"] = "evidence added"
    evidence: str
    """Its number within the case."""
    source: Source
    dated: date | None = None
    heads: tuple[str, ...] = ()
    accompanied: bool = False
    """Whoever was heard had somebody with them."""
    complainant_may_see: bool = False


class HelpAsked(Entry):
    """A colleague is asked for what they know. They see the case until they have answered."""

    kind: Literal["help asked"] = "help asked"
    request: str
    """Its number within the case."""
    person: Person
    due: date | None = None


class HelpGiven(Entry):
    """What a colleague answered, or that they would not, or that it is not needed any more."""

    kind: Literal["help given"] = "help given"
    request: str
    person: Person
    """Who was asked."""
    result: Literal["answered", "not answered", "not needed"] = "answered"
