"""What of a case may be in a copy that goes out of the house: never a note, and nothing that only some posts read."""

from __future__ import annotations

from dataclasses import replace

from putright.core.casework import entries as e
from putright.core.procedure.model.flow import Track
from putright.register import audience
from putright.register.lists.pages import CasePage, EntrySeen


def going_out(seen: CasePage) -> CasePage:
    """The page of a case with nothing on it that stays here, whoever looks at it."""
    kept = tuple(one for one in seen.entries if audience.goes_out(one.entry, one.audience))
    known = {one.sequence for one in kept}
    apart = frozenset(rule.name for rule in seen.procedure.all(Track) if rule.access)
    return replace(seen, entries=tuple(one for one in kept if _about(one) <= known), hidden=seen.hidden | apart)


def _about(one: EntrySeen) -> set[int]:
    """The entry that another speaks of: what was put right in a note, or may not be told of it, stays with the note."""
    match one.entry:
        case e.Corrected(sequence=sequence):
            return {sequence}
        case e.DisclosureLimited(item=item) if item:
            return {item}
    return set()
