"""How hard a text is to read: the Flesch-Kincaid grade of each sentence of a page. A guide for writers, not a judge of sense."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

LIMIT = 8.0
"""The grade that no sentence for the public may pass: what somebody of about thirteen reads with ease."""
FEWEST = 4
"""Fewer words than this are a heading, a label or a name, and no sentence."""
INLINE = frozenset(("a", "abbr", "b", "em", "i", "small", "span", "strong"))
"""Elements within a sentence; every other begins a new one."""
HEADINGS = tuple(f"h{level}" for level in range(1, 7))
UNREAD = frozenset(("script", "style", "svg", "title", "template", "code", "pre", *HEADINGS))
"""What nobody reads as a sentence: headings are names of what stands below."""


ODD = {
    "area": 3,
    "being": 2,
    "create": 2,
    "every": 2,
    "evening": 2,
    "idea": 3,
    "ideas": 3,
    "museum": 3,
    "people": 2,
    "science": 2,
}
"""Words that the rules below get wrong."""
ENDS = r"[^aeiouy]e$|[^aeioutdy]ed$|[^aeiouycsxzgh]es$|[aeiouy][^aeiouy]ely$"
SILENT = rf"{ENDS}|[^aeiou]e(?:less|ful|ment)|[sm]ome(?=[a-z])|very(?=[a-z])"
APART = r"(?<![cts])ia|(?<![ctsgxn])io|(?<![cts])ie(?=nt|nc|t)|eo|(?<!g)ua(?!r)|uou|(?<=[aeou])ing"
"""Vowels that stand together and are spoken apart."""


def syllables(word: str) -> int:
    """How many syllables a word has, by its groups of vowels; a number counts as one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if letters in ODD:
        return ODD[letters]
    found = len(re.findall(r"[aeiouy]+", letters)) + len(re.findall(APART, letters))
    found -= len(re.findall(SILENT, letters))
    found += bool(re.search(r"[^aeiouyl]les?$", letters))
    return max(found, 1)


def words(text: str) -> list[str]:
    """The words of a text; what hangs together by a hyphen is two."""
    return re.findall(r"[A-Za-z0-9][A-Za-z0-9’'.:@/]*", text.replace("-", " "))


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of one sentence: 0.39 for each word, and 11.8 for each syllable of a word on average."""
    found = words(text)
    if not found:
        return 0.0
    return 0.39 * len(found) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


class _Blocks(HTMLParser):
    """Collects the text of each block of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in UNREAD
        if tag not in INLINE:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD
        if tag not in INLINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.blocks[-1] += data


DATE = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?\d{1,2} [A-Z][a-z]+ \d{4}"
ADDRESS = r"https?://\S+|\S+@\S+"
PLAIN = "they"
"""What stands for a name, a date or an address: nobody can make those easier, so they count as one short word."""


def sentences(html: str, names: Iterable[str] = ()) -> Iterator[str]:
    """Every sentence of a page, and every part of a list that is long enough to be one, with names made plain."""
    reader = _Blocks()
    reader.feed(html)
    known = sorted({" ".join(name.split()) for name in names if name.strip()}, key=len, reverse=True)
    plain = re.compile("|".join([*(rf"\b{re.escape(name)}" for name in known), DATE, ADDRESS]), re.IGNORECASE)
    for block in reader.blocks:
        text = plain.sub(PLAIN, " ".join(block.split()))
        for sentence in re.split(r"(?<=[.?!])[”’\")]?\s+(?=[A-Z“‘\"(0-9]|they\b)|(?<=:)\s|;\s", text):
            if len(words(sentence)) >= FEWEST:
                yield sentence


def too_hard(html: str, names: Iterable[str] = (), limit: float = LIMIT) -> list[str]:
    """The sentences above the limit, each with its grade."""
    return [f"{grade(one):.1f} {one}" for one in dict.fromkeys(sentences(html, names)) if grade(one) > limit]
