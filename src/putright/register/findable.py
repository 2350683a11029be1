"""By which words a case is found: its number, its parties' names and what those who work on it may all read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from putright.register import parties, rows, search
from putright.register.models import Paper
from putright.register.organisations import Place


def add(
    place: Place, case: int, ref: str, first: int, readable: Iterable[str], number: str, columns: Mapping[str, Any]
) -> None:
    """Let a case be found by what has just come to it; `first` is the sequence of its first new entry."""
    texts = list(readable)
    if first == 1:
        texts += [
            ref,
            *(said_of(*person) for person in _people(place, columns["complainant"], columns["representative"])),
        ]
    words = search.words_of("\n".join([*texts, number]))
    if words and (texts or number):
        search.add(case, place.id, words)


def _people(place: Place, *references: str) -> list[tuple[str, str]]:
    wanted = "SELECT name, email FROM register_party WHERE organisation_id = %s AND reference IN (%s, %s)"
    return [(name, email) for name, email in rows.fetch(wanted, place.id, *references)] if any(references) else []


def said_of(name: str, email: str) -> str:
    """What a party is found by."""
    return f"{name} {email}"


def again(place: Place, case: int, ref: str, number: str, references: Iterable[str]) -> None:
    """Find a case by what is on record now and nothing else: after an erasure, or when rows are made again."""
    papers = Paper.objects.filter(case=case).exclude(audience="posts").values_list("words", flat=True)
    people = parties.seen(place.id, references).values()
    texts = [*papers, ref, number, *(said_of(person.name, person.email) for person in people)]
    search.put(case, place.id, search.words_of("\n".join(texts)))
