"""What a colleague is told on their screen: once for each occasion, and nobody from whom the case or the entry is hidden.

Who is concerned is in `core.casework.news`; whether they may know is asked here, for every notice and by nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from putright.core.casework.entries import Person
from putright.register import rows, viewers
from putright.register.audience import READERS, Audience
from putright.register.models import CaseRow, Notice
from putright.register.organisations import Place
from putright.register.scope import Viewer, is_undeclared, may_read_of, sees
from putright.statements import Statement, made_once

SHOWN = 25
"""As many of the newest as somebody reads at once; the older ones come when those have been read."""
LOOKED_AT = 4 * SHOWN
"""How many of the newest are looked at for those to be shown: whoever reads none for months still waits for no page."""


@dataclass(frozen=True)
class Occasion:
    """Something to be told about a case: what kind, its own name there, the entry it is about, and for whom that is."""

    kind: str
    about: str
    sequence: int | None = None
    audience: Audience = READERS
    words: str = ""
    """What only this occasion knows: days, or why a message did not arrive."""


@dataclass(frozen=True)
class NoticeSeen:
    """Something to be told, about a case."""

    id: int
    ref: str
    number: str
    kind: str
    sequence: int | None
    words: str
    at: datetime


def tell(
    place: Place, case: int, people: Iterable[Person], what: Occasion, at: datetime, *, known: Iterable[Person] = ()
) -> tuple[Person, ...]:
    """Tell people something about a case; who may know, and so is told. Nobody is told of the same occasion twice.

    To those in `known` it is no news: it is noted, and not shown to them now or later.
    """
    told = tuple(person for person in dict.fromkeys(people) if may_know(place, case, person, what.audience, at))
    already = frozenset(known)
    row = {
        "organisation_id": place.id, "case_id": case, "about": what.about, "kind": what.kind, "words": what.words,
        "sequence": what.sequence, "audience": what.audience.kind, "posts": list(what.audience.posts), "at": at,
    }  # fmt: skip
    known_to = {person: at if person in already else None for person in told}
    rows.insert_missing("register_notice", [{**row, "person": one, "read_at": read} for one, read in known_to.items()])
    return told


def may_know(place: Place, case: int, person: Person, audience: Audience, at: datetime) -> bool:
    """Whether somebody sees the case just now and may read what is for this audience."""
    viewer = viewers.viewer(place, person, at)
    return viewer is not None and sees(viewer, case) and may_read_of(viewer, case, audience.kind, audience.posts)


def unread(viewer: Viewer) -> tuple[NoticeSeen, ...]:
    """What the viewer has not read yet, of cases they see and entries that are for them, newest first."""
    return tuple(_seen(viewer, *row) for row in _unread(viewer).rows() if may_read_of(viewer, *row[-5:-2]))


_COLUMNS = ("pk", "case__ref", "case__number", "kind", "sequence", "words", "at")
_JUDGED_BY = ("case", "audience", "posts", "case__to_declare", "case__declared")


@made_once
def _unread(viewer: Viewer) -> Statement:
    mine = Notice.objects.filter(organisation=viewer.organisation, person=viewer.person, read_at=None)
    newest = mine.order_by("-at", "-pk")[:LOOKED_AT]
    seen = (
        Notice.objects.filter(pk__in=newest.values("pk"))
        .filter(CaseRow.objects.whose_case_is_seen_by(viewer))
        .order_by("-at", "-pk")
    )
    return Statement(seen.values_list(*_COLUMNS, *_JUDGED_BY)[:SHOWN])


def _seen(viewer: Viewer, *row: Any) -> NoticeSeen:
    """A notice; of a case in which the viewer is to declare any interest first, without its words."""
    seen = NoticeSeen(*row[: len(_COLUMNS)])
    return replace(seen, words="") if is_undeclared(viewer, *row[-2:]) else seen


def is_unread(case: int, person: Person, about: str) -> bool:
    """Whether somebody was told of an occasion and has neither read it nor been spared it since."""
    return Notice.objects.filter(case=case, person=person, about=about, read_at=None).exists()


def read(viewer: Viewer, at: datetime, shown: Iterable[int]) -> int:
    """Note that the viewer has read the notices of these numbers; how many of theirs they were."""
    mine = Notice.objects.filter(organisation=viewer.organisation, person=viewer.person, read_at=None)
    return mine.filter(pk__in=list(shown)[:SHOWN]).update(read_at=at)


def read_by_everybody(here: Place, before: datetime) -> int:
    """Note that everybody has read what is older than a moment; how much. For a past that was written all at once."""
    return Notice.objects.filter(organisation=here.id, read_at=None, at__lt=before).update(read_at=before)
