"""Checking that nobody changed the record behind the door's back: the chain, the entries' order, the seals of the papers.

It reads; it mends nothing. A chain by itself cannot show that its end was cut off or that all of it was written anew: for
that a seal printed on an earlier letter is compared (`against`).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from putright.core.casework import entries as e
from putright.register import rows, seal
from putright.register.models import EntryRow, OfficeRow, Paper
from putright.register.organisations import Place, place


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written: where in the chain (0 where it has no place there), and what."""

    position: int
    what: str


@dataclass(frozen=True)
class Linked:
    """An entry as it stands in the database, with the leaf that its text makes."""

    position: int
    where: str
    leaf: str
    kept_leaf: str
    kept_seal: str


def verify(organisation: str, against: str = "") -> Iterator[Fault]:
    """Every fault, in the chain's order. `against` is a seal from a letter, such as `1234-0123456789abcdef`."""
    here = place(organisation)
    seals = {}
    length, last = rows.fetch("SELECT length, seal FROM register_head WHERE organisation_id = %s", here.id)[0]
    before, position = seal.START, 0
    for entry in heapq.merge(_of_cases(here), _of_office(here), key=lambda entry: entry.position):
        position += 1
        if entry.position != position:
            yield Fault(position, f"link {position} is not there; the next is {entry.position} ({entry.where})")
            position = entry.position
        if entry.leaf != entry.kept_leaf:
            yield Fault(position, f"{entry.where} is not what was sealed")
        before = seal.link(position, before, entry.leaf)
        if before != entry.kept_seal:
            yield Fault(position, f"{entry.where} does not follow from what stands before it")
            before = entry.kept_seal
        if against and seal.short(position, entry.kept_seal) == against:
            seals[against] = True
    if (position, before) != (length, last):
        yield Fault(position, f"the chain ends at {position}, and its head says {length}")
    if against and not seals:
        yield Fault(0, f"the seal {against} is not in this chain")
    yield from _papers(here)


def _of_cases(here: Place) -> Iterator[Linked]:
    found = EntryRow.objects.filter(organisation=here.id).order_by("link")
    columns = ("link", "case__ref", "sequence", "version__sha256", "number", "body", "leaf", "seal")
    for link, ref, sequence, version, number, body, leaf, stamp in found.values_list(*columns).iterator(2000):
        made = seal.of_case_entry(ref, sequence, version, number, body)
        yield Linked(link, f"entry {sequence} of the case {ref}", made, leaf, stamp)


def _of_office(here: Place) -> Iterator[Linked]:
    found = OfficeRow.objects.filter(organisation=here.id).order_by("link")
    for link, sequence, body, leaf, stamp in found.values_list("link", "sequence", "body", "leaf", "seal").iterator(
        2000
    ):
        where = f"entry {sequence} of the organisation's journal"
        yield Linked(link, where, seal.of_office_entry(sequence, body), leaf, stamp)


def _papers(here: Place) -> Iterator[Fault]:
    """Papers whose words are not those that were sealed. Erased ones have no words to compare."""
    found = Paper.objects.filter(organisation=here.id, erased_at=None).order_by("pk")
    columns = ("case__ref", "case_id", "sequence", "part", "words", "salt", "seal")
    for ref, case, sequence, part, words, salt, stamp in found.values_list(*columns).iterator(2000):
        where = f"the words '{part}' of entry {sequence} of the case {ref}"
        if salt is None or seal.of_words(bytes(salt), words) != stamp:
            yield Fault(0, f"{where} are not those that were sealed")
        elif not _is_held(case, sequence, part, stamp):
            yield Fault(0, f"{where} belong to no entry")


def _is_held(case: int, sequence: int, part: str, stamp: str) -> bool:
    body: Any = EntryRow.objects.filter(case=case, sequence=sequence).values_list("body", flat=True).first()
    return body is not None and e.read_entry(body).words.get(part) == stamp
