"""By which names a letter calls people: to whoever complains the alias of whoever has one, to colleagues the real name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from putright.core.casework.action import Refusal
from putright.core.casework.entries import Person
from putright.core.procedure.model.letters import Letter
from putright.people.names import PersonSeen, as_called, people
from putright.register.lists import CasePage
from putright.web.letters.parts import Block
from putright.web.letters.record import LetterRecord

THEIRS = ("greeting", "points", "outcome wanted")
"""Parts in the words of whoever complains: they say whom they know by what name."""
SHORTEST = 4
"""Letters of a given name or surname that is looked for by itself: a shorter one is found in too much that is no name."""
EVERYDAY = frozenset((
    "april", "august", "bell", "best", "bishop", "black", "brown", "case", "christian", "church", "cook", "cross",
    "dean", "faith", "field", "frank", "good", "grace", "green", "grey", "hall", "heath", "hill", "hope", "house",
    "june", "king", "lane", "little", "long", "major", "march", "mark", "marsh", "mason", "miles", "moor", "page",
    "park", "pearl", "person", "porter", "post", "power", "price", "pride", "read", "reader", "rich", "rose",
    "sharp", "short", "small", "smart", "speed", "stone", "street", "summer", "swift", "temple", "town", "wells",
    "west", "white", "will", "winter", "wise", "wood", "woods", "work", "young",
))  # fmt: skip
"""Names that are words of letters as well: nobody is asked about them by themselves."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class PartOfName:
    """A word that is the given name or surname of a colleague, and what that colleague is called in letters."""

    word: str
    called: str


def names_in(rule: Letter, names: Mapping[Person, str]) -> Mapping[Person, str]:
    """The names of people as a letter of this kind calls them."""
    return as_called(names) if rule.to == "complainant" else names


def signature(rule: Letter, person: Person) -> str:
    """The name under a letter; empty for somebody without an account."""
    known = people([person]).get(person)
    if known is None:
        return ""
    return known.called if rule.to == "complainant" else known.name


def reached(seen: CasePage, person: PersonSeen) -> str:
    """How somebody is reached, for a letter; whoever has an alias through the organisation, as an address tells a name."""
    if person.called == person.name:
        return f"{person.name}, {person.email}"
    ours = seen.place.contact
    return ", ".join(text for text in (person.called, ours.telephone or ours.email) if text)


def tells_real_name(record: LetterRecord, made: Iterable[Block]) -> Refusal | None:
    """Why a letter to whoever complains may not go: it holds the name or address of somebody who is called otherwise there."""
    if record.rule.to != "complainant":
        return None
    hidden = [one for one in people([*record.names, record.sent.by]).values() if one.called != one.name]
    for block in made:
        found = next(
            (one for one in hidden if block.part not in THEIRS and _tells(one, "\n".join(block.paragraphs))), None
        )
        if found:
            why = _("%(name)s is called %(alias)s in letters. Write it so here") % {
                "name": found.name, "alias": found.called,
            }  # fmt: skip
            return Refusal(why, fields={block.part: why} if block.own_words else {})
    return None


def parts_of_real_names(record: LetterRecord, made: Iterable[Block]) -> tuple[PartOfName, ...]:
    """Given names and surnames of people with an alias in a letter to whoever complains: whoever sends it is asked about them.

    It is not refused for them, because such a word may be somebody else's name, or none. What whoever complains says is theirs.
    """
    if record.rule.to != "complainant":
        return ()
    made = list(made)
    known = _words(text for block in made if block.part in THEIRS for text in block.paragraphs)
    said = _words(text for block in made if block.part not in THEIRS for text in block.paragraphs) - known
    hidden = [one for one in people([*record.names, record.sent.by]).values() if one.called != one.name]
    return tuple(PartOfName(word, one.called) for one in hidden for word in _parts(one) if word.casefold() in said)


def _parts(person: PersonSeen) -> Iterator[str]:
    passed_over = EVERYDAY | _words([person.called])
    for word in dict.fromkeys(WORD.findall(person.name)):
        if len(word) >= SHORTEST and word.casefold() not in passed_over:
            yield word


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in WORD.findall(text))


def _tells(person: PersonSeen, text: str) -> bool:
    plain = " ".join(text.casefold().split())
    return any(
        re.search(rf"(?<!\w){re.escape(' '.join(one.casefold().split()))}(?!\w)", plain)
        for one in (person.name, person.email)
        if one
    )
