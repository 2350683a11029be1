"""Whether two names, as people write them, may be one person's: in any order, with titles, initials and names left out."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "revd", "reverend",
    "cllr", "councillor",
))  # fmt: skip


def name_words(name: str) -> frozenset[str]:
    """The words of a name in small letters, without accents, apostrophes and titles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return frozenset(re.sub(r"['’]", "", word) for word in _WORD.findall(plain)) - TITLES


def same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter of two names is in the longer: two words or more, one of them whole; an initial stands for its name.

    A single word is the same name only as the whole of both.
    """
    if not one or not other:
        return False
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    whole = {word for word in shorter & longer if len(word) > 1}
    rest = longer - whole
    return len(shorter) > 1 and bool(whole) and all(_stands_for_any(word, rest) for word in shorter - whole)


def _stands_for_any(word: str, others: frozenset[str]) -> bool:
    return any((len(word) == 1 or len(other) == 1) and word[0] == other[0] for other in others)
