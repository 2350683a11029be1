"""What came in lately of one kind, the newest first, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from putright.core.casework.case import TAKEN_BACK
from putright.register.lists.lines import CaseSeen, lines, seen
from putright.register.models import CaseRow
from putright.register.scope import Viewer


@dataclass(frozen=True)
class Recent:
    """The newest of them, and how many there are in all."""

    rows: tuple[CaseSeen, ...]
    number: int


def recent(viewer: Viewer, feedback: str, since: date, shown: int) -> Recent:
    """What the viewer sees of a kind of feedback that was received on that day or later, and not taken back."""
    received = CaseRow.objects.seen_by(viewer).filter(feedback=feedback, received_on__gte=since)
    found = received.exclude(closed_as=TAKEN_BACK)
    newest = lines(found.order_by("-received_on", "-recorded_at", "-pk")[:shown]).rows()
    return Recent(seen(newest, viewer), found.count())
