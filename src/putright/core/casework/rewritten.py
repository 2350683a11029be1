"""A journal as it is to be read after something in it was put right or called back. What it makes of a case is in `fold`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from putright.core.casework import entries as e

PLACED = (e.Corrected, e.LetterCalledBack, e.Undone)
"""Entries that have done what they do when a journal is read again: they keep their places, and nothing more."""
Placed: TypeAlias = "e.Corrected | e.LetterCalledBack | e.Undone"


def put_right_in(journal: Sequence[e.AnyEntry], entry: e.Corrected) -> tuple[e.AnyEntry, ...]:
    """The journal with one entry as it should have been."""
    wrong, place = journal[entry.sequence - 1], entry.sequence - 1
    right = e.entry_from({**wrong.model_dump(), **entry.right})
    return (*journal[:place], right, *journal[place + 1 :])


def undone_in(
    journal: Sequence[e.AnyEntry], entry: e.LetterCalledBack
) -> tuple[Sequence[e.AnyEntry], tuple[e.Undone, ...]]:
    """What stands before a letter that was called back, and what stands in the places of the letter and all that followed."""
    earlier, over = journal[: entry.sequence - 1], journal[entry.sequence - 1 :]
    return earlier, tuple(e.Undone(on=one.on, at=one.at, by=one.by, track=one.track, was=one.kind) for one in over)
