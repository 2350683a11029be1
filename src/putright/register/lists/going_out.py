"""What of a case may be in a copy that goes out of the house: never a note, and nothing that only some posts read.

A letter that can still be called back is in none, nor anything that it brought about; and people are called as in letters.
"""

from __future__ import annotations

from dataclasses import replace

from putright.core.casework import entries as e
from putright.core.casework.fold import again
from putright.core.casework.outlook import outlook
from putright.core.procedure.model.flow import Track
from putright.people.names import as_called
from putright.register import audience
from putright.register.lists.pages import CasePage, EntrySeen


def going_out(seen: CasePage) -> CasePage:
    """The page of a case with nothing on it that stays here, whoever looks at it."""
    seen = outside(seen)
    kept = tuple(one for one in seen.entries if audience.goes_out(one.entry, one.audience))
    known = {one.sequence for one in kept}
    apart = frozenset(rule.name for rule in seen.procedure.all(Track) if rule.access)
    return replace(seen, entries=tuple(one for one in kept if _about(one) <= known), hidden=seen.hidden | apart)


def outside(seen: CasePage) -> CasePage:
    """The page with what may be known outside of the same: no letter before it goes, and nobody by the name they keep to us."""
    seen, names = _without_held(seen) if seen.held else seen, as_called(seen.names)
    entries = tuple(replace(one, by=names.get(one.entry.by, one.by)) for one in seen.entries)
    return replace(seen, names=names, entries=entries)


def _without_held(seen: CasePage) -> CasePage:
    case = again(seen.case.journal[: seen.held - 1])
    ahead = outlook(seen.procedure, case, seen.outlook.scene.office)
    return replace(
        seen, case=case, outlook=ahead, entries=tuple(one for one in seen.entries if one.sequence < seen.held)
    )


def _about(one: EntrySeen) -> set[int]:
    """The entry that another speaks of: what was put right in a note, or may not be told of it, stays with the note."""
    match one.entry:
        case e.Corrected(sequence=sequence):
            return {sequence}
        case e.DisclosureLimited(item=item) if item:
            return {item}
    return set()
