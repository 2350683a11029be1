"""Forms that were already taken. A form carries a random key: sent again, it answers as before and makes nothing new.

Beside them stand notes of what may be used once (a survey, a ticket), kept until a day and without the moment of use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from putright.register import rows
from putright.register.models import RequestKey
from putright.register.organisations import Place
from putright.register.scope import Viewer

KEPT = timedelta(hours=24)
_TAKE = (
    "INSERT INTO register_request (organisation_id, key, \"case\", done, at) VALUES (%s, %s, '', '{}', %s) "
    "ON CONFLICT (organisation_id, key) DO NOTHING"
)


def hashed(viewer: Viewer, key: str) -> str:
    """How a form's key is kept: bound to whoever sent it."""
    return hashlib.sha256(f"{viewer.kind}\n{viewer.person}\n{viewer.case}\n{key}".encode()).hexdigest()


def taken_before(place: Place, key: str, at: datetime) -> dict[str, Any] | None:
    """What this form brought about before; None for a new one, which from now on is taken.

    A second copy that comes while the first is at work waits here until the first is written or given up.
    """
    if rows.run(_TAKE, place.id, key, at):
        return None
    return dict(RequestKey.objects.values_list("done", flat=True).get(organisation=place.id, key=key))


def answered(place: Place, key: str) -> dict[str, Any] | None:
    """What a form brought about that was taken before; None for one that was not, or is still at work."""
    known = RequestKey.objects.filter(organisation=place.id, key=key).values_list("done", flat=True).first()
    return dict(known) if known else None


def of_those_taken(place: Place, keys: Iterable[str]) -> set[str]:
    """Which of these keys are of forms that were taken already."""
    found = RequestKey.objects.filter(organisation=place.id, key__in=list(keys)).values_list("key", "done")
    return {key for key, answer in found if answer}


def done(place: Place, key: str, ref: str, answer: dict[str, Any]) -> None:
    """Note what a form brought about."""
    sql = 'UPDATE register_request SET "case" = %s, done = %s WHERE organisation_id = %s AND key = %s'
    rows.run(sql, ref, answer, place.id, key)


def spend(place: Place, key: str, until: datetime) -> bool:
    """Note that something which may be used once was used, with the day until which that is known; whether it was the first.

    When it was used is not kept.
    """
    return bool(rows.run(_TAKE, place.id, key, until))


def is_spent(place: Place, key: str) -> bool:
    """Whether something which may be used once was used."""
    return RequestKey.objects.filter(organisation=place.id, key=key).exists()


def forget(before: datetime) -> int:
    """Drop keys of forms taken longer ago than they are kept, and notes of use whose day has gone; how many."""
    return RequestKey.objects.filter(at__lt=before - KEPT).delete()[0]
