"""Who has a part in a case, and until when where that ends by itself. What a part lets somebody see is not here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from putright.core.casework.entries import COMPLAINANT, SYSTEM, Person
from putright.core.casework.outlook import Outlook
from putright.core.casework.routing import standing_in


def taking_part(outlook: Outlook) -> tuple[Person, ...]:
    """Everybody who has the case, was brought into it, was given powers, owes something, or alone may do something now."""
    case, today = outlook.scene.case, outlook.scene.office.today
    staff = frozenset(outlook.scene.office.staff) - outlook.barred.keys()
    people: dict[Person, None] = {}
    for offer in outlook.offers:
        if not staff.issubset(offer.by):
            people |= dict.fromkeys(person for person in offer.by if person in staff)
    for appointed in case.appointed.values():
        people |= dict.fromkeys(appointed)
    given = (person for person in case.delegated if case.delegated_until.get(person, today) >= today)
    owing = (action.owner for action in case.actions if action.owed)
    people |= dict.fromkeys([*given, *owing, *outlook.holders])
    return tuple(person for person in people if person not in ("", COMPLAINANT, SYSTEM))


def last_days(outlook: Outlook, people: Collection[Person]) -> Iterator[date]:
    """The last days, from today on, of the powers given in the case and of the absences that some of these people cover."""
    office = outlook.scene.office
    yield from (day for day in outlook.scene.case.delegated_until.values() if day >= office.today)
    for away in office.absent:
        until = office.away_until(away)
        if until and any(deputy in people for deputy in standing_in(outlook.scene, away)):
            yield until
