"""The parts of a copy that names nobody as somebody goes over them: what was left out, what is to go, and what must not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import QueryDict

from putright.core.reporting.anonymise import added
from putright.register import sharing
from putright.register.lists import CasePage
from putright.web.copies import nameless
from putright.web.copies.nameless import Section
from putright.web.forms.names import WORDS

MOST_TOLD = 8
"""Words that a message names; all of them are marked."""


@dataclass(frozen=True)
class Shown:
    """A part on the page: what was left out of it, what is to go as somebody went over it, and what of that must not."""

    section: Section
    going: str
    wrong: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Of its input."""
        return f"{WORDS}{self.section.part}"

    @property
    def left_out(self) -> int:
        """How many things were."""
        return sum(bool(piece.was) for piece in self.section.pieces)

    @property
    def marked(self) -> list[tuple[str, bool]]:
        """What is to go, piece by piece, each with whether it must not; nothing where all of it may."""
        if not self.wrong:
            return []
        words = "|".join(re.escape(one) for one in sorted(self.wrong, key=len, reverse=True))
        return [(text, bool(number % 2)) for number, text in enumerate(re.split(f"({words})", self.going)) if text]


def shown(seen: CasePage, parts: Iterable[str], sent: QueryDict | None = None) -> list[Shown]:
    """The chosen parts as they are now, or as somebody went over them and sent them."""
    found = nameless.sections(seen, parts)
    return [Shown(one, one.text if sent is None else _given(sent, one)) for one in found]


def _given(sent: QueryDict, section: Section) -> str:
    return str(sent.get(f"{WORDS}{section.part}", "")).replace("\r\n", "\n").replace("\x00", "")


def not_there(parts: Iterable[Shown]) -> list[Shown]:
    """The same with every word that was written anew."""
    return [replace(one, wrong=tuple(new.word for new in added(one.section.text, one.going))) for one in parts]


def still_there(seen: CasePage, parts: Iterable[Shown]) -> list[Shown]:
    """The same with every word that still tells who somebody is."""
    return [replace(one, wrong=sharing.still_there(seen, one.going)) for one in parts]


def errors(parts: Iterable[Shown], said: str) -> list[dict[str, str]]:
    """What is wrong in each part, for the summary of errors."""
    return [
        {"text": f"{one.section.title}: {said % {'words': told(one.wrong)}}", "href": f"#{one.section.part}"}
        for one in parts if one.wrong
    ]  # fmt: skip


def told(words: Iterable[str]) -> str:
    """Words, each once; where there are many, the first of them."""
    found = list(dict.fromkeys(words))
    return ", ".join(f"‘{word}’" for word in found[:MOST_TOLD]) + (" …" if len(found) > MOST_TOLD else "")
