"""Checking that nobody changed the record behind the door's back: the chain, the entries' order, the seals of papers and files.

It reads; it mends nothing. A chain by itself cannot show that its end was cut off or that all of it was written anew: for
that a seal printed on an earlier letter is compared (`against`).
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from putright.core.casework import entries as e
from putright.register import rows, seal
from putright.register.files.attaching import PART
from putright.register.models import EntryRow, FileContent, KeptFile, OfficeRow, Paper
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
    yield from _files(here)
    yield from _files_gone(here)


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


def _files(here: Place) -> Iterator[Fault]:
    """Files that are not those that were sealed. Copies for looking at are not sealed: they can be drawn again."""
    found = KeptFile.objects.filter(organisation=here.id, erased_at=None, case__isnull=False).order_by("pk")
    columns = ("pk", "case__ref", "case_id", "sequence", "part", "sha256", "salt", "seal")
    for file, ref, case, sequence, part, sha256, salt, stamp in found.values_list(*columns).iterator(2000):
        where = f"the '{part}' of entry {sequence} of the case {ref}"
        data = FileContent.objects.filter(file=file).values_list("original", flat=True).first()
        if data is None or salt is None or hashlib.sha256(data).hexdigest() != sha256:
            yield Fault(0, f"{where} is not what was sent")
        elif seal.of_file(bytes(salt), sha256) != stamp:
            yield Fault(0, f"{where} is not the one that was sealed")
        elif not _is_held(case, sequence or 0, part, stamp):
            yield Fault(0, f"{where} belongs to no entry")


def _files_gone(here: Place) -> Iterator[Fault]:
    """Files that an entry holds the seal of and that are not there, not even as erased."""
    entries = EntryRow.objects.filter(organisation=here.id, body__contains=f'"{PART} 1":').order_by("link")
    columns = ("case__ref", "case_id", "sequence", "body")
    for ref, case, sequence, body in entries.values_list(*columns).iterator(2000):
        with_it: set[str] = set()
        for model in (KeptFile, Paper):
            with_it.update(model.objects.filter(case=case, sequence=sequence).values_list("part", flat=True))
        for part in e.read_entry(body).words:
            if part.startswith(f"{PART} ") and part not in with_it:
                yield Fault(0, f"the '{part}' of entry {sequence} of the case {ref} is gone")


def _is_held(case: int, sequence: int, part: str, stamp: str) -> bool:
    body: Any = EntryRow.objects.filter(case=case, sequence=sequence).values_list("body", flat=True).first()
    return body is not None and e.read_entry(body).words.get(part) == stamp
