"""How hard an English text is to read: its words, sentences and syllables, and their grade. What is measured is chosen elsewhere.

The grade is that of Flesch and Kincaid (1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59. It is a year of
school in the United States; a child in grade 7 is about 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG = 25
"""A sentence with more words than this is hard to follow."""
YOUNGEST = 5
"""Somebody in grade 0 is as many years old."""

WORD = re.compile(r"\d[\d.,:/]*|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+")
"""Nobody reads these as words."""
ENDS = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+")
SHORTENED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|para|e\.g|i\.e|etc|vs|approx|[A-Z])\.(?=\s+\S)|[Nn]os?\.(?=\s+\d))"
)
"""What ends in a full stop that ends no sentence. It is a letter alone, as in an initial, too."""


@dataclass(frozen=True)
class Reading:
    """How a text reads. `grade` is 0 where there are no words."""

    words: int
    sentences: int
    syllables: int
    long: tuple[str, ...]
    """Sentences of more than LONG words, the longest first."""

    @property
    def grade(self) -> float:
        """The Flesch–Kincaid grade; below 0 it is 0."""
        if not self.words:
            return 0.0
        return max(0.0, 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59)

    @property
    def whole_grade(self) -> int:
        """The grade as it is told, from 1 on."""
        return max(1, round(self.grade))

    @property
    def age(self) -> int:
        """In years: whoever reads such a text without trouble."""
        return self.whole_grade + YOUNGEST


def reading(texts: Iterable[str]) -> Reading:
    """How these texts read together; a sentence never runs from one into the next."""
    found = [(len(words(one)), one) for text in texts for one in sentences(text)]
    said = [word for _many, one in found for word in words(one)]
    long = sorted((pair for pair in found if pair[0] > LONG), key=lambda pair: -pair[0])
    return Reading(len(said), len(found), sum(map(syllables, said)), tuple(one for _many, one in long))


def sentences(text: str) -> list[str]:
    """The sentences of a text as they were written. A new line begins a new one; what holds no word is none."""
    guarded = SHORTENED.sub(lambda found: found[0][:-1] + "\x00", text.replace("\x00", ""))
    parts = (part for line in guarded.splitlines() for part in ENDS.split(line))
    return [one for part in parts if words(one := part.replace("\x00", ".").strip())]


def words(text: str) -> list[str]:
    """The words of a text: with an apostrophe or a hyphen one, a figure one, web and mail addresses none."""
    return WORD.findall(ADDRESS.sub(" ", text))


def syllables(word: str) -> int:
    """How many syllables a word has as it is spoken, at least one; a figure counts as one."""
    parts = [part for part in re.split(r"[-'’\d.,:/]", word.lower()) if part]
    return sum(_of_one(part) for part in parts if VOWELS.search(part)) or 1


VOWELS = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøùúûüœýÿ]+")
SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$"  # made, while; not little
    r"|(?:[^aeiouydtl]|[aeiouyl]l)(?<!dr)ed$"  # asked; not wanted, settled
    r"|(?:[^aeiouylcgsxzh]|[aeiouy]l|[^cs]h)es$"  # makes, rules; not pages, wishes, tables
    r"|(?:[^aeiouyl]|[aeiouy]l)e(?=(?:ly|ments?|ful|fully|less|ness|some|time|where|thing|body|work)$)"  # safely, statement
    r"|(?<=ev)e(?=ry)|(?<=bus)i(?=ness)|[aeioun]gues?$"  # everybody, business, colleague
)
"""An e that is written and not heard. Where several stand in a word, each counts."""
APART = re.compile(
    r"(?<![ctsgx])i[ao](?!r$)|[ct]ia(?=t)|io(?=l)"  # diary, associate, violent; not action, social
    r"|(?<![qg])ua|uou|(?<![qg])ui(?=n|t[iy])"  # actual, continuous, ruin
    r"|[aeiouy]ing|ying"  # seeing
    r"|(?<!p)eo(?!us|ne$)|(?<=[cr]r)ea(?=t)|(?<=[dr])ea(?=s?$)|[ao]ye[re]"  # video, create, idea, employer
    r"|i(?:er|ety|et$|en[ct])|iu|uel|oe(?=[mtv])|yone|oi(?=nc)"  # earlier, society, experience
)
"""Vowels that stand together and are heard apart."""


def _of_one(word: str) -> int:
    heard = len(VOWELS.findall(word)) - len(SILENT.findall(word)) + len(APART.findall(word))
    return max(1, heard)
