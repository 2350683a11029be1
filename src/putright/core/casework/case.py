"""A case as its journal makes it: frozen values without any rule. How entries change it is in `fold`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from putright.core.casework.entries import AnyEntry, CaseLinked, DecisionProposed, Person, Received
from putright.core.casework.inquiry import Inquiry
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.procedure import MAIN


@dataclass(frozen=True)
class Moment:
    """One event of a case: what rules can count from, wait for and ask about."""

    event: Event
    on: date
    sequence: int
    track: str = MAIN
    hour: str = ""
    promised: date | None = None
    person: Person = ""
    """Whom a happening names, or who is asked for help."""


@dataclass(frozen=True)
class Holder:
    """Who has the case on a track, as which post, together with whom, and which clause says so."""

    people: tuple[Person, ...]
    post: str
    together_with: tuple[Person, ...] = ()
    clause: str = ""

    @property
    def all(self) -> tuple[Person, ...]:
        """Everybody who takes part as holder."""
        return self.people + self.together_with


@dataclass(frozen=True)
class TrackState:
    """Where one line of work stands."""

    name: str
    stage: str = ""
    entered: int = 0
    """The sequence of the entry by which the present stage was entered."""
    visits: Mapping[str, int] = field(default_factory=dict)
    holder: Holder | None = None
    wanted: tuple[Person, ...] | None = None
    """People who are to find a holder, where nobody could be assigned."""
    waits_for: str = ""
    waited: tuple[tuple[date, date | None], ...] = ()
    """From and until when it waited for other tracks."""
    ended: bool = False


TAKEN_BACK = "taken back"
"""The word a record is closed with that was taken back."""


@dataclass(frozen=True)
class ActionState:
    """One remedy, corrective or preventive action, or improvement."""

    action: str
    remedies: str
    means: str
    owner: Person
    due: date | None
    head: str
    done_on: date | None = None
    checked_on: date | None = None
    dropped: bool = False
    answer: str = ""
    """What whoever complained last said of it since it was last carried out: `done`, `not done`, or nothing yet."""
    amount: int = 0
    """A sum of money in pence; 0 where there is none."""
    waits_for: tuple[str, ...] = ()
    """The posts one of which has still to approve it."""
    agreed_by: Person = ""

    @property
    def open(self) -> bool:
        """Still to be carried out."""
        return self.done_on is None and not self.dropped

    @property
    def stands(self) -> bool:
        """Agreed, approved where it has to be, and not given up: it can be told."""
        return not self.waits_for and not self.dropped

    @property
    def disputed(self) -> bool:
        """Said by whoever complained not to be done."""
        return self.answer == "not done" and not self.dropped

    @property
    def owed(self) -> bool:
        """Somebody has to see to it."""
        return self.open or self.disputed


@dataclass(frozen=True)
class RestrictionState:
    """A restriction on contact that was referred, and what became of it."""

    restriction: str
    referred: int
    decided: int = 0
    imposed: bool = False
    review_on: date | None = None
    ended: bool = False

    @property
    def holds(self) -> bool:
        """In force now."""
        return self.imposed and not self.ended


@dataclass(frozen=True)
class InQuestion:
    """An outcome that counts no more: a finding was made anew, or put right, after it was confirmed."""

    word: str
    sequence: int
    """The entry since which it does not count."""


@dataclass(frozen=True)
class Proposal:
    """A decision that was proposed and waits for others to agree."""

    sequence: int
    made: DecisionProposed
    agreed: frozenset[str] = frozenset()
    """The posts in which somebody agreed."""


@dataclass(frozen=True)
class Case:
    """Everything the journal says. `journal[n - 1]` is the entry with sequence n."""

    journal: tuple[AnyEntry, ...] = ()
    arrival: Received | None = None
    feedback: str = ""
    registered: bool = False
    triaged: bool = False
    service: str = ""
    categories: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    findings: Mapping[str, str] = field(default_factory=dict)
    outcome: str = ""
    """The word that was confirmed; empty before that, and where it has to be confirmed again."""
    in_question: InQuestion | None = None
    """What the outcome was, while it has to be confirmed again."""
    tracks: Mapping[str, TrackState] = field(default_factory=dict)
    moments: tuple[Moment, ...] = ()
    decisions: Mapping[str, str] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    """By decision: what waits for the agreement of others."""
    judgements: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Terms by side, for each agreement not yet reached."""
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    appointed: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    appointed_until: Mapping[Person, date] = field(default_factory=dict)
    rights_open: Mapping[str, str] = field(default_factory=dict)
    """Rights used and not yet admitted or refused, with the channel."""
    actions: tuple[ActionState, ...] = ()
    inquiry: Inquiry = field(default_factory=Inquiry)
    acted: Mapping[str, frozenset[Person]] = field(default_factory=dict)
    """By function (stage, decision, appointment): everybody who ever acted in it."""
    complained_of: frozenset[Person] = frozenset()
    interests: Mapping[Person, str] = field(default_factory=dict)
    delegated: Mapping[Person, tuple[Person, str]] = field(default_factory=dict)
    """To whom, by whom and with which powers."""
    delegated_until: Mapping[Person, date] = field(default_factory=dict)
    """The last day of a delegation that has one."""
    restrictions: tuple[RestrictionState, ...] = ()
    limited: tuple[tuple[str, str, int], ...] = ()
    extended: Mapping[str, tuple[tuple[int, date, int], ...]] = field(default_factory=dict)
    """By clock: the sequence of each extension, until when, and of which occurrence."""
    promised: Mapping[str, tuple[tuple[int, date], ...]] = field(default_factory=dict)
    """By clock: the sequence of each promise that moves it, and the day."""
    misses: frozenset[tuple[str, int, date]] = frozenset()
    exclusions: tuple[str, ...] = ()
    withdrawn: bool = False
    satisfaction: str = ""
    signed_off: bool = False
    labels: tuple[str, ...] = ()
    closed: str | None = None
    """The word it was closed with, or None while it is open."""
    closed_on: date | None = None
    taken_back: bool = False
    """It was recorded by mistake, and counts for nothing."""
    version: str = ""
    index: Mapping[tuple[str, str], tuple[Moment, ...]] = field(default_factory=dict, repr=False)
    """Moments by the name and aspect of their event."""

    @property
    def received_on(self) -> date:
        """The day it reached the organisation."""
        if self.arrival is None:
            raise ValueError("this case has no receipt")
        return self.arrival.on

    @property
    def anonymous(self) -> bool:
        """Nobody gave a name."""
        return self.arrival is not None and not self.arrival.complainant

    @property
    def linked(self) -> tuple[str, ...]:
        """The other cases that it is linked with, as their entries call them."""
        links = {entry.other: entry.taken_off for entry in self.journal if isinstance(entry, CaseLinked)}
        return tuple(other for other, taken_off in links.items() if not taken_off)

    def access_until(self, person: Person) -> date | None:
        """The last day of somebody's part in the case; None where it has none."""
        days = (self.appointed_until.get(person), self.delegated_until.get(person))
        return max((day for day in days if day), default=None)

    def seen(self, event: Event, after: int = 0) -> tuple[Moment, ...]:
        """Moments of this event that come after a sequence, in order; after 0 are all, those before the receipt too."""
        found = self.index.get((event.name, event.aspect), ())
        return tuple(m for m in found if (not after or m.sequence > after) and event.covers(m.event))

    def track(self, name: str) -> TrackState:
        """A track's state; one that was never opened is empty."""
        return self.tracks.get(name, TrackState(name))
