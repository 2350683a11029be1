"""The organisation at one moment, folded from its own journal: posts, deputies, absences, services, closure days.

No case is here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Literal, TypeAlias, assert_never

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from putright.core.calendars import Calendar, ClosedDay, calendar
from putright.core.casework.entries import Person


class OfficeEntry(BaseModel):
    """What every entry of an organisation's journal holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date
    at: datetime
    by: Person = "system"


class ServiceOffered(OfficeEntry):
    """A service the organisation answers for, under another one or none."""

    kind: Literal["service offered"] = "service offered"
    service: str
    title: str = ""
    part_of: str = ""
    mailbox: str = ""
    run_by: str = ""


class ServiceEnded(OfficeEntry):
    """A service is no longer offered."""

    kind: Literal["service ended"] = "service ended"
    service: str


class PostTaken(OfficeEntry):
    """Somebody holds a post from this day, for one service or for all."""

    kind: Literal["post taken"] = "post taken"
    post: str
    person: Person
    service: str = ""


class PostLeft(OfficeEntry):
    """Somebody no longer holds a post."""

    kind: Literal["post left"] = "post left"
    post: str
    person: Person
    service: str = ""


class DeputyNamed(OfficeEntry):
    """Who stands in for somebody who is away."""

    kind: Literal["deputy named"] = "deputy named"
    person: Person
    deputy: Person


class AbsenceRecorded(OfficeEntry):
    """Somebody is away from one day to another, both included."""

    kind: Literal["absence recorded"] = "absence recorded"
    person: Person
    until: date


class ContactRestricted(OfficeEntry):
    """A restriction on all contact with a person holds from now on."""

    kind: Literal["contact restricted"] = "contact restricted"
    party: Person
    restriction: str
    review_on: date | None = None


class ContactFreed(OfficeEntry):
    """A restriction on contact with a person has ended."""

    kind: Literal["contact freed"] = "contact freed"
    party: Person


class ClosureDeclared(OfficeEntry):
    """The organisation is closed on a day; known from `on`."""

    kind: Literal["closure declared"] = "closure declared"
    day: date
    name: str


class HolidayDeclared(OfficeEntry):
    """A bank holiday announced after the calendar's table was made; known from `on`."""

    kind: Literal["holiday declared"] = "holiday declared"
    day: date
    name: str


class HolidayWithdrawn(OfficeEntry):
    """A holiday or closure will not take place; known from `on`."""

    kind: Literal["holiday withdrawn"] = "holiday withdrawn"
    day: date
    name: str


AnyOfficeEntry: TypeAlias = Annotated[
    ServiceOffered | ServiceEnded | PostTaken | PostLeft | DeputyNamed | AbsenceRecorded
    | ContactRestricted | ContactFreed | ClosureDeclared | HolidayDeclared | HolidayWithdrawn,
    Field(discriminator="kind"),
]  # fmt: skip
_adapter: TypeAdapter[AnyOfficeEntry] = TypeAdapter(AnyOfficeEntry)


