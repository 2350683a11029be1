"""The procedure as a whole: its front matter, clauses and rules, and the look-ups every reader of it needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, TypeVar, cast

from pydantic import Field, StringConstraints

from putright.core.calendars import Counting
from putright.core.procedure.model.base import Clause, Rule, Text, Value
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.flow import (
    Agreement,
    Appointment,
    Decision,
    Escalation,
    Happening,
    Judgement,
    Report,
    SignOff,
    Stage,
    Track,
    Withdrawal,
)  # fmt: skip
from putright.core.procedure.model.keeping import (
    Commitment,
    Findings,
    Record,
    Register,
    RegularReport,
    Remedies,
    Retention,
)  # fmt: skip
from putright.core.procedure.model.languages import Language
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import ConflictOfInterest, DisclosureLimit, LastResort, Post, Restriction
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Categories, Channels, Exclusion, Fact, Kind, Service, Signpost

RULE_KINDS: dict[str, type[Rule]] = {
    kind.kind: kind
    for kind in (
        Kind, Channels, Categories, Service, Fact, Signpost, Exclusion,
        Post, ConflictOfInterest, LastResort, Restriction, DisclosureLimit,
        Stage, Track, Decision, Judgement, Happening, Agreement, Appointment, Report, SignOff, Withdrawal, Escalation,
        Clock, Right, Letter, Language,
        Findings, Remedies, Record, Register, RegularReport, Retention, Commitment,
    )
}  # fmt: skip
"""Every kind of rule, by the key an author writes."""

NOT_YET = {
    "overlay": "a procedure laid over another",
    "levy": "fees and charges",
    "hearing": "a public hearing with its own timetable",
    "shared answer": "one answer published for many cases at once; send a letter in each case",
    "amount": "sums of money looked up by a fact; name each as a remedy in `list`",
}
"""Kinds the language has a place for and cannot say yet; refused with these words and listed in the authors' guide."""

R = TypeVar("R", bound=Rule)

MAIN = "main"
"""The name of the track every case has."""


class FrontMatter(Value):
    """What stands above the document's first line."""

    procedure: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
    title: Text
    organisation: Text
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]*$")]
    in_force_from: date
    dated: Text | None = None
    """The date the organisation's own text bears, or that it bears none."""
    calendar: Literal["england-and-wales", "scotland", "northern-ireland"]
    counting: dict[str, str]
    language: str = "en-GB"


class Procedure(Value):
    """A procedure: never changed after loading, known by its name, version and content hash."""

    front: FrontMatter
    clauses: tuple[Clause, ...]
    rules: tuple[Rule, ...] = Field(repr=False)
    sha256: str
    """The hash of the document's bytes; a case is pinned to it."""

    @property
    def name(self) -> str:
        """The short name, as in a path."""
        return self.front.procedure

    @cached_property
    def counting(self) -> Counting:
        """How days are counted unless a clock says otherwise."""
        return Counting.from_words(self.front.counting)

    @cached_property
    def _by_kind(self) -> dict[type[Rule], dict[str, Rule]]:
        found: dict[type[Rule], dict[str, Rule]] = {}
        for rule in self.rules:
            found.setdefault(type(rule), {})[rule.name] = rule
        return found

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every rule of a kind, in document order."""
        return cast("tuple[R, ...]", tuple(self._by_kind.get(kind, {}).values()))

    def get(self, kind: type[R], name: str) -> R | None:
        """The rule of that kind and name, if there is one."""
        return cast("R | None", self._by_kind.get(kind, {}).get(name))

    def the(self, kind: type[R], name: str) -> R:
        """The rule of that kind and name; KeyError if the checker let a wrong name through."""
        return cast("R", self._by_kind[kind][name])

    def only(self, kind: type[R]) -> R | None:
        """The one rule of a kind of which there is at most one (channels, last resort …)."""
        return next(iter(self.all(kind)), None)

    def language(self, code: str) -> Language | None:
        """The language of that code in which it says something; None for its own, and for any other."""
        return next((one for one in self.all(Language) if one.code == code), None)

    def clause_of(self, rule: Rule) -> Clause:
        """The clause a rule stands under."""
        return self.clauses[rule.place.clause]

    def stages_of(self, track: str) -> Iterator[Stage]:
        """The stages of a track, in document order."""
        return (stage for stage in self.all(Stage) if (stage.track or MAIN) == track)
