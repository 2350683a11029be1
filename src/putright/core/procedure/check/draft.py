"""A procedure while it is checked: its values, and where each key of each rule stands in its file. Nothing is checked here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from putright.core.procedure.check.ways import Map
from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.load.yaml import Path, Placed
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.procedure import Procedure


@dataclass(frozen=True)
class Draft:
    """What a check is given."""

    procedure: Procedure
    file: str
    front: Placed
    placed: Mapping[int, Placed]
    """The words of each rule with their places, by the line the rule begins on."""
    unread: frozenset[tuple[str, str]] = frozenset()
    """Kind and name of rules that could not be read, so that whoever mentions them is not blamed for it."""

    @cached_property
    def map(self) -> Map:
        """The ways a case can go; drawn once for all checks."""
        return Map(self.procedure)

    def wrong(self, rule: Rule, what: str, at: Path = (), expected: str = "", near: str = "") -> Mistake:
        """A mistake in a rule; `at` is the path of its key as the author writes it, empty for the rule as a whole."""
        line, column = self.place(rule, at)
        return Mistake(self.file, line, f"In {rule.kind} `{rule.name}`: {what}", expected, near, column)

    def place(self, rule: Rule, at: Path = ()) -> tuple[int, int]:
        """The line and column of a key of a rule."""
        placed = self.placed.get(rule.place.line)
        return placed.place(at) if placed and at else (rule.place.line, 1)
