"""Which clause of a newer version is which of the older one, and how each is different. Rules are not compared here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from putright.core.procedure.compare.difference import Change, named
from putright.core.procedure.model.base import Clause
from putright.core.procedure.model.procedure import Procedure

ALIKE = 0.6
"""The share of text that two clauses without a common number or title must have in common to be taken for one."""


@dataclass(frozen=True)
class Pairs:
    """For each position among the old clauses, that of the same clause among the new ones; and the other way round."""

    to_new: dict[int, int]
    to_old: dict[int, int]

    def after(self, old: int) -> float:
        """The place between the new clauses where an old clause that is gone would stand."""
        earlier = [self.to_new[position] for position in range(old) if position in self.to_new]
        return (earlier[-1] if earlier else -1) + 0.5


def paired(old: Sequence[Clause], new: Sequence[Clause]) -> Pairs:
    """Pair clauses by number and title, then by title, then by number, then by likeness of their words."""
    to_new: dict[int, int] = {}
    ways: tuple[Callable[[Clause, Clause], bool], ...] = (
        lambda a, b: (a.number, a.title) == (b.number, b.title),
        lambda a, b: a.title == b.title,
        lambda a, b: bool(a.number) and (a.number, a.level) == (b.number, b.level) and _alike(a, b, if_silent=True),
        _alike,
    )
    for same in ways:
        for before, clause in enumerate(old):
            if before in to_new:
                continue
            free = (after for after in range(len(new)) if after not in to_new.values())
            if (found := next((after for after in free if same(clause, new[after])), None)) is not None:
                to_new[before] = found
    return Pairs(to_new, {after: before for before, after in to_new.items()})


def _alike(a: Clause, b: Clause, if_silent: bool = False) -> bool:
    if not (a.text and b.text):
        return if_silent
    return SequenceMatcher(None, a.text.split(), b.text.split(), autojunk=False).ratio() >= ALIKE


def changes_of_clauses(old: Procedure, new: Procedure, pairs: Pairs) -> Iterator[Change]:
    """Clauses added, removed, moved, renumbered, renamed and reworded."""
    for position, clause in enumerate(old.clauses):
        if position not in pairs.to_new:
            what = f"the clause “{clause.title}” is no longer there"
            yield Change("clause removed", named(clause), what, (pairs.after(position), 0))
    moved = _moved(pairs)
    for position, clause in enumerate(new.clauses):
        order = (float(position), -1)
        if position not in pairs.to_old:
            yield Change("clause added", named(clause), f"the clause “{clause.title}” is new", order)
            continue
        before = old.clauses[pairs.to_old[position]]
        if position in moved:
            earlier = f", after {named(new.clauses[position - 1])}" if position else ", at the beginning"
            yield Change("clause moved", named(clause), f"the clause now stands in another place{earlier}", order)
        yield from _rewritten(before, clause, order)


def _rewritten(before: Clause, after: Clause, order: tuple[float, int]) -> Iterator[Change]:
    if before.number != after.number:
        words = f"the clause had {f'the number {before.number}' if before.number else 'no number'} before"
        yield Change("clause renumbered", named(after), words, order)
    if before.title != after.title:
        words = f"the clause is called “{after.title}” instead of “{before.title}”"
        yield Change("clause renamed", named(after), words, order)
    if before.text != after.text:
        yield Change("clause reworded", named(after), _reworded(before.text, after.text), order)
    if before.no_rule != after.no_rule:
        words = (
            f"it has no rule because “{after.no_rule}”" if after.no_rule else "it no longer says that it has no rule"
        )
        yield Change("clause reworded", named(after), words, order)


def _reworded(before: str, after: str) -> str:
    """The words that changed, where they are few; otherwise only that they did."""
    old, new = before.split(), after.split()
    different = [step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"]
    if len(different) != 1:
        return f"the words are different in {len(different)} places" if different else "the words are laid out anew"
    _, a, b, c, d = different[0]
    gone, come = " ".join(old[a:b]), " ".join(new[c:d])
    if gone and come:
        return f"the words say “{come}” instead of “{gone}”"
    return f"the words now say also “{come}”" if come else f"the words no longer say “{gone}”"


def _moved(pairs: Pairs) -> set[int]:
    """New positions of clauses that changed places: all but the longest row that kept its order."""
    kept: list[list[int]] = []
    ends: list[int] = []
    for after in (pairs.to_new[before] for before in sorted(pairs.to_new)):
        length = bisect_left(ends, after)
        row = [*(kept[length - 1] if length else []), after]
        if length == len(ends):
            ends.append(after)
            kept.append(row)
        else:
            ends[length], kept[length] = after, row
    return set(pairs.to_old) - set(kept[-1] if kept else [])
