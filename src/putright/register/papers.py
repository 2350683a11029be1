"""The words that came with entries (files are in `files`), each under a salt of its own, kept where they can be erased."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from putright.core.casework import entries as e
from putright.core.procedure.model.procedure import Procedure
from putright.register import audience, rows, seal
from putright.register.audience import Audience
from putright.register.models import Paper
from putright.register.organisations import Place


@dataclass(frozen=True)
class Sealed:
    """Words of one part with their salt and seal."""

    part: str
    words: str
    """Of a file, its name."""
    salt: bytes
    seal: str
    file: str = ""
    """The reference of the file that this part is, which is kept beside the papers."""


def sealed(words: Mapping[str, str]) -> tuple[Sealed, ...]:
    """Every part that has words, sealed anew."""
    found = []
    for part, text in words.items():
        if text.strip():
            salt = seal.new_salt()
            found.append(Sealed(part, text, salt, seal.of_words(salt, text)))
    return tuple(found)


def keep(
    place: Place, case: int, procedure: Procedure, first: int, made: Sequence[e.AnyEntry], given: Iterable[Sealed]
) -> list[str]:
    """Keep a paper for each part; the words that every reader of the case may find."""
    made_rows = rows_of(place, case, procedure, first, made, [part for part in given if not part.file])
    rows.insert("register_paper", made_rows)
    return [row["words"] for row in made_rows if row["audience"] != "posts"]


def rows_of(
    place: Place, case: int, procedure: Procedure, first: int, made: Sequence[e.AnyEntry], given: Iterable[Sealed]
) -> list[dict[str, Any]]:
    """A row for each part, at the first entry that holds its seal; `first` is the sequence of the first entry made."""
    kept = []
    for part in given:
        sequence, whom = placed(procedure, first, made, part)
        kept.append({
            "organisation_id": place.id, "case_id": case, "sequence": sequence, "part": part.part[:80],
            "seal": part.seal, "words": part.words, "salt": part.salt, "audience": whom.kind, "posts": list(whom.posts),
        })  # fmt: skip
    return kept


def placed(procedure: Procedure, first: int, made: Sequence[e.AnyEntry], part: Sealed) -> tuple[int, Audience]:
    """The sequence of the entry that a part came with, and for whom it is."""
    at = next((n for n, entry in enumerate(made) if entry.words.get(part.part) == part.seal), 0)
    return first + at, audience.of(procedure, made[at])


def limit(case: int, made: Iterable[e.AnyEntry]) -> None:
    """Keep from the complainant the words of entries that may not be told to them."""
    items = [entry.item for entry in made if isinstance(entry, e.DisclosureLimited) and entry.item]
    if items:
        Paper.objects.filter(case=case, sequence__in=items, audience="complainant").update(audience="readers")
