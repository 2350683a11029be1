"""What a colleague is to be told: once for each occasion, and never about a case that is hidden from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from putright.core.casework.entries import Person
from putright.register.models import CaseRow, Notice
from putright.register.organisations import Place
from putright.register.scope import Viewer


@dataclass(frozen=True)
class NoticeSeen:
    """Something to be told, about a case."""

    ref: str
    number: str
    words: str
    at: datetime


def tell(place: Place, case: int, people: Iterable[Person], about: str, words: str, at: datetime) -> None:
    """Tell people something about a case; whoever was told of the same occasion is not told again."""
    Notice.objects.bulk_create(
        [
            Notice(organisation_id=place.id, case_id=case, person=person, about=about, words=words, at=at)
            for person in people
        ],
        ignore_conflicts=True,
    )


def unread(viewer: Viewer) -> tuple[NoticeSeen, ...]:
    """What the viewer has not read yet, of cases they see, newest first."""
    mine = Notice.objects.filter(person=viewer.person, read_at=None)
    seen = mine.filter(CaseRow.objects.whose_case_is_seen_by(viewer)).order_by("-at", "-pk")
    return tuple(NoticeSeen(*row) for row in seen.values_list("case__ref", "case__number", "words", "at")[:100])


def read(viewer: Viewer, at: datetime) -> int:
    """Note that the viewer has read everything; how many there were."""
    return Notice.objects.filter(organisation=viewer.organisation, person=viewer.person, read_at=None).update(
        read_at=at
    )
