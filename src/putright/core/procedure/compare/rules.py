"""Rules added, removed, moved, renamed, and what is different in each, key by key."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from putright.core.procedure.compare.clauses import Pairs
from putright.core.procedure.compare.difference import Change, named
from putright.core.procedure.compare.phrases import said, subject
from putright.core.procedure.compare.words import keys_of
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Anchor
from putright.core.procedure.model.events import Condition, Event
from putright.core.procedure.model.procedure import Procedure

UNSAID = ("name", "place", "source")
"""Keys that are told otherwise, or that mean nothing to the public."""
ALIKE = 0.75
"""How much of its keys a rule must keep to be taken for the same one under another name."""


def changes_of_rules(old: Procedure, new: Procedure, pairs: Pairs) -> Iterator[Change]:
    """Every difference between the rules of two versions."""
    before = {(rule.kind, rule.name): rule for rule in old.rules}
    after = {(rule.kind, rule.name): rule for rule in new.rules}
    gone = [rule for key, rule in before.items() if key not in after]
    come = [rule for key, rule in after.items() if key not in before]
    renamed = _renamed(gone, come)
    for rule in gone:
        if rule not in renamed.values():
            clause = old.clause_of(rule)
            order = (_place(pairs, rule), rule.place.line)
            yield Change("rule removed", named(clause), f"{subject(rule)} is no longer there", order)
    for number, rule in enumerate(new.rules):
        earlier = before.get((rule.kind, rule.name)) or renamed.get((rule.kind, rule.name))
        yield from _of_one(earlier, rule, old, new, pairs, (float(rule.place.clause), number))


def _place(pairs: Pairs, rule: Rule) -> float:
    clause = rule.place.clause
    return float(pairs.to_new[clause]) if clause in pairs.to_new else pairs.after(clause)


def _renamed(gone: list[Rule], come: list[Rule]) -> dict[tuple[str, str], Rule]:
    """Rules that are new only by their name, each with the rule it was."""
    found: dict[tuple[str, str], Rule] = {}
    for rule in come:
        left = [earlier for earlier in gone if earlier.kind == rule.kind and earlier not in found.values()]
        best = max(left, key=lambda earlier: _likeness(earlier, rule), default=None)
        if best is not None and _likeness(best, rule) >= ALIKE:
            found[rule.kind, rule.name] = best
    return found


def _likeness(a: Rule, b: Rule) -> float:
    given = [key for key in keys_of(a) if key not in UNSAID and (keys_of(a)[key] or keys_of(b)[key])]
    same = len([key for key in given if keys_of(a)[key] == keys_of(b)[key]])
    close = SequenceMatcher(None, a.name, b.name).ratio()
    return (same + close) / (len(given) + 1)


def _of_one(
    earlier: Rule | None, rule: Rule, old: Procedure, new: Procedure, pairs: Pairs, order: tuple[float, int]
) -> Iterator[Change]:
    clause = named(new.clause_of(rule))
    if earlier is None:
        yield Change("rule added", clause, f"{subject(rule)} is new", order)
        return
    if earlier.name != rule.name:
        yield Change("rule renamed", clause, f"{subject(rule)} was called “{earlier.name}” before", order)
    if pairs.to_new.get(earlier.place.clause) != rule.place.clause:
        words = f"{subject(rule)} stood under {named(old.clause_of(earlier))} before"
        yield Change("rule moved", clause, words, order)
    for path, before, after in differences(earlier, rule):
        yield Change("rule changed", clause, said(rule, path, before, after), order)


Difference = tuple[tuple[str, ...], Any, Any]
"""The path of a key, what stood there, and what stands there now."""


def differences(a: BaseModel, b: BaseModel, path: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Every key in which two values differ, as deep as it can be told apart."""
    before, after = keys_of(a), keys_of(b)
    for key in after:
        if key not in UNSAID and before[key] != after[key]:
            yield from _between(before[key], after[key], (*path, key))


def _between(before: Any, after: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    if _is_inner(before) and _is_inner(after) and type(before) is type(after):
        yield from differences(before, after, path)
    elif isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            if before.get(key) != after.get(key):
                yield from _between(before.get(key), after.get(key), (*path, str(key)))
    elif _have_names(before) and _have_names(after):
        old, new = ({item.option: item for item in items} for items in (before, after))
        for name in dict.fromkeys([*old, *new]):
            if old.get(name) != new.get(name):
                yield from _between(old.get(name), new.get(name), (*path, name))
        if [*old] != [*new] and old == new:
            yield (*path, "order"), tuple(old), tuple(new)
    else:
        yield path, before, after


def _is_inner(value: Any) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, Event | Condition | Anchor)


def _have_names(value: Any) -> bool:
    return (
        isinstance(value, tuple) and bool(value) and all(hasattr(item, "option") and _is_inner(item) for item in value)
    )
