"""What happened on a case, as a timeline: all of it, or only what whoever complained can see of it."""

from __future__ import annotations

from dataclasses import dataclass

from putright.core.casework import entries as e
from putright.register.lists import CasePage, EntrySeen
from putright.web.desk.teller import teller
from putright.web.telling.journal import Teller
from putright.web.telling.public import is_told
from putright.web.telling.told import Told

THEIRS = "theirs"
"""What an address says to have only what they can see."""


@dataclass(frozen=True)
class Happened:
    """One entry of the timeline."""

    seen: EntrySeen
    told: Told
    by: str
    letter: bool
    theirs: bool
    """Whether it stands on the page of whoever complained."""


def happened(seen: CasePage, shown: str = "") -> list[Happened]:
    """The timeline, newest first. That a stage was left goes without saying where the next was entered."""
    tells = teller(seen)
    found = [one for one in seen.entries if not isinstance(one.entry, e.StageLeft)]
    if shown == THEIRS:
        found = [one for one in found if is_told(one)]
    return [_happened(tells, one) for one in reversed(found)]


def _happened(tells: Teller, one: EntrySeen) -> Happened:
    by = "" if isinstance(one.entry, FOLLOWS) else tells.name_of(one.entry.by)
    return Happened(one, tells.tell(one.entry), by, isinstance(one.entry, e.LetterSent), is_told(one))


FOLLOWS = (
    e.StageEntered, e.StageLeft, e.Assigned, e.HolderWanted, e.Registered, e.Promised, e.TrackOpened, e.TrackHeld,
    e.TrackResumed, e.Closed, e.Reopened, e.Agreed,
)  # fmt: skip
"""Entries that follow from others by the procedure: nobody in particular did them."""
