"""Opening one case for a day to somebody who looks after people: asked with a reason, agreed by somebody else, told to all on it.

It is read and nothing else, and never opened to somebody from whom it is hidden, whatever anybody agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from putright.core.casework.entries import Person
from putright.core.casework.office import SightGiven
from putright.register import notices, office_door, offices
from putright.register.models import CaseRow, Exclusion, Holding, Notice, Sight
from putright.register.notices import Occasion
from putright.register.organisations import Place
from putright.register.scope import Viewer

LASTS = timedelta(hours=24)
WAITS = timedelta(days=7)
"""How long a request can be agreed to."""


@dataclass(frozen=True)
class SightAsked:
    """Somebody asks to read a case."""

    number: int
    person: Person
    case: str
    """Its registration number, or its reference."""
    reason: str
    at: datetime


@dataclass(frozen=True)
class SightOpen:
    """A case that somebody may read until then."""

    ref: str
    title: str
    until: datetime


def may_agree(viewer: Viewer) -> bool:
    """Whether somebody may agree to such a request at all."""
    return viewer.administers or (viewer.kind == "staff" and viewer.everything)


def ask(viewer: Viewer, case: str, reason: str, at: datetime) -> None:
    """Ask to read the case of a number or reference. Nothing tells whether there is one, or whether anybody is asked."""
    plain = case.strip()
    named = Q(number=plain.upper()) | Q(ref=plain.lower().replace("-", "").replace(" ", ""))
    found = CaseRow.unscoped.filter(named, organisation=viewer.organisation)
    if viewer.administers and (row := found.filter(~_hidden_from(viewer.person, "pk")).first()):
        Sight.objects.create(
            organisation_id=viewer.organisation, case=row, person=viewer.person, reason=reason, asked_at=at
        )


def waiting(viewer: Viewer, at: datetime) -> tuple[SightAsked, ...]:
    """What waits for this person to agree to: nothing of a case that is hidden from them, and nothing of their own."""
    found = _waiting(viewer, at).order_by("asked_at", "pk")
    listed = found.values_list("pk", "person", "case__number", "case__ref", "reason", "asked_at")
    return tuple(SightAsked(pk, who, number or ref, why, when) for pk, who, number, ref, why, when in listed)


def _waiting(viewer: Viewer, at: datetime) -> QuerySet[Sight]:
    if not may_agree(viewer):
        return Sight.objects.none()
    fresh = Sight.objects.filter(organisation=viewer.organisation, answered_at=None, asked_at__gt=at - WAITS)
    return fresh.exclude(person=viewer.person).filter(~_hidden_from(viewer.person, "case"))


def _hidden_from(person: Person, case: str) -> Q:
    return Q(Exists(Exclusion.objects.filter(case=OuterRef(case), person=person)))


def answer(here: Place, viewer: Viewer, number: int, agreed: bool, name: str, at: datetime) -> bool:
    """Agree to a request, or not; whether it was there to answer. `name` is who is let in, for those who are told."""
    with transaction.atomic():
        asked = _waiting(viewer, at).filter(pk=number).select_for_update(of=("self",)).select_related("case").first()
        if asked is None:
            return False
        case = asked.case
        hidden = Exclusion.objects.filter(case=case, person=asked.person).exists()
        still = asked.person in offices.office(here, at).administrators
        asked.answered_by, asked.answered_at = viewer.person, at
        if agreed and still and not hidden:
            asked.until = at + LASTS
            _open(here, asked, case, viewer.person, name, at)
        asked.save()
        return True


def _open(here: Place, asked: Sight, case: CaseRow, by: Person, name: str, at: datetime) -> None:
    """Note it in the organisation's journal, and tell everybody who has a part in the case."""
    until = at + LASTS
    given = SightGiven(on=offices.local(at).date(), at=at, by=by, person=asked.person, case=case.ref, until=until)
    office_door.act_for_office(here.slug, [given], at=at, catch_up=False)
    excluded = Exclusion.objects.filter(case=case).values("person")
    people = Holding.objects.filter(case=case).exclude(person__in=excluded).values_list("person", flat=True)
    words = (
        f"{name} may read this case until {offices.local(until):%-d %B %Y at %H:%M}. The reason given: {asked.reason}"
    )
    notices.tell(here, case.pk, people, Occasion("sight", f"sight {asked.pk}", words=words), at)


def forget_reasons(case: int) -> None:
    """Erase what was written when a case was asked for, also where people were told of it."""
    Sight.objects.filter(case=case).update(reason="")
    Notice.objects.filter(case=case, about__startswith="sight ").delete()


def opened(viewer: Viewer) -> tuple[SightOpen, ...]:
    """The cases that are opened to the viewer now."""
    rows = (
        CaseRow.objects.seen_by(viewer).filter(ref__in=sorted(viewer.sight))
        if viewer.sight
        else CaseRow.unscoped.none()
    )
    known = {row.ref: row.number or row.ref for row in rows}
    latest = Sight.objects.filter(case__ref__in=known, person=viewer.person, until__isnull=False).order_by("until")
    ends = {ref: until for ref, until in latest.values_list("case__ref", "until") if until}
    return tuple(SightOpen(ref, known[ref], ends[ref]) for ref in sorted(ends))
