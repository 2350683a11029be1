"""The closed list of entries a case's journal is made of, and their one canonical form. What they mean is in `fold`.

Entries hold no names, addresses or free text: people are references, words are seals (salted commitments) by part.
"""

from __future__ import annotations

import json
from typing import Annotated, TypeAlias, get_args

from pydantic import Field, TypeAdapter

from putright.core.casework.entries.arriving import FactRecorded, HeadAdded, KindChanged, Received, Registered, Triaged
from putright.core.casework.entries.base import COMPLAINANT, SYSTEM, Entry, Person
from putright.core.casework.entries.deciding import (
    Agreed,
    Appointed,
    Decided,
    DecisionJoined,
    DecisionProposed,
    Happened,
    Judged,
    LetterCalledBack,
    LetterSent,
    NotAgreed,
    Promised,
    ReportGiven,
    RightAdmitted,
    RightRefused,
    RightUsed,
    SideAgreed,
    Undone,
)
from putright.core.casework.entries.finding import (
    ActionAgreed,
    ActionAnswered,
    ActionApproved,
    ActionChecked,
    ActionDone,
    ActionDropped,
    FindingMade,
    OutcomeConfirmed,
)
from putright.core.casework.entries.inquiring import EvidenceAdded, HelpAsked, HelpGiven, StepFinished, StepPlanned
from putright.core.casework.entries.keeping import (
    CaseLinked,
    ClockExtended,
    ClockMissed,
    Closed,
    CodeReplaced,
    CommunicationReceived,
    ContactChanged,
    ContactEnded,
    Continued,
    CopyMade,
    Corrected,
    DisclosureLimited,
    ExclusionFound,
    ExclusionLapsed,
    Labelled,
    NoteAdded,
    PaperAdded,
    Reopened,
    SatisfactionRecorded,
    SignedOff,
    TakenBack,
    VersionMoved,
    Withdrawn,
)
from putright.core.casework.entries.moving import (
    Assigned,
    HolderWanted,
    StageEntered,
    StageLeft,
    TrackEnded,
    TrackHeld,
    TrackOpened,
    TrackResumed,
)
from putright.core.casework.entries.people import (
    Delegated,
    Escalated,
    InterestDeclared,
    PersonCleared,
    PersonNamed,
    RestrictionDecided,
    RestrictionEnded,
    RestrictionReferred,
)

AnyEntry: TypeAlias = Annotated[
    Received | Registered | FactRecorded | KindChanged | Triaged | HeadAdded
    | TrackOpened | TrackHeld | TrackResumed | TrackEnded | StageEntered | StageLeft | Assigned | HolderWanted
    | LetterSent | LetterCalledBack | Undone | Promised | Decided | DecisionProposed | DecisionJoined | Judged | Happened
    | RightUsed | RightAdmitted | RightRefused
    | SideAgreed | NotAgreed | Agreed | Appointed | ReportGiven | FindingMade | OutcomeConfirmed
    | StepPlanned | StepFinished | EvidenceAdded | HelpAsked | HelpGiven
    | ActionAgreed | ActionApproved | ActionDone | ActionChecked | ActionAnswered | ActionDropped
    | PersonNamed | PersonCleared | InterestDeclared | Delegated | Escalated
    | RestrictionReferred | RestrictionDecided | RestrictionEnded | Withdrawn | Continued
    | ClockExtended | ClockMissed
    | DisclosureLimited | ExclusionFound | ExclusionLapsed
    | CommunicationReceived | ContactChanged | ContactEnded | CodeReplaced | NoteAdded | PaperAdded | Labelled | CaseLinked
    | CopyMade | SatisfactionRecorded | SignedOff | Closed | Reopened | TakenBack | VersionMoved | Corrected,
    Field(discriminator="kind"),
]  # fmt: skip

ENTRY_KINDS: dict[str, type[Entry]] = {
    str(kind.model_fields["kind"].default): kind for kind in get_args(get_args(AnyEntry)[0])
}
"""Every kind of entry by the word it is stored under."""

_adapter: TypeAdapter[AnyEntry] = TypeAdapter(AnyEntry)


def canonical(entry: AnyEntry) -> str:
    """The one text of an entry: JSON, keys sorted, nothing that has its default. What is stored and sealed."""
    body = entry.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(body | {"kind": entry.kind}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_entry(text: str | bytes) -> AnyEntry:
    """An entry from its canonical text; raises pydantic's ValidationError on anything else."""
    return _adapter.validate_json(text)


def entry_from(values: dict[str, object]) -> AnyEntry:
    """An entry from plain values, as a correction makes it."""
    return _adapter.validate_python(values)


__all__ = [
    "COMPLAINANT",
    "ENTRY_KINDS",
    "SYSTEM",
    "ActionAgreed",
    "ActionAnswered",
    "ActionApproved",
    "ActionChecked",
    "ActionDone",
    "ActionDropped",
    "Agreed",
    "AnyEntry",
    "Appointed",
    "Assigned",
    "CaseLinked",
    "ClockExtended",
    "ClockMissed",
    "Closed",
    "CodeReplaced",
    "CommunicationReceived",
    "ContactChanged",
    "ContactEnded",
    "Continued",
    "CopyMade",
    "Corrected",
    "Decided",
    "DecisionJoined",
    "DecisionProposed",
    "Delegated",
    "DisclosureLimited",
    "Entry",
    "Escalated",
    "EvidenceAdded",
    "ExclusionFound",
    "ExclusionLapsed",
    "FactRecorded",
    "FindingMade",
    "Happened",
    "HeadAdded",
    "HelpAsked",
    "HelpGiven",
    "HolderWanted",
    "InterestDeclared",
    "Judged",
    "KindChanged",
    "Labelled",
    "LetterCalledBack",
    "LetterSent",
    "NotAgreed",
    "NoteAdded",
    "OutcomeConfirmed",
    "PaperAdded",
    "Person",
    "PersonCleared",
    "PersonNamed",
    "Promised",
    "Received",
    "Registered",
    "Reopened",
    "ReportGiven",
    "RestrictionDecided",
    "RestrictionEnded",
    "RestrictionReferred",
    "RightAdmitted",
    "RightRefused",
    "RightUsed",
    "SatisfactionRecorded",
    "SideAgreed",
    "SignedOff",
    "StageEntered",
    "StageLeft",
    "StepFinished",
    "StepPlanned",
    "TakenBack",
    "TrackEnded",
    "TrackHeld",
    "TrackOpened",
    "TrackResumed",
    "Triaged",
    "Undone",
    "VersionMoved",
    "Withdrawn",
    "canonical",
    "entry_from",
    "read_entry",
]  # fmt: skip
