"""What was written, decided, asked for and agreed: letters, promises, decisions, rights, agreements, appointments and reports."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from putright.core.casework.entries.base import Entry, Person
from putright.core.procedure.model.purposes import OUTCOME_TOLD


class LetterSent(Entry):
    """A letter went out. `on` is the day it was sent; `dated` the date it bears."""

    kind: Literal["letter sent"] = "letter sent"
    letter: str
    dated: date
    parts: tuple[str, ...] = ()
    promised: date | None = None
    rights: tuple[str, ...] = ()
    signposts: tuple[str, ...] = ()
    channel: str = ""
    language: str = ""
    """The code of the language it is in; empty: the organisation's own."""

    @property
    def tells_outcome(self) -> bool:
        """Whether it told what the case came to."""
        return not OUTCOME_TOLD.isdisjoint(self.parts)


class LetterCalledBack(Entry):
    """A letter was called back before it went. What it had brought about is as if it had never been; its place is kept."""

    kind: Literal["letter called back"] = "letter called back"
    letter: str
    sequence: int = Field(ge=2)
    """Of the entry that says it was sent; it and all that follow up to this one count for nothing."""


class Undone(Entry):
    """Stands in a case where an entry stood that a letter brought about which was called back. It is written to no journal."""

    kind: Literal["undone"] = "undone"
    was: str
    """The kind of that entry."""


class Promised(Entry):
    """A date told to the complainant for a clock."""

    kind: Literal["promised"] = "promised"
    clock: str
    day: date
    moves: bool = True


class Decided(Entry):
    """A decision maker chose one of the options."""

    kind: Literal["decided"] = "decided"
    decision: str
    option: str


class DecisionProposed(Entry):
    """A decision maker chose one of the options of a decision that others must agree to before it takes effect."""

    kind: Literal["decision proposed"] = "decision proposed"
    decision: str
    option: str
    handler: Person = ""
    people: tuple[Person, ...] = ()
    outside: bool = False
    until: date | None = None


class DecisionJoined(Entry):
    """Somebody agreed, or did not, to a decision that was proposed, in the posts they hold."""

    kind: Literal["decision joined"] = "decision joined"
    decision: str
    posts: tuple[str, ...]
    agrees: bool = True


class Judged(Entry):
    """A named post said yes or no."""

    kind: Literal["judged"] = "judged"
    judgement: str
    answer: Literal["yes", "no"]


class Happened(Entry):
    """Something the procedure declares that may happen."""

    kind: Literal["happened"] = "happened"
    happening: str
    person: Person = ""
    dated: date | None = None
    """The day it is about, where the procedure asks for one: past or to come."""


class RightUsed(Entry):
    """The complainant used a right."""

    kind: Literal["right used"] = "right used"
    right: str
    channel: str = ""
    grounds: tuple[str, ...] = ()
    late: bool = False
    dated: date | None = None
    """The date the request bears, where it is not the day it came."""


class RightAdmitted(Entry):
    """The request can go ahead."""

    kind: Literal["right admitted"] = "right admitted"
    right: str
    grounds: tuple[str, ...] = ()


class RightRefused(Entry):
    """The request cannot go ahead, with reasons."""

    kind: Literal["right refused"] = "right refused"
    right: str


class SideAgreed(Entry):
    """One side agreed to terms."""

    kind: Literal["side agreed"] = "side agreed"
    agreement: str
    side: str
    terms: dict[str, str] = {}


class NotAgreed(Entry):
    """No agreement could be reached."""

    kind: Literal["not agreed"] = "not agreed"
    agreement: str


class Agreed(Entry):
    """Every side has agreed to the same terms."""

    kind: Literal["agreed"] = "agreed"
    agreement: str
    terms: dict[str, str] = {}


class Appointed(Entry):
    """People were appointed to a function."""

    kind: Literal["appointed"] = "appointed"
    appointment: str
    post: str
    people: tuple[Person, ...]
    outside: bool = False
    until: date | None = None


class ReportGiven(Entry):
    """Somebody reported to whoever decides."""

    kind: Literal["report given"] = "report given"
    report: str
    parts: tuple[str, ...] = ()
