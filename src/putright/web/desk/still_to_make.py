"""What is still to be made of letters that were sent, as their reader needs it and no machine makes it: Easy Read, Braille.

It is worked out from the record each time: a letter, what its reader asked for, and the documents added after it for them to see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.procedure.model.letters import Letter
from putright.register.lists import CasePage
from putright.web.dates import day_and_month
from putright.web.letters.composing import addressee
from putright.web.letters.unmet import AUDIO, BRAILLE, BSL, EASY_READ, TRANSLATION, unmet

ADD = "add paper"
LETTER, NEED = "letter", "need"
"""What the address of the form says: which letter, and what of it is to be made."""


@dataclass(frozen=True)
class ToMake:
    """One thing that is still to be made of a letter."""

    letter: int
    """The sequence of its entry."""
    need: str
    words: str
    paper: str
    """What the document is to be called."""


def still_to_make(seen: CasePage) -> dict[int, tuple[ToMake, ...]]:
    """By the sequence of each letter what is still to be made of it, in the order in which it was asked for."""
    made, found = _made(seen), defaultdict[int, list[ToMake]](list)
    for one in _wanted(seen):
        if (one.letter, one.need) not in made:
            found[one.letter].append(one)
    return {letter: tuple(several) for letter, several in found.items()}


def begun(offer: Offer, seen: CasePage, given: Mapping[str, str]) -> dict[str, str]:
    """What the form of a document starts with, where it was opened for something that is still to be made."""
    if offer.name != ADD or not given.get(LETTER, "").isdecimal():
        return {}
    several = still_to_make(seen).get(int(given[LETTER]), ())
    return next(({"paper": one.paper, "may see": "yes"} for one in several if one.need == given.get(NEED)), {})


def _wanted(seen: CasePage) -> Iterator[ToMake]:
    """Everything that should be made of each letter, the oldest first."""
    for one in seen.entries:
        rule = seen.procedure.get(Letter, one.entry.letter) if isinstance(one.entry, e.LetterSent) else None
        to = addressee(seen, rule) if rule else None
        if to is None or not isinstance(one.entry, e.LetterSent):
            continue
        for need in unmet(to.preferences, one.entry.language):
            yield ToMake(one.sequence, need.name, need.to_make, _paper(need.name, one.entry))


def _paper(need: str, sent: e.LetterSent) -> str:
    """The name is kept for good: it is in the language of the organisation, and holds no language or name of a person."""
    with override(settings.LANGUAGE_CODE):
        return _("%(what)s, letter of %(day)s") % {"what": _names()[need], "day": day_and_month(sent.dated)}


def _names() -> dict[str, str]:
    return {
        EASY_READ: _("Easy Read"), BRAILLE: _("Braille"), BSL: _("Sign language"), AUDIO: _("Recording"),
        TRANSLATION: _("Translation"),
    }  # fmt: skip


def _made(seen: CasePage) -> set[tuple[int, str]]:
    """Which letter was made into what: by each document, the first letter that it is named for, else the last one before it."""
    wanted, made = list(_wanted(seen)), set[tuple[int, str]]()
    for paper in seen.entries:
        if not isinstance(paper.entry, e.PaperAdded) or not paper.entry.complainant_may_see:
            continue
        before = [one for one in wanted if one.letter < paper.sequence and (one.letter, one.need) not in made]
        called = _plain(paper.entry.paper)
        named = [one for one in before if called == _plain(one.paper)]
        meant = [one for one in before if _what(one) in called and not _is_named(called, wanted)]
        if chosen := named[:1] or meant[-1:]:
            made.add((chosen[0].letter, chosen[0].need))
    return made


def _is_named(called: str, wanted: list[ToMake]) -> bool:
    """Whether a document says which letter it was made of: then it is not taken for another's."""
    return any(called == _plain(one.paper) for one in wanted)


def _what(one: ToMake) -> str:
    """The first words of the name: what was made, without the letter."""
    return _plain(one.paper).split(",")[0]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
