"""How a case moves and who has it: tracks, stages, assignment."""

from __future__ import annotations

from typing import Literal

from putright.core.casework.entries.base import Entry, Person


class TrackOpened(Entry):
    """A line of work beside the main one begins."""

    kind: Literal["track opened"] = "track opened"
    opened: str
    others: Literal["go on", "wait", "end"] = "go on"


class TrackHeld(Entry):
    """A track waits for another to end."""

    kind: Literal["track held"] = "track held"
    waits_for: str


class TrackResumed(Entry):
    """A waiting track goes on."""

    kind: Literal["track resumed"] = "track resumed"


class TrackEnded(Entry):
    """A line of work is over."""

    kind: Literal["track ended"] = "track ended"
    word: str = ""


class StageEntered(Entry):
    """A track enters a stage. A stage entered twice counts its visits."""

    kind: Literal["stage entered"] = "stage entered"
    stage: str


class StageLeft(Entry):
    """A track leaves a stage."""

    kind: Literal["stage left"] = "stage left"
    stage: str


class Assigned(Entry):
    """Who has the case on this track from now on, as which post, and which clause says so."""

    kind: Literal["assigned"] = "assigned"
    to: tuple[Person, ...]
    post: str
    together_with: tuple[Person, ...] = ()
    clause: str = ""
    acting_for: Person = ""
    """Whom a deputy stands in for."""


class HolderWanted(Entry):
    """Nobody the rules name can have the case: these people are to find somebody."""

    kind: Literal["holder wanted"] = "holder wanted"
    choosers: tuple[Person, ...]
    clause: str = ""
