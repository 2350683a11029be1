"""Two made-up languages, made from English: one accented and longer, one in letters that run from right to left.

What a program fills in is kept as it is: placeholders, HTML tags and entities. No catalogue is read or written here.
"""

import re
import string
from collections.abc import Callable, Mapping

KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^<>]+>|&#?\w+;)")
"""What stands in a text for a program."""

ACCENTED = str.maketrans(string.ascii_letters, "áƀçðéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ")
MIRRORED = str.maketrans(string.ascii_letters, "ابتثجحخدذرزسشصضطظعغفقكلمنه" * 2)
LONGER = 0.4
"""How much is added to a text, by its length: about as much as the longest of European languages need."""


def accented(text: str) -> str:
    """Return `[!!! Ŧéļļ úš ··· !!!]`, so that a text that was cut off, put together or never translated is seen."""
    return _inside(text, lambda words: f"[!!! {_changed(words, ACCENTED)}{_padding(words)} !!!]")


def mirrored(text: str) -> str:
    """Return the text in Arabic letters, one for one: no language, but set as one that runs from right to left."""
    return _inside(text, lambda words: _changed(words, MIRRORED))


def _inside(text: str, change: Callable[[str], str]) -> str:
    """Change a text and leave alone the space around it."""
    words = text.strip()
    before, _, after = text.partition(words) if words else (text, "", "")
    return f"{before}{change(words)}{after}" if words else text


def _changed(words: str, letters: Mapping[int, str]) -> str:
    parts = KEPT.split(words)
    return "".join(part if place % 2 else part.translate(letters) for place, part in enumerate(parts))


def _padding(words: str) -> str:
    """Dots in groups, so that they wrap as words do."""
    wanted = max(1, round(len(KEPT.sub("", words)) * LONGER))
    return "".join(f" {'·' * min(5, wanted - done)}" for done in range(0, wanted, 5))
