"""Differences of the front matter: title, version, dates, calendar and the counting of days."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.compare.difference import Change
from putright.core.procedure.compare.words import in_words
from putright.core.procedure.model.base import in_document_words
from putright.core.procedure.model.procedure import FrontMatter, Procedure


def changes_of_front(old: Procedure, new: Procedure) -> Iterator[Change]:
    """Each key of the front matter that is different; the version itself is told in the heading."""
    for field in FrontMatter.model_fields:
        before, after = getattr(old.front, field), getattr(new.front, field)
        if field == "counting":
            yield from _counting(before, after)
        elif before != after and field != "version":
            key = in_document_words(field)
            yield Change("front matter", "", f"`{key}` is {in_words(after)} instead of {in_words(before)}")


def _counting(old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for switch in dict.fromkeys([*old, *new]):
        before, after = old.get(switch, ""), new.get(switch, "")
        if before != after:
            words = f"days are counted with `{switch}` {in_words(after)} instead of {in_words(before)}"
            yield Change("front matter", "", words)
