"""The sentences by which differences in rules are told. What is different is found in `rules`."""

from __future__ import annotations

from typing import Any

from putright.core.procedure.compare.words import NOTHING, in_words
from putright.core.procedure.model.base import Rule

PHRASES: dict[tuple[str, str], str] = {
    ("clock", "within"): "is due within {new} instead of {old}",
    ("clock", "starts"): "is counted from {new} instead of {old}",
    ("clock", "before"): "is counted back from {new} instead of {old}",
    ("clock", "by"): "is for {new} to see to instead of {old}",
    ("right", "within"): "can be used within {new} instead of {old}",
    ("right", "from"): "is counted from {new} instead of {old}",
    ("right", "judged by"): "is judged by {new} instead of {old}",
    ("stage", "held by"): "is held by {new} instead of {old}",
    ("stage", "then"): "goes on to {new} instead of {old} when its window closes",
    ("kind of feedback", "enters"): "begins at {new} instead of {old}",
    ("retention", "keep"): "is kept for {new} instead of {old}",
    ("last resort", "posts"): "falls to {new} instead of {old}",
    ("conflict of interest", "instead"): "is dealt with by {new} instead of {old}",
    ("signpost", "to"): "names {new} instead of {old}",
}
"""By kind of rule and key: what is said where something stood there before and stands there now."""
BY_KEY: dict[str, str] = {
    "title": "is called “{new}” instead of “{old}”",
    "purpose": "has the purpose {new} instead of {old}",
    "goes to": "goes to {new} instead of {old}",
    "by": "is for {new} instead of {old}",
    "reading": "is read “{new}” instead of “{old}”",
}
"""By key alone, for every other kind of rule."""


def subject(rule: Rule) -> str:
    """How a sentence speaks of a rule: a clock simply by its name."""
    return f"the {rule.name}" if rule.kind == "clock" else f"the {rule.kind} “{rule.name}”"


def said(rule: Rule, path: tuple[str, ...], before: Any, after: Any) -> str:
    """One difference as a sentence without its full stop."""
    old, new = in_words(before), in_words(after)
    who, key = f"{subject(rule)}{_within(rule, path)}", path[-1]
    if len(path) == 2 and rule.kind == "decision":
        return _option(subject(rule), key, old, new)
    if isinstance(before, bool) and isinstance(after, bool):
        return f"{who} now says `{key}: {new}`"
    if isinstance(before, tuple) and isinstance(after, tuple) and (change := _gained_or_lost(before, after)):
        return f"{who} {change} under `{key}`"
    if NOTHING in (old, new):
        return f"{who} now has `{key}` {new}" if old == NOTHING else f"{who} no longer has `{key}` {old}"
    phrase = PHRASES.get((rule.kind, key)) if len(path) == 1 else None
    phrase = phrase or BY_KEY.get(key) or f"has `{key}` {{new}} instead of {{old}}"
    return f"{who} {phrase.format(new=new, old=old)}"


def _within(rule: Rule, path: tuple[str, ...]) -> str:
    """Where in a rule a key stands, between commas; nothing for a key of the rule itself."""
    if len(path) < 2:
        return ""
    if rule.kind == "decision":
        return f", option “{path[1]}”,"
    return f", `{' '.join(path[:-1])}`,"


def _option(who: str, option: str, old: str, new: str) -> str:
    if option == "order":
        return f"{who} has its options in another order: {new}"
    if old == NOTHING:
        return f"{who} has a new option “{option}” ({new})"
    return f"{who} no longer has the option “{option}” ({old})"


def _gained_or_lost(before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
    """What a list gained or lost, where it only did one of the two; empty where a whole sentence says more."""
    gained = tuple(item for item in after if item not in before)
    lost = tuple(item for item in before if item not in after)
    if gained and not lost and before:
        return f"now also has {in_words(gained)}"
    if lost and not gained and after:
        return f"no longer has {in_words(lost)}"
    return ""
