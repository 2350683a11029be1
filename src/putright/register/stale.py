"""Whether what happened since somebody looked stands in the way of what they now want. Nothing is read or written here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.core.casework.case import Case
from putright.core.casework.entries import Person

INDEPENDENT = (
    e.NoteAdded, e.PaperAdded, e.Labelled, e.CaseLinked, e.ContactChanged, e.ContactEnded, e.CodeReplaced, e.ClockMissed,
    e.CommunicationReceived, e.ActionDone, e.ActionChecked, e.ActionAnswered, e.SatisfactionRecorded, e.DisclosureLimited,
    e.StepPlanned, e.StepFinished, e.EvidenceAdded, e.HelpAsked, e.HelpGiven, e.CopyMade,
)  # fmt: skip
"""Entries that no decision depends on, and that depend on none."""


@dataclass(frozen=True)
class Since:
    """Something that happened since a page was shown."""

    sequence: int
    kind: str
    on: date
    at: datetime
    by: Person


def stands_in_the_way(
    case: Case, seen: int | None, track: str, made: tuple[e.AnyEntry, ...] | Refusal
) -> tuple[Since, ...]:
    """What happened after `seen`, if the action has closed since or depends on something that happened; else nothing.

    What makes only independent entries (a note, a paper) goes ahead whatever happened, and independent entries stop nothing.
    """
    if seen is None or seen >= len(case.journal):
        return ()
    meanwhile = list(enumerate(case.journal[seen:], seen + 1))
    if isinstance(made, Refusal):
        return _told(meanwhile) if made.closed else ()
    if all(isinstance(entry, INDEPENDENT) for entry in made):
        return ()
    return _told(meanwhile) if bearing(case, seen, track) else ()


def bearing(case: Case, seen: int, track: str) -> tuple[Since, ...]:
    """What happened after `seen` that a decision on a track may depend on."""
    meanwhile = enumerate(case.journal[seen:], seen + 1)
    return _told([
        (sequence, entry) for sequence, entry in meanwhile
        if not isinstance(entry, INDEPENDENT) and entry.track in (track, "main")
    ])  # fmt: skip


def _told(meanwhile: list[tuple[int, e.AnyEntry]]) -> tuple[Since, ...]:
    return tuple(Since(sequence, entry.kind, entry.on, entry.at, entry.by) for sequence, entry in meanwhile)
