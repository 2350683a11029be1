"""Stops, clocks, exclusions, papers, corrections and the end of a case."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from putright.core.casework.entries.base import Entry, Person


class Withdrawn(Entry):
    """The complainant stopped the complaint."""

    kind: Literal["withdrawn"] = "withdrawn"
    channel: str = ""


class Continued(Entry):
    """The matter goes on although it was withdrawn."""

    kind: Literal["continued"] = "continued"


class ClockExtended(Entry):
    """A clock was given more time."""

    kind: Literal["clock extended"] = "clock extended"
    clock: str
    to: date
    occurrence: int = 0
    """Which occurrence of the clock; 0 for all that run."""


class ClockMissed(Entry):
    """A date passed unmet; recorded once."""

    kind: Literal["clock missed"] = "clock missed"
    clock: str
    occurrence: int
    due: date
    tells: tuple[Person, ...] = ()
    """Whom the rule tells of it: the holders, on that day, of the posts it names."""


class DisclosureLimited(Entry):
    """An item of the case may not be told to the complainant."""

    kind: Literal["disclosure limited"] = "disclosure limited"
    limit: str
    ground: str
    item: int = 0
    """The sequence of the entry that is restricted; 0 for a matter that has no entry."""


class ExclusionFound(Entry):
    """The procedure does not deal with this matter."""

    kind: Literal["exclusion found"] = "exclusion found"
    exclusion: str
    signposts: tuple[str, ...] = ()


class ExclusionLapsed(Entry):
    """What kept the matter out has ended; the case goes on where it stood."""

    kind: Literal["exclusion lapsed"] = "exclusion lapsed"
    exclusion: str


class CommunicationReceived(Entry):
    """A later message of the complainant on a case."""

    kind: Literal["communication received"] = "communication received"
    channel: str
    new_matter: bool = False


class ContactEnded(Entry):
    """Staff ended a contact because of how they were treated."""

    kind: Literal["contact ended"] = "contact ended"
    channel: str


class ContactChanged(Entry):
    """How to reach the complainant or whoever speaks for them has changed. The new details are in no entry."""

    kind: Literal["contact changed"] = "contact changed"
    of: Literal["complainant", "representative"]


class CodeReplaced(Entry):
    """Staff gave whoever follows the case a new code in place of the old one, and how they knew them. No entry holds a code."""

    kind: Literal["code replaced"] = "code replaced"
    known_by: Literal["in person", "telephone", "address", "questions"]


Reader = Literal["complainant", "ombudsman", "service", "contractor", "partner"]
"""For whom a copy of a case is: the first two are given the case itself, the others a copy that names nobody."""
CopyPart = Literal["points", "told", "evidence", "findings", "remedies"]


class CopyMade(Entry):
    """A copy of the case was made to go out: for whom, and of a copy that names nobody which parts went."""

    kind: Literal["copy made"] = "copy made"
    reader: Reader
    parts: tuple[CopyPart, ...] = ()
    sha256: str = ""
    """Of what was given out, by which it is known again: the document, or the list of the hashes of all that a file holds."""


class NoteAdded(Entry):
    """A note for those who work on the case."""

    kind: Literal["note added"] = "note added"


class PaperAdded(Entry):
    """A document was put on the case."""

    kind: Literal["paper added"] = "paper added"
    paper: str
    complainant_may_see: bool = False


class Labelled(Entry):
    """A label of the organisation's was put on the case, or taken off. It is for those who work on it, and moves nothing."""

    kind: Literal["labelled"] = "labelled"
    label: str
    taken_off: bool = False


class CaseLinked(Entry):
    """Another case about the same matter or person; or that it is none, and was linked by mistake."""

    kind: Literal["case linked"] = "case linked"
    other: str
    taken_off: bool = False


class SatisfactionRecorded(Entry):
    """Whether the complainant is satisfied with a step."""

    kind: Literal["satisfaction recorded"] = "satisfaction recorded"
    answer: Literal["satisfied", "still dissatisfied", "no answer"]


class SignedOff(Entry):
    """All work is done and checked."""

    kind: Literal["signed off"] = "signed off"
    sign_off: str


class Closed(Entry):
    """The case is over."""

    kind: Literal["closed"] = "closed"
    word: str = ""


class TakenBack(Entry):
    """A record was made by mistake and whoever made it took it back at once: it stays to be read, and counts for nothing."""

    kind: Literal["taken back"] = "taken back"


class Reopened(Entry):
    """A closed case goes on."""

    kind: Literal["reopened"] = "reopened"


class VersionMoved(Entry):
    """The case follows another version of its procedure from now on."""

    kind: Literal["version moved"] = "version moved"
    version: str
    sha256: str


class Corrected(Entry):
    """An earlier entry was wrong; this is what it should have said."""

    kind: Literal["corrected"] = "corrected"
    sequence: int = Field(ge=1)
    right: dict[str, object]
