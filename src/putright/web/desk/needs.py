"""What the people of a case need, to be written to and heard: a language, large print, a time to ring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from putright.register.parties import PartySeen
from putright.web.telling.words import in_a_row, sentence


def needs_of(parties: Iterable[PartySeen]) -> list[tuple[str, str]]:
    """Every wish that was given, under a plain name; of several people, each wish with whose it is."""
    asked = [party for party in parties if any(party.preferences.values())]
    return [
        (_("%(need)s (%(name)s)") % {"need": need, "name": party.name} if len(asked) > 1 else need, text)
        for party in asked
        for need, text in _in_words(party.preferences)
    ]


def _in_words(preferences: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """A wish that has no name here is shown under the one it was kept by, so that none is lost."""
    known = {
        "language": _("Language"), "formats": _("How they read, hear or speak"), "reply by": _("How to answer them"),
        "times": _("When to ring"), "needs": _("What makes it easier for them"),
    }  # fmt: skip
    for name, wish in preferences.items():
        if text := _text(wish):
            yield known.get(name) or sentence(name.replace("_", " ").strip()), text


def _text(wish: object) -> str:
    if isinstance(wish, bool):
        return _("Yes") if wish else ""
    if isinstance(wish, list | tuple):
        return in_a_row([text for one in wish if (text := _text(one))])
    text, short = "" if wish is None else str(wish).strip(), _short()
    parts = text.split(", ")
    return sentence(", ".join(short[part] for part in parts)) if short.keys() >= set(parts) else text


def _short() -> dict[str, str]:
    """What the form keeps in short, in words."""
    return {**formats(), "email": _("e-mail"), "text": _("text message")}


def formats() -> dict[str, str]:
    """What people may ask for to read, hear or speak, in words."""
    return {
        "print 16": _("large print (16 point)"), "print 20": _("very large print (20 point)"), "easy read": _("Easy Read"),
        "braille": _("Braille"), "bsl": _("British Sign Language"), "relay": _("Relay UK or text relay"),
        "audio": _("a recording to listen to"), "interpreter": _("an interpreter, or letters in another language"),
        "somebody with me": _("somebody with them when we talk"),
    }  # fmt: skip
