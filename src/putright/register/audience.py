"""For whom each entry of a case is: the complainant too, those who work on the case, or the holders of named posts alone."""

from __future__ import annotations

from dataclasses import dataclass

from putright.core.casework import entries as e
from putright.core.procedure.model.flow import Decision, Track
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure


@dataclass(frozen=True)
class Audience:
    """`complainant` (with everybody who works on the case), `readers` (those who work on it) or `posts`."""

    kind: str
    posts: tuple[str, ...] = ()


COMPLAINANT = Audience("complainant")
READERS = Audience("readers")

_SAID_BY_COMPLAINANT = (
    e.Received, e.CommunicationReceived, e.RightUsed, e.Withdrawn, e.SatisfactionRecorded, e.ActionAnswered,
    e.ContactChanged,
)  # fmt: skip
_TOLD = (e.Registered, e.Closed, e.Reopened, e.Promised, e.RightAdmitted, e.RightRefused, e.CodeReplaced)


def of(procedure: Procedure, entry: e.AnyEntry) -> Audience:
    """The audience of an entry and of the words that came with it. What is not plainly the complainant's is not shown to them."""
    for name in _tracks(entry):
        track = procedure.get(Track, name)
        if track is not None and track.access:
            return Audience("posts", track.access)
    if isinstance(entry, (e.Decided, e.DecisionProposed, e.DecisionJoined)):
        rule = procedure.get(Decision, entry.decision)
        if rule is not None and rule.restricted:
            return Audience("posts", (*rule.by, *rule.seen_by))
    return COMPLAINANT if _is_theirs(procedure, entry) else READERS


def _tracks(entry: e.AnyEntry) -> tuple[str, ...]:
    """The tracks an entry speaks of: that one was opened beside another, or is waited for, is as private as what it holds."""
    match entry:
        case e.TrackOpened():
            return entry.track, entry.opened
        case e.TrackHeld():
            return entry.track, entry.waits_for
        case _:
            return (entry.track,)


def _is_theirs(procedure: Procedure, entry: e.AnyEntry) -> bool:
    if isinstance(entry, e.LetterSent):
        rule = procedure.get(Letter, entry.letter)
        return rule is not None and rule.to == "complainant"
    if isinstance(entry, (e.PaperAdded, e.EvidenceAdded)):
        return entry.complainant_may_see
    if isinstance(entry, e.SideAgreed):
        return entry.by == e.COMPLAINANT
    if isinstance(entry, (*_SAID_BY_COMPLAINANT, *_TOLD)):
        return isinstance(entry, _SAID_BY_COMPLAINANT) or not entry.words
    return False


def goes_out(entry: e.AnyEntry, kind: str) -> bool:
    """Whether an entry with an audience of this kind may be in a copy that leaves: no note, and nothing for some posts alone."""
    return not isinstance(entry, e.NoteAdded) and kind != "posts"
