"""Invitations to take a post: each works once, for seven days. What accepting one brings about is the register's."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from putright.people.models import Invitation

WORKS = timedelta(days=7)
KEPT = timedelta(days=30)
"""How long an address stays here after its invitation has ended."""


@dataclass(frozen=True)
class InvitationSeen:
    """An invitation that still works."""

    number: int
    email: str
    by: str
    post: str
    service: str
    expires_at: datetime


def invite(organisation: str, email: str, by: str, post: str, service: str, at: datetime) -> str:
    """Make an invitation; the token of its link, which is kept nowhere. An earlier one to this address ends."""
    earlier = Invitation.objects.filter(organisation=organisation, email=email.strip().lower(), over_at=None)
    earlier.update(over_at=at)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        token_hash=_hashed(token), organisation=organisation, email=email.strip().lower(), by=by, post=post,
        service=service, made_at=at, expires_at=at + WORKS,
    )  # fmt: skip
    return token


def opened(organisation: str, token: str, at: datetime) -> InvitationSeen | None:
    """The invitation of a link; None where it was used, taken back, is too old, or never was."""
    return next(iter(_seen(_working(organisation, at).filter(token_hash=_hashed(token)))), None)


def waiting(organisation: str, at: datetime) -> tuple[InvitationSeen, ...]:
    """Invitations that nobody has accepted yet, newest first."""
    return _seen(_working(organisation, at).order_by("-made_at", "-pk"))


def use(organisation: str, token: str, at: datetime) -> bool:
    """Use an invitation up: of two who try at once, one does."""
    return _working(organisation, at).filter(token_hash=_hashed(token)).update(over_at=at) == 1


def take_back(organisation: str, number: int, at: datetime) -> bool:
    """End an invitation that was not accepted yet."""
    return _working(organisation, at).filter(pk=number).update(over_at=at) == 1


def forget(at: datetime) -> int:
    """Delete what ended long ago; how many there were."""
    return Invitation.objects.filter(expires_at__lt=at - KEPT).delete()[0]


def _working(organisation: str, at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation=organisation, over_at=None, expires_at__gt=at)


def _seen(found: QuerySet[Invitation]) -> tuple[InvitationSeen, ...]:
    return tuple(
        InvitationSeen(*row) for row in found.values_list("pk", "email", "by", "post", "service", "expires_at")
    )


def _hashed(token: str) -> str:
    return hashlib.sha256(f"invitation\n{token}".encode()).hexdigest()
