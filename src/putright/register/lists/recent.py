"""What came in lately of one kind, the newest first, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from putright.register.lists.lines import CaseSeen, lines, seen
from putright.register.models import CaseRow
from putright.register.scope import Viewer


@dataclass(frozen=True)
class Recent:
    """The newest of them, and how many there are in all."""

    rows: tuple[CaseSeen, ...]
    number: int


def recent(viewer: Viewer, feedback: str, since: date, shown: int) -> Recent:
    """What the viewer sees of a kind of feedback that was received on that day or later."""
    found = CaseRow.objects.seen_by(viewer).filter(feedback=feedback, received_on__gte=since)
    newest = lines(found.order_by("-received_on", "-recorded_at", "-pk")[:shown])
    return Recent(seen(newest, viewer), found.count())
