"""From a person with an account to the viewer they are in an organisation: what their posts reach, by the procedure in force."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from putright.core.casework.entries import Person
from putright.core.casework.office import Office
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.register import offices, procedures
from putright.register.models import Holding
from putright.register.organisations import Place
from putright.register.scope import Viewer


def reach(procedure: Procedure, office: Office, person: Person) -> tuple[bool, frozenset[str]]:
    """Whether somebody's posts reach every case, and the services whose cases they reach."""
    services: set[str] = set()
    for holding in office.holdings:
        rule = procedure.get(Post, holding.post) if holding.person == person else None
        if rule is None or rule.reach == "what it holds":
            continue
        if rule.reach == "everything" or not holding.service:
            return True, frozenset()
        services |= {service for service in office.services if holding.service in office.lineage(service)}
    return False, frozenset(services)


def sees_everything(procedure: Procedure, office: Office) -> frozenset[Person]:
    """Everybody whose posts reach every case."""
    return frozenset(person for person in office.staff if reach(procedure, office, person)[0])


def viewer(place: Place, person: Person, at: datetime) -> Viewer | None:
    """Somebody with posts here, or from outside with a part in a case that has not run out; None for anybody else.

    Running the installation is no post: an administrator sees no case.
    """
    office = offices.office(place, at)
    posts = frozenset(office.posts_of(person))
    if not posts:
        return _from_outside(place, person, office)
    everything, services = reach(procedures.in_force(place, office.today).procedure, office, person)
    return Viewer(place.id, place.slug, "staff", person, office.today, everything, services, posts)


def _from_outside(place: Place, person: Person, office: Office) -> Viewer | None:
    running = Holding.objects.filter(Q(until=None) | Q(until__gte=office.today), organisation=place.id, person=person)
    if not running.filter(outside=True).exists():
        return None
    return Viewer(place.id, place.slug, "outside", person, office.today)
