"""What somebody needs of each letter that no machine here makes: why it is written by hand, and what is to be made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from putright.register.parties import ENGLISH
from putright.web.letters import audio

EASY_READ, BRAILLE, BSL, AUDIO, TRANSLATION = "easy-read", "braille", "bsl", "audio", "translation"


@dataclass(frozen=True)
class Unmet:
    """One need: its name in addresses, why no plain letter goes instead, and what is to be made of one that went."""

    name: str
    by_hand: str
    to_make: str


def unmet(preferences: Mapping[str, object], language: str = "") -> tuple[Unmet, ...]:
    """Every need that is not met, of what somebody said they need. Where recordings are made here, they have one already.

    `language`: the code of the one that the letter is in for them, where it is not that of the organisation.
    """
    return tuple(_unmet(preferences, language))


def _unmet(preferences: Mapping[str, object], written_in: str) -> Iterator[Unmet]:
    formats = {part.strip() for part in str(preferences.get("formats", "")).split(",")}
    if "easy read" in formats:
        yield Unmet(
            EASY_READ, _("Needs Easy Read: write this one by hand"), _("Easy Read of this letter is still to be made.")
        )
    if "braille" in formats:
        yield Unmet(
            BRAILLE, _("Needs Braille: write this one by hand"), _("This letter in Braille is still to be made.")
        )
    if "bsl" in formats:
        yield Unmet(
            BSL, _("Uses British Sign Language: see to this one by hand"),
            _("This letter in British Sign Language is still to be made."),
        )  # fmt: skip
    if "audio" in formats and not audio.is_installed():
        yield Unmet(
            AUDIO, _("Needs a recording: make this one by hand"), _("A recording of this letter is still to be made.")
        )
    if not written_in:
        yield from _in_another_language(str(preferences.get("language", "") or "").strip(), "interpreter" in formats)


def _in_another_language(language: str, interpreter: bool) -> Iterator[Unmet]:
    other = language if language.casefold() not in ENGLISH else ""
    by_hand = _("Needs an interpreter or another language: see to this one by hand")
    if other and not interpreter:
        by_hand = _("Asked for %(language)s: write this one by hand") % {"language": other}
    to_make = _("This letter in their own language is still to be made.")
    if other:
        to_make = _("This letter in %(language)s is still to be made.") % {"language": other}
    if other or interpreter:
        yield Unmet(TRANSLATION, by_hand, to_make)