def canonical_office(entry: AnyOfficeEntry) -> str:
    """The one text of an entry: JSON, keys sorted, nothing that has its default."""
    body = entry.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(body | {"kind": entry.kind}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_office_entry(text: str | bytes) -> AnyOfficeEntry:
    """An entry from its canonical text."""
    return _adapter.validate_json(text)


def office_entry_from(values: dict[str, object]) -> AnyOfficeEntry:
    """An entry from plain values."""
    return _adapter.validate_python(values)


@dataclass(frozen=True)
class ServiceAt:
    """A service as it stands."""

    service: str
    title: str = ""
    part_of: str = ""
    mailbox: str = ""
    run_by: str = ""


@dataclass(frozen=True)
class Holding:
    """Somebody holding a post."""

    post: str
    person: Person
    service: str = ""


@dataclass(frozen=True)
class Office:
    """Who is who at a moment. `now` has a time zone; `today` is its day."""

    now: datetime
    calendar: Calendar
    holdings: tuple[Holding, ...] = ()
    services: Mapping[str, ServiceAt] = field(default_factory=dict)
    deputies: Mapping[Person, tuple[Person, ...]] = field(default_factory=dict)
    away: Mapping[Person, tuple[tuple[date, date], ...]] = field(default_factory=dict)
    restricted: Mapping[Person, str] = field(default_factory=dict)
    left: frozenset[tuple[str, Person]] = frozenset()
    """Posts that somebody held and holds no longer, for any service."""

    @cached_property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    @cached_property
    def staff(self) -> tuple[Person, ...]:
        """Everybody who holds any post, once each."""
        return tuple(dict.fromkeys(holding.person for holding in self.holdings))

    @cached_property
    def gone(self) -> frozenset[Person]:
        """People who held a post once and hold none now."""
        return frozenset(person for _, person in self.left).difference(self.staff)

    def holders(self, post: str, service: str = "") -> tuple[Person, ...]:
        """Who holds a post: for that service, else for the nearest service it is part of, else for the whole organisation."""
        for place in (*self.lineage(service), ""):
            found = tuple(h.person for h in self._by_post.get(post, ()) if h.service == place)
            if found:
                return found
        return ()

    @cached_property
    def _by_post(self) -> dict[str, list[Holding]]:
        found: dict[str, list[Holding]] = {}
        for holding in self.holdings:
            found.setdefault(holding.post, []).append(holding)
        return found

    def everybody_in(self, post: str) -> tuple[Person, ...]:
        """Who holds a post for whichever service."""
        return tuple(dict.fromkeys(h.person for h in self._by_post.get(post, ())))

    def posts_of(self, person: Person) -> tuple[str, ...]:
        """The posts somebody holds."""
        return tuple(dict.fromkeys(h.post for h in self.holdings if h.person == person))

    def lineage(self, service: str) -> tuple[str, ...]:
        """A service and everything it is part of, nearest first."""
        line: list[str] = []
        while service and service not in line:
            line.append(service)
            service = self.services[service].part_of if service in self.services else ""
        return tuple(line)

    def is_away(self, person: Person) -> bool:
        """Whether somebody is away today."""
        return any(since <= self.today <= until for since, until in self.away.get(person, ()))


def office_at(journal: Iterable[AnyOfficeEntry], now: datetime, calendar_name: str) -> Office:
    """The office that the organisation's journal makes of everything up to `now`."""
    office = Office(now=now, calendar=calendar(calendar_name))
    for entry in sorted((x for x in journal if x.on <= now.date()), key=lambda x: x.on):
        office = _apply(office, entry)
    return office


def _apply(office: Office, entry: AnyOfficeEntry) -> Office:
    match entry:
        case ServiceOffered():
            known = entry.model_dump(include={"service", "title", "part_of", "mailbox", "run_by"})
            return _with(office, "services", entry.service, ServiceAt(**known))
        case ServiceEnded():
            return replace(office, services={k: v for k, v in office.services.items() if k != entry.service})
        case PostTaken():
            taken = Holding(entry.post, entry.person, entry.service)
            left = office.left - {(entry.post, entry.person)}
            return replace(office, holdings=(*office.holdings, taken), left=left)
        case PostLeft():
            return _without(office, Holding(entry.post, entry.person, entry.service))
        case DeputyNamed():
            return _with(office, "deputies", entry.person, (*office.deputies.get(entry.person, ()), entry.deputy))
        case AbsenceRecorded():
            return _with(office, "away", entry.person, (*office.away.get(entry.person, ()), (entry.on, entry.until)))
        case ContactRestricted():
            return _with(office, "restricted", entry.party, entry.restriction)
        case ContactFreed():
            return replace(office, restricted={k: v for k, v in office.restricted.items() if k != entry.party})
        case ClosureDeclared() | HolidayDeclared() | HolidayWithdrawn():
            return replace(office, calendar=_calendar_after(office.calendar, entry))
        case _:
            assert_never(entry)


def _without(office: Office, holding: Holding) -> Office:
    holdings = tuple(h for h in office.holdings if h != holding)
    elsewhere = any((h.post, h.person) == (holding.post, holding.person) for h in holdings)
    left = office.left if elsewhere else office.left | {(holding.post, holding.person)}
    return replace(office, holdings=holdings, left=left)


def _with(office: Office, field_name: str, key: str, value: object) -> Office:
    changed: dict[str, Any] = {field_name: {**getattr(office, field_name), key: value}}
    return replace(office, **changed)


def _calendar_after(table: Calendar, entry: ClosureDeclared | HolidayDeclared | HolidayWithdrawn) -> Calendar:
    if isinstance(entry, HolidayWithdrawn):
        return table.with_withdrawal(entry.day, entry.name, entry.on)
    sort: Literal["closure", "late holiday"] = "closure" if isinstance(entry, ClosureDeclared) else "late holiday"
    return table.with_closures([ClosedDay(entry.day, entry.name, "declared by the organisation", entry.on, sort)])
