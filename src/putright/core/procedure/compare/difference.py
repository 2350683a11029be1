"""One difference between two versions: what kind it is, where it stands, and the sentence that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from putright.core.procedure.model.base import Clause

What = Literal[
    "front matter", "clause added", "clause removed", "clause moved", "clause renumbered", "clause renamed",
    "clause reworded", "rule added", "rule removed", "rule moved", "rule renamed", "rule changed",
]  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One difference. `clause` names where it stands: in the newer version, or in the older one where it is gone."""

    what: What
    clause: str
    words: str
    """A sentence without its first capital and its full stop."""
    order: tuple[float, int] = (-1.0, 0)
    """Where it comes among the changes: the position of the clause, then of the rule."""

    def __str__(self) -> str:
        if not self.clause:
            return f"{self.words[:1].upper()}{self.words[1:]}."
        return f"{self.clause}: {self.words}."


def named(clause: Clause) -> str:
    """How a sentence names a clause: by its number, or by its title where it has none."""
    return f"Clause {clause.number}" if clause.number else f"“{clause.title}”"
