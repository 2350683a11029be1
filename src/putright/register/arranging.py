"""Writing changes of people and posts to the organisation's journal; accounts are opened and closed with them.

Who may make which change is decided in `core.casework.arranging`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from putright.core.casework import arranging as decided
from putright.core.casework.action import Refusal
from putright.core.casework.arranging import Arranged
from putright.core.casework.entries import Person
from putright.core.casework.office import (
    AdministratorLeft,
    AdministratorNamed,
    AnyOfficeEntry,
    ChangeProposed,
    Office,
    PostLeft,
    PostTaken,
)
from putright.people import accounts
from putright.register import office_door, offices
from putright.register.journal import OfficeMoved
from putright.register.models import Holding
from putright.register.office_door import OfficeDone
from putright.register.organisations import Place, place, places

ATTEMPTS = 5


def arrange(
    organisation: str, by: Person, made: Sequence[AnyOfficeEntry], at: datetime | None = None, *, catch_up: bool = True
) -> OfficeDone | Refusal:
    """Make a change, or propose it where somebody else has to confirm it.

    Without `catch_up` cases follow with the timer: for whoever has a transaction of their own, and holds the head's lock.
    """
    name = secrets.token_hex(6)
    return _written(organisation, at, lambda office, now: decided.arrange(office, by, made, name), catch_up)


def confirm(organisation: str, by: Person, proposal: str, at: datetime | None = None) -> OfficeDone | Refusal:
    """Confirm what somebody else proposed."""
    return _written(organisation, at, lambda office, now: decided.confirm(office, by, proposal, now))


def refuse(organisation: str, by: Person, proposal: str, at: datetime | None = None) -> OfficeDone | Refusal:
    """Refuse a change, or take back one's own."""
    return _written(organisation, at, lambda office, now: decided.refuse(office, by, proposal, now))


def _written(
    organisation: str, at: datetime | None, decide: Callable[[Office, datetime], Arranged], catch_up: bool = True
) -> OfficeDone | Refusal:
    """Decide by the journal as it stands and write; again where it grew meanwhile."""
    now = at or timezone.now()
    for attempt in range(1, ATTEMPTS + 1):
        here = place(organisation)
        answer = decide(offices.ahead(here, now), now)
        if isinstance(answer, Refusal):
            return answer
        try:
            with transaction.atomic():
                done = office_door.act_for_office(organisation, answer, at=now, catch_up=False, read=here)
                _accounts(here, answer, now)
        except OfficeMoved:
            if attempt == ATTEMPTS:
                raise
        else:
            if catch_up:
                next(office_door.caught_up(organisation, now), 0)
            return replace(done, waits=any(isinstance(entry, ChangeProposed) for entry in answer))
    raise AssertionError("every attempt answers or raises")


def _accounts(here: Place, made: Iterable[AnyOfficeEntry], at: datetime) -> None:
    """Whoever has something to do here can sign in; whoever has nothing left anywhere cannot, from this moment."""
    for entry in made:
        if isinstance(entry, PostTaken | AdministratorNamed):
            accounts.reopen(entry.person)
        elif isinstance(entry, PostLeft | AdministratorLeft) and not _has_something_to_do(entry.person, at):
            accounts.close(entry.person)


def _has_something_to_do(person: Person, at: datetime) -> bool:
    for one in places():
        office = offices.ahead(one, at)
        if person in office.staff or person in office.administrators:
            return True
    today = offices.local(at).date()
    running = Holding.objects.filter(Q(until=None) | Q(until__gte=today), person=person, outside=True)
    return running.exists()
