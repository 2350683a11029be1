"""Letters on paper: which wait to be posted, of the cases that somebody sees, and when they went. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from putright.core.casework.entries import Person
from putright.register.letters.sending import POSTED, TO_POST
from putright.register.models import CaseRow, Message
from putright.register.scope import Viewer, undeclared

RUNS = 10
"""How many of the latest print runs are told of."""


@dataclass(frozen=True)
class ToPost:
    """A letter that waits: of which case, which entry of it, and since when."""

    number: int
    ref: str
    sequence: int
    since: datetime


@dataclass(frozen=True)
class Run:
    """Letters that went to the post together: when, how many, and who said so."""

    at: datetime
    letters: int
    by: Person


def waiting(viewer: Viewer) -> tuple[ToPost, ...]:
    """The letters that wait, the oldest first; none of a case that the viewer is still to be asked about before it opens."""
    found = _of_seen(viewer).filter(state=TO_POST).order_by("pk")
    return tuple(ToPost(*row) for row in found.values_list("pk", "case__ref", "sequence", "made_at"))


def counted(viewer: Viewer) -> int:
    """How many wait."""
    return int(_of_seen(viewer).filter(state=TO_POST).count())


def posted(viewer: Viewer, letters: Iterable[int], at: datetime) -> int:
    """Note that letters went to the post; how many of them were still waiting."""
    return int(_of_seen(viewer).filter(pk__in=list(letters), state=TO_POST).update(
        state=POSTED, done_at=at, done_by=viewer.person
    ))  # fmt: skip


def runs(viewer: Viewer) -> tuple[Run, ...]:
    """The latest times that letters went, of cases that the viewer sees."""
    found = _of_seen(viewer).filter(state=POSTED).values("done_at", "done_by").annotate(letters=Count("pk"))
    latest = found.order_by("-done_at")[:RUNS]
    return tuple(Run(one["done_at"], one["letters"], one["done_by"]) for one in latest)


def _of_seen(viewer: Viewer) -> Any:
    """Letters of cases that the viewer sees and may read."""
    open_to = CaseRow.objects.seen_by(viewer).exclude(undeclared(viewer))
    return Message.objects.filter(organisation=viewer.organisation, case__in=open_to, sequence__isnull=False)
