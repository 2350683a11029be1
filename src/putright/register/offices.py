"""An organisation's own journal read into the office it makes at a moment. Read again only when it has grown."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from putright.core.casework.office import AnyOfficeEntry, Office, after, office_at, read_office_entry
from putright.register.models import OfficeRow
from putright.register.organisations import Place

K = TypeVar("K")
V = TypeVar("V")

KEPT = 64
"""How many journals, and offices of a day, one process keeps in memory."""

_journals: OrderedDict[str, tuple[AnyOfficeEntry, ...]] = OrderedDict()
_offices: OrderedDict[tuple[str, str, date], Office] = OrderedDict()


def local(at: datetime | None = None) -> datetime:
    """A moment (now, if none is given) in the time zone by which days begin and end."""
    return (at or timezone.now()).astimezone(ZoneInfo(settings.TIME_ZONE))


def journal(place: Place) -> tuple[AnyOfficeEntry, ...]:
    """The organisation's own journal, in order."""
    known = _journals.get(place.office_seal)
    if known is None:
        rows = OfficeRow.objects.filter(organisation=place.id, sequence__lte=place.office_length).order_by("sequence")
        known = tuple(read_office_entry(body) for body in rows.values_list("body", flat=True))
        _keep(_journals, place.office_seal, known)
    return known


def office(place: Place, at: datetime) -> Office:
    """The office at a moment."""
    now = local(at)
    key = (place.office_seal, place.calendar, now.date())
    known = _offices.get(key)
    if known is None:
        known = office_at(journal(place), now, place.calendar)
        _keep(_offices, key, known)
    return replace(known, now=now)


def ahead(place: Place, at: datetime) -> Office:
    """The office with what is already arranged for days to come, such as an absence from next week on."""
    known = office(place, at)
    return after(known, (entry for entry in journal(place) if entry.on > known.today))


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    while len(kept) > KEPT:
        kept.popitem(last=False)
