"""Whether somebody who went over a text only left out more of it, or wrote something that was not there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Added:
    """A word that was not in the text before, or not there."""

    word: str


def added(before: str, after: str) -> tuple[Added, ...]:
    """Return the words of a text that were not left over from the one before, in order; `[left out]` may stand anywhere."""
    old, new = _words(before), _words(re.sub(r"\[left out\]", " ", after))
    return () if _is_left_of(old, new) else tuple(Added(word) for word in _unlike(old, new))


def _is_left_of(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether the new words are some of the old ones in their order."""
    following = iter(old)
    return all(word in following for word in new)


def _unlike(old: list[str], new: list[str]) -> list[str]:
    """Those words without which the new ones would be, as near as can be told; all of them rather than none."""
    compared = SequenceMatcher(None, old, new, autojunk=False)
    found = [word for kind, _, _, start, end in compared.get_opcodes() if kind != "equal" for word in new[start:end]]
    return found or new


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)
