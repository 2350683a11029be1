"""Two versions of a procedure told apart, clause by clause and rule by rule, in words for a person. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from putright.core.procedure.compare.clauses import Pairs, changes_of_clauses, paired
from putright.core.procedure.compare.difference import Change
from putright.core.procedure.compare.front import changes_of_front
from putright.core.procedure.compare.rules import changes_of_rules
from putright.core.procedure.model.procedure import Procedure

__all__ = ["Change", "Comparison", "compare"]


@dataclass(frozen=True)
class Comparison:
    """What is different in a newer version, in the order of its clauses; what is gone stands where it stood."""

    old: Procedure
    new: Procedure
    changes: tuple[Change, ...]

    def in_words(self) -> tuple[str, ...]:
        """A heading, then one sentence for each change."""
        heading = f"{self.new.front.title}: version {self.new.front.version} compared with {self.old.front.version}."
        if not self.changes:
            same = self.old.sha256 == self.new.sha256
            return heading, "Nothing is different." if same else "Nothing is different but the layout of the file."
        return (heading, *(str(change) for change in self.changes))


def compare(old: Procedure, new: Procedure) -> Comparison:
    """Everything that is different in `new`, in words."""
    pairs = paired(old.clauses, new.clauses)
    return Comparison(old, new, tuple(sorted(_all(old, new, pairs), key=lambda change: change.order)))


def _all(old: Procedure, new: Procedure, pairs: Pairs) -> Iterator[Change]:
    yield from changes_of_front(old, new)
    yield from changes_of_clauses(old, new, pairs)
    yield from changes_of_rules(old, new, pairs)
