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

    Neither running the installation nor looking after people and posts opens a case.
    """
    office = offices.office(place, at)
    posts = frozenset(office.posts_of(person))
    administers = person in office.administrators
    if not posts:
        return _from_outside(place, person, office) or (_administrator(place, person, office) if administers else None)
    sight = opened_to(office, person) if administers else frozenset()
    everything, services = reach(procedures.in_force(place, office.today).procedure, office, person)
    covers = covered_by(office, person)
    theirs = tuple((one, frozenset(office.posts_of(one))) for one in sorted(covers))
    return Viewer(
        place.id, place.slug, "staff", person, office.today, everything, services, posts,
        covers=covers, covered_posts=theirs, absent=absent(office), administers=administers, sight=sight,
    )  # fmt: skip


def covered_by(office: Office, person: Person) -> frozenset[Person]:
    """For whom somebody stands in today: those who are away, while they themselves are here."""
    return frozenset(away for away in office.absent if person in office.standing_in(away))


def absent(office: Office) -> tuple[tuple[Person, tuple[Person, ...]], ...]:
    """Everybody who is away or has left, with whoever stands in for those who are away."""
    away = [(person, office.standing_in(person)) for person in office.absent]
    return tuple(sorted(away + [(person, ()) for person in office.gone.difference(office.absent)]))


def opened_to(office: Office, person: Person) -> frozenset[str]:
    """The cases that are opened to somebody at this moment, to be read."""
    return frozenset(one.case for one in office.sights if one.person == person and office.now < one.until)


def _administrator(place: Place, person: Person, office: Office) -> Viewer:
    sight = opened_to(office, person)
    return Viewer(place.id, place.slug, "administrator", person, office.today, administers=True, sight=sight)


def _from_outside(place: Place, person: Person, office: Office) -> Viewer | None:
    running = Holding.objects.filter(Q(until=None) | Q(until__gte=office.today), organisation=place.id, person=person)
    if not running.filter(outside=True).exists():
        return None
    return Viewer(place.id, place.slug, "outside", person, office.today)
