"""Putting files that waited onto a case, as the door does it: sealed like words, and in the same transaction as their entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.core.procedure.model.procedure import Procedure
from putright.register import rows, seal
from putright.register.files import limits
from putright.register.models import KeptFile
from putright.register.organisations import Place
from putright.register.papers import Sealed, placed

PART = "file"
"""What a part is called before its number, in entries for ever."""


def sealed(place: Place, draft: str, references: Sequence[str]) -> tuple[Sealed, ...] | Refusal:
    """The files as parts `file 1`, `file 2` …, held until this transaction ends; refused where one does not wait in the draft."""
    wanted = tuple(dict.fromkeys(references))
    if not wanted:
        return ()
    if len(wanted) > limits.COUNT:
        return Refusal(limits.too_many().why)
    found = _held(place, draft, wanted)
    if found.keys() != set(wanted):
        return Refusal(_("A file you added is no longer there. Add it again."))
    return tuple(_sealed(f"{PART} {n}", one, *found[one]) for n, one in enumerate(wanted, 1))


def _held(place: Place, draft: str, references: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Names and hashes of those that wait in the draft."""
    found = KeptFile.objects.select_for_update().filter(organisation=place.id, draft=draft, case=None)
    known = found.exclude(draft="").filter(reference__in=references).order_by("pk")
    return {reference: (name, sha256) for reference, name, sha256 in known.values_list("reference", "name", "sha256")}


def _sealed(part: str, reference: str, name: str, sha256: str) -> Sealed:
    salt = seal.new_salt()
    return Sealed(part, name, salt, seal.of_file(salt, sha256), reference)


def all_held(made: Iterable[e.AnyEntry], given: Iterable[Sealed]) -> bool:
    """Whether an entry holds the seal of every file: an action that keeps no words has nothing for a file to come with."""
    stamps = {stamp for entry in made for stamp in entry.words.values()}
    return all(part.seal in stamps for part in given if part.file)


def keep(
    place: Place, case: int, procedure: Procedure, first: int, made: Sequence[e.AnyEntry], given: Iterable[Sealed]
) -> None:
    """Let every file among the parts wait no more: it is on the case, for whom its entry is."""
    for part in given:
        if part.file:
            sequence, whom = placed(procedure, first, made, part)
            rows.run(
                "UPDATE register_file SET case_id = %s, sequence = %s, part = %s, seal = %s, salt = %s, audience = %s, "
                "posts = %s, draft = '' WHERE organisation_id = %s AND reference = %s",
                case, sequence, part.part, part.seal, part.salt, whom.kind, list(whom.posts), place.id, part.file,
            )  # fmt: skip


def limit(case: int, made: Iterable[e.AnyEntry]) -> None:
    """Keep from the complainant the files of entries that may not be told to them."""
    items = [entry.item for entry in made if isinstance(entry, e.DisclosureLimited) and entry.item]
    if items:
        KeptFile.objects.filter(case=case, sequence__in=items, audience="complainant").update(audience="readers")
