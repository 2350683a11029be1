"""Cases that may be the same matter as another: of the same person, of the same name, or about the same at the same time.

Only suggested, the most alike first, only among cases the viewer sees, in a number of queries that does not grow with what
there is. Nothing is linked here, and linking merges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from putright.register import search
from putright.register.lists.lines import COLUMNS, CaseSeen, seen
from putright.register.lists.same_name import name_words, same_name
from putright.register.models import CaseRow, Party
from putright.register.scope import NoSuchCase, Viewer, undeclared

NEAR, SAME_TIME = timedelta(days=180), timedelta(days=30)
"""How far apart cases of the same person, and cases of the same name or in the same words, may have come in."""
OF_PERSON, SHOWN = 50, 5
"""How many cases of the same person are looked at, the latest, and how many are suggested."""
ALIKE = 0.5
"""The part of the shorter case's telling words that must be in the other."""
TELLING = 4
"""Words with fewer letters tell nothing."""
FEWEST = 5
"""Telling words a case must have to be compared at all."""

Because = Literal["person", "name", "words"]
WEIGHT: dict[Because, float] = {"person": 2.0, "name": 0.7}
"""What each reason adds to how alike two cases are; words add the part of them that is the same.

Most of the words tell more than a name alone: in a large service many people are called the same.
"""


@dataclass(frozen=True)
class Alike:
    """A case that may be the same matter, and what makes it seem so."""

    line: CaseSeen
    because: tuple[Because, ...]


@dataclass(frozen=True)
class _Other:
    """Another case: when it came in, why it may be the same, and the part of the words that both have."""

    received_on: date
    names: tuple[str, ...] = ()
    near: bool = False
    """Of the same service and time."""
    because: tuple[Because, ...] = ()
    share: float = 0.0

    def order(self, received_on: date) -> tuple[float, int]:
        """The most alike first, then what came in at about the same time."""
        alike = sum(WEIGHT.get(one, 0.0) for one in self.because) + self.share
        return -alike, abs((self.received_on - received_on).days)


def alike(viewer: Viewer, ref: str, linked: Iterable[str] = ()) -> tuple[Alike, ...]:
    """What may be the same matter as a case, the most alike first; raises NoSuchCase where the viewer does not see it.

    A case in which they are to declare any interest first is not compared.
    """
    columns = ("pk", "received_on", "service", "complainant", "representative")
    case = CaseRow.objects.seen_by(viewer).filter(ref=ref).values_list(*columns).first()
    if case is None:
        raise NoSuchCase(ref)
    pk, received_on, service, *whose = case
    others = CaseRow.objects.seen_by(viewer).exclude(undeclared(viewer)).exclude(pk=pk).exclude(ref__in=list(linked))
    own = list(_parties(viewer, [one for one in whose if one]).values_list("name", "email", "telephone"))
    theirs = _of_people(viewer, others, received_on, whose, own)
    near = _near(viewer, others, service, received_on) if service else {}
    words = search.words_of_cases([pk, *theirs, *near])
    told = _telling(words.get(pk, frozenset()))
    names = [name_words(name) for name, _email, _telephone in own]
    found = {
        number: _compared(one, number in theirs, names, overlap(told, _telling(words.get(number, frozenset()))))
        for number, one in {**theirs, **near}.items()
    }
    alike_to = {number: one for number, one in found.items() if one.because}
    return _told(viewer, alike_to, sorted(alike_to, key=lambda n: (*alike_to[n].order(received_on), -n))[:SHOWN])


def _told(viewer: Viewer, found: dict[int, _Other], chosen: list[int]) -> tuple[Alike, ...]:
    rows = {
        row[0]: row[1:] for row in CaseRow.objects.seen_by(viewer).filter(pk__in=chosen).values_list("pk", *COLUMNS)
    }
    there = [number for number in chosen if number in rows]
    lines = seen([rows[number] for number in there], viewer)
    return tuple(Alike(line, found[number].because) for number, line in zip(there, lines, strict=True))


def _parties(viewer: Viewer, references: list[str]) -> QuerySet[Party]:
    return Party.objects.filter(organisation=viewer.organisation, reference__in=references, erased_at=None)


def _of_people(
    viewer: Viewer, others: QuerySet[CaseRow], received_on: date, references: list[str], own: list[Any]
) -> dict[int, _Other]:
    """The latest cases of the same people, known again by reference, e-mail address or telephone number, near in time."""
    if not any(references):
        return {}
    known = Q(reference__in=[one for one in references if one])
    for _name, email, telephone in own:
        known |= Q(email__iexact=email) if email else Q()
        known |= Q(telephone=telephone) if telephone else Q()
    parties = Party.objects.filter(known, organisation=viewer.organisation).values("reference")
    theirs = others.filter(Q(complainant__in=parties) | Q(representative__in=parties))
    within = theirs.filter(received_on__range=(received_on - NEAR, received_on + NEAR))
    latest = within.order_by("-received_on", "-pk").values_list("pk", "received_on")[:OF_PERSON]
    return {number: _Other(day) for number, day in latest if day}


def _near(viewer: Viewer, others: QuerySet[CaseRow], service: str, received_on: date) -> dict[int, _Other]:
    """Every case of the same service and time, with the names of whoever brought it."""
    near = others.filter(service=service, received_on__range=(received_on - SAME_TIME, received_on + SAME_TIME))
    named = near.values_list("pk", "received_on", _name_of(viewer, "complainant"), _name_of(viewer, "representative"))
    return {number: _Other(day, (one, other), near=True) for number, day, one, other in named.order_by() if day}


def _name_of(viewer: Viewer, who: str) -> Coalesce:
    party = Party.objects.filter(organisation=viewer.organisation, reference=OuterRef(who)).values("name")[:1]
    return Coalesce(Subquery(party), Value(""), output_field=CharField())


def _compared(one: _Other, same_person: bool, names: list[frozenset[str]], share: float) -> _Other:
    reasons: dict[Because, bool] = {
        "person": same_person,
        "name": not same_person and any(same_name(own, name_words(theirs)) for own in names for theirs in one.names),
        "words": one.near and share >= ALIKE,
    }
    because = tuple(reason for reason, holds in reasons.items() if holds)
    return _Other(one.received_on, one.names, one.near, because, share if share >= ALIKE else 0.0)


def _telling(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) >= TELLING and not word.isdigit())


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the shorter set that is in the other; nothing where either tells too little."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= FEWEST else 0.0
