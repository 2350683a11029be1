"""Who is who, as the page of people shows it: frozen rows made from the office, with names. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from putright.core.casework.entries import Person
from putright.core.casework.office import AnyOfficeEntry, ChangeProposed, Office, read_office_entry
from putright.core.procedure.model.keeping import Commitment
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.people import accounts
from putright.people.names import people
from putright.register import offices
from putright.register.organisations import Place
from putright.web.page import procedure_in_force
from putright.web.telling.words import sentence


@dataclass(frozen=True)
class Names:
    """The words for people, posts and services of an organisation."""

    people: Mapping[Person, str]
    procedure: Procedure
    office: Office

    def person(self, reference: Person) -> str:
        """Somebody's name; their reference where no account is known."""
        return self.people.get(reference, reference)

    def post(self, post: str, service: str = "") -> str:
        """A post in the procedure's words, with the service it is held for."""
        rule = self.procedure.get(Post, post)
        title = sentence(rule.words if rule else post)
        return f"{title}, {self.service(service)}" if service else title

    def letter(self, name: str) -> str:
        """A letter in the procedure's words."""
        rule = self.procedure.get(Letter, name)
        return rule.words if rule else name

    def commitment(self, name: str) -> str:
        """A standing commitment in the procedure's words."""
        rule = self.procedure.get(Commitment, name)
        return rule.words if rule else name

    def service(self, name: str) -> str:
        """The title of a service."""
        known = self.office.services.get(name)
        return known.title or name if known else name


@dataclass(frozen=True)
class PostRow:
    """A post, for one service or all, and who holds it; nobody, where it is vacant."""

    title: str
    holders: tuple[str, ...]


@dataclass(frozen=True)
class PersonRow:
    """Somebody who works here, or looks after people."""

    reference: Person
    name: str
    posts: tuple[str, ...]
    administers: bool
    deputies: tuple[str, ...]
    away_until: date | None
    second_step: bool
    alias: str = ""
    """What they are called in letters, where it is not their name."""


@dataclass(frozen=True)
class AwayRow:
    """An absence, now or to come, and who stands in meanwhile."""

    person: Person
    name: str
    since: date
    until: date
    cover: tuple[str, ...]
    begun: bool


@dataclass(frozen=True)
class Roster:
    """Everything the page of people shows."""

    names: Names
    posts: tuple[PostRow, ...]
    people: tuple[PersonRow, ...]
    away: tuple[AwayRow, ...]


def names(here: Place) -> Names:
    """The names of everybody who has, or had, anything to do here."""
    office = offices.ahead(here, timezone.now())
    known = {*everybody(office), *office.gone, *(one.by for one in office.proposals.values())}
    known |= {person for one in offices.journal(here) for person in (one.by, *_named_in(one)) if person}
    return Names({ref: person.name for ref, person in people(known).items()}, procedure_in_force(here), office)


def _named_in(entry: AnyOfficeEntry) -> Iterator[Person]:
    """Whom an entry is about; of a change that was proposed, whom it would be about."""
    if isinstance(entry, ChangeProposed):
        for text in entry.changes:
            yield from _named_in(read_office_entry(text))
    yield from (str(getattr(entry, key)) for key in ("person", "deputy") if hasattr(entry, key))


def everybody(office: Office) -> tuple[Person, ...]:
    """Everybody who holds a post or looks after people."""
    return tuple(dict.fromkeys((*office.staff, *sorted(office.administrators))))


def roster(here: Place) -> Roster:
    """Who is who in the organisation today."""
    told = names(here)
    rows = sorted(_people(told), key=lambda row: row.name.casefold())
    return Roster(told, tuple(_posts(told)), tuple(rows), tuple(_away(told)))


def _posts(told: Names) -> Iterator[PostRow]:
    """Every post of the procedure that staff hold, in its order: with the services it is held for, or vacant."""
    for rule in told.procedure.all(Post):
        held = dict.fromkeys(one.service for one in told.office.holdings if one.post == rule.name)
        for service in held:
            people = [
                told.person(o.person) for o in told.office.holdings if (o.post, o.service) == (rule.name, service)
            ]
            yield PostRow(told.post(rule.name, service), tuple(people))
        if not held and not rule.outside:
            yield PostRow(told.post(rule.name), ())


def _people(told: Names) -> Iterator[PersonRow]:
    office, known = told.office, everybody(told.office)
    safe, seen = accounts.with_second_step(known), people(known)
    for person in known:
        posts = tuple(told.post(one.post, one.service) for one in office.holdings if one.person == person)
        yield PersonRow(
            person, told.person(person), posts, person in office.administrators,
            tuple(told.person(one) for one in office.deputies.get(person, ())), office.away_until(person), person in safe,
            seen[person].alias if person in seen else "",
        )  # fmt: skip


def _away(told: Names) -> Iterator[AwayRow]:
    office, today = told.office, told.office.today
    spans = [(since, until, person) for person, known in office.away.items() for since, until in known]
    for since, until, person in sorted(spans):
        if until >= today and person in everybody(office):
            cover = tuple(told.person(one) for one in office.standing_in(person, max(since, today)))
            yield AwayRow(person, told.person(person), since, until, cover, since <= today)
