"""Small numbers kept back: which counts of a table may be shown so that none of the others can be worked out from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LEAST = 5
"""A count of fewer people than this is not shown."""


@dataclass(frozen=True)
class Shown:
    """A table as it may be shown. `total` is None where too few answered for anything to be shown at all."""

    total: int | None = None
    cells: Mapping[str, int | None] = field(default_factory=dict)
    """Each cell with its count, or None where it is kept back."""

    @property
    def kept_back(self) -> bool:
        """Whether any cell is kept back."""
        return None in self.cells.values()


def shown(counts: Mapping[str, int], least: int = LEAST) -> Shown:
    """The table without the counts that are too small, and without those that would give these away.

    Whoever knows this rule, the total and every count that is shown still finds at least two numbers for each that is
    kept back: what is kept back stands for `least` people or more together, and its counts can be told apart by no one.
    """
    total = sum(counts.values())
    if total < least:
        return Shown(None, dict.fromkeys(counts))
    highest = _kept_back_up_to(counts.values(), least)
    return Shown(total, {name: None if count <= highest else count for name, count in counts.items()})


def _kept_back_up_to(counts: Iterable[int], least: int) -> int:
    """The largest count that is kept back; equal counts are kept back together, so that their places betray nothing."""
    ordered = sorted(counts)
    highest = least - 1
    while True:
        hidden = [count for count in ordered if count <= highest]
        rest = ordered[len(hidden) :]
        if not hidden or not rest or _hides(hidden, least):
            return highest
        highest = rest[0]


def _hides(hidden: list[int], least: int) -> bool:
    """Whether counts kept back cannot be worked out from their sum.

    Different counts could each stand in the other's place. Equal ones could each be one more or less, unless they are
    as large as a small count can be, or nought.
    """
    if len(hidden) < 2 or sum(hidden) < least:
        return False
    return len(set(hidden)) > 1 or 0 < hidden[0] < least - 1
