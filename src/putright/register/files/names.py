"""Names of files as they are kept: what a person reads, and nothing that a computer could take for an instruction."""

from __future__ import annotations

import unicodedata

LONGEST = 100
LONGEST_ENDING = 10
NO_NAME = "file"
NOT_ON_EVERY_DISK = dict.fromkeys(map(ord, '<>:"|?*'), "-")
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Kinds of characters that are not seen: controls, marks of direction, of no width, of no meaning."""


def clean(name: str) -> str:
    """A name without folders, unseen characters and leading dots, of at most 100 characters with its ending; never empty."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(_seen(character) for character in unicodedata.normalize("NFC", last))
    tidy = " ".join(seen.translate(NOT_ON_EVERY_DISK).split()).strip(". ")
    stem, dot, after = tidy.rpartition(".")
    if not dot or len(after) > LONGEST_ENDING:
        return tidy[:LONGEST].strip(". ") or NO_NAME
    return f"{stem[: LONGEST - len(after) - 1].strip('. ') or NO_NAME}.{after}"


def _seen(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return "" if unicodedata.category(character) in UNSEEN else character


def ending(name: str) -> str:
    """What stands after the last dot, in small letters; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def with_ending(name: str, after: str) -> str:
    """The same name with another ending."""
    return clean(f"{name.rpartition('.')[0] or name}.{after}")
