"""What a chapter of decisions consists of: the actions it knows, what it offers, and how it carries one out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from putright.core.casework.action import Action, Answer, Offer
from putright.core.casework.scene import Scene


@dataclass(frozen=True)
class Chapter:
    """One chapter: imperative action names, their offers, and the only way they are carried out."""

    names: tuple[str, ...]
    offers: Callable[[Scene], Iterator[Offer]]
    carry_out: Callable[[Scene, Offer, Action], Answer]
