"""The organisation at one moment, folded from its own journal: posts, deputies, absences, services, closure days.

No case is here. What can stand in the journal is in `office_entries` and can be had from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property, reduce
from typing import Any, Literal, TypeAlias, assert_never

from putright.core.calendars import Calendar, ClosedDay, calendar
from putright.core.casework.entries import Person
from putright.core.casework.office_entries import (
    AbsenceEnded,
    AbsenceRecorded,
    AdministratorLeft,
    AdministratorNamed,
    AnyOfficeEntry,
    ChangeConfirmed,
    ChangeProposed,
    ChangeRefused,
    ClosureDeclared,
    CommitmentMet,
    ContactFreed,
    ContactRestricted,
    DeputyEnded,
    DeputyNamed,
    FiguresPublished,
    FiguresTakenBack,
    FigureTable,
    HolidayDeclared,
    HolidayWithdrawn,
    InstructionEnded,
    InstructionLeft,
    LabelOffered,
    LabelWithdrawn,
    OfficeEntry,
    PostLeft,
    PostTaken,
    ServiceEnded,
    ServiceOffered,
    SightGiven,
    Way,
    WayLeft,
    WayTaken,
    canonical_office,
    office_entry_from,
    read_office_entry,
)  # fmt: skip

__all__ = [
    "AbsenceEnded",
    "AbsenceRecorded",
    "AdministratorLeft",
    "AdministratorNamed",
    "AnyOfficeEntry",
    "ChangeConfirmed",
    "ChangeProposed",
    "ChangeRefused",
    "ClosureDeclared",
    "CommitmentMet",
    "ContactFreed",
    "ContactRestricted",
    "DeputyEnded",
    "DeputyNamed",
    "FigureTable",
    "FiguresPublished",
    "FiguresTakenBack",
    "Holding",
    "HolidayDeclared",
    "HolidayWithdrawn",
    "InstructionEnded",
    "InstructionLeft",
    "LabelOffered",
    "LabelWithdrawn",
    "Office",
    "OfficeEntry",
    "PostLeft",
    "PostTaken",
    "Proposal",
    "ServiceAt",
    "ServiceEnded",
    "ServiceOffered",
    "SightGiven",
    "Way",
    "WayLeft",
    "WayTaken",
    "after",
    "canonical_office",
    "office_at",
    "office_entry_from",
    "read_office_entry",
]  # fmt: skip


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
class Proposal:
    """A change that waits for somebody else."""

    name: str
    by: Person
    at: datetime
    changes: tuple[AnyOfficeEntry, ...]


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
    administrators: frozenset[Person] = frozenset()
    """Who looks after people and posts. By that they see no case."""
    ways: frozenset[Way] = frozenset()
    sights: tuple[SightGiven, ...] = ()
    """Cases that were opened to somebody for a day, over or not."""
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    """The labels that may be put on cases, in the order in which they were offered."""
    withdrawn_labels: tuple[str, ...] = ()
    """Labels that were offered once and may be put on no case any more."""
    instructions: Mapping[str, Person] = field(default_factory=dict)
    """Letters that go by themselves, each with whoever left the instruction."""
    met: Mapping[tuple[str, Person], date] = field(default_factory=dict)
    """For a commitment and a member of staff, the last day on which it was met for them."""
    published: Mapping[str, FiguresPublished] = field(default_factory=dict)
    """The figures on the web, by what they are called in their address; also those taken back."""
    taken_back: Mapping[str, date] = field(default_factory=dict)
    """Of those, the ones that are shown no longer, and since when."""

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

    def is_away(self, person: Person, day: date | None = None) -> bool:
        """Whether somebody is away on a day; today, if none is given."""
        day = day or self.today
        return any(since <= day <= until for since, until in self.away.get(person, ()))

    def away_until(self, person: Person) -> date | None:
        """The last day of what somebody is away for today; None where they are here."""
        spans = self.away.get(person, ())
        return max((until for since, until in spans if since <= self.today <= until), default=None)

    def standing_in(self, person: Person, day: date | None = None) -> tuple[Person, ...]:
        """Who of somebody's deputies works here and is not away themselves on a day; today, if none is given."""
        return tuple(d for d in self.deputies.get(person, ()) if d in self.staff and not self.is_away(d, day))

    @cached_property
    def absent(self) -> tuple[Person, ...]:
        """Who is away today."""
        return tuple(person for person in self.away if self.is_away(person))


def office_at(journal: Iterable[AnyOfficeEntry], now: datetime, calendar_name: str) -> Office:
    """The office that the organisation's journal makes of everything up to `now`."""
    known = sorted((x for x in journal if x.on <= now.date()), key=lambda x: x.on)
    return after(Office(now=now, calendar=calendar(calendar_name)), known)


def after(office: Office, entries: Iterable[AnyOfficeEntry]) -> Office:
    """What entries make of an office, whatever day they are of."""
    return reduce(_apply, entries, office)


def _apply(office: Office, entry: AnyOfficeEntry) -> Office:
    match entry:
        case ServiceOffered() | ServiceEnded() | LabelOffered() | LabelWithdrawn():
            return _offered(office, entry)
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
        case DeputyEnded() | AbsenceEnded() | AdministratorNamed() | AdministratorLeft() | SightGiven():
            return _people(office, entry)
        case InstructionLeft() | InstructionEnded() | CommitmentMet() | FiguresPublished() | FiguresTakenBack():
            return _standing(office, entry)
        case WayTaken() | WayLeft() | ChangeProposed() | ChangeConfirmed() | ChangeRefused():
            return _changes(office, entry)
        case ClosureDeclared() | HolidayDeclared() | HolidayWithdrawn():
            return replace(office, calendar=_calendar_after(office.calendar, entry))
        case _:
            assert_never(entry)


Standing: TypeAlias = InstructionLeft | InstructionEnded | CommitmentMet | FiguresPublished | FiguresTakenBack


def _standing(office: Office, entry: Standing) -> Office:
    match entry:
        case CommitmentMet():
            key = entry.commitment, entry.person
            return replace(office, met={**office.met, key: max(entry.on, office.met.get(key, entry.on))})
        case FiguresPublished():
            return _with(office, "published", entry.publication, entry)
        case FiguresTakenBack():
            return _with(office, "taken_back", entry.publication, entry.on)
        case InstructionLeft():
            return _with(office, "instructions", entry.letter, entry.by)
        case InstructionEnded():
            left = {letter: by for letter, by in office.instructions.items() if letter != entry.letter}
            return replace(office, instructions=left)


def _offered(office: Office, entry: ServiceOffered | ServiceEnded | LabelOffered | LabelWithdrawn) -> Office:
    match entry:
        case ServiceOffered():
            known = entry.model_dump(include={"service", "title", "part_of", "mailbox", "run_by"})
            return _with(office, "services", entry.service, ServiceAt(**known))
        case ServiceEnded():
            return replace(office, services={k: v for k, v in office.services.items() if k != entry.service})
        case LabelOffered():
            gone = tuple(label for label in office.withdrawn_labels if label != entry.label)
            return replace(office, labels=tuple(dict.fromkeys([*office.labels, entry.label])), withdrawn_labels=gone)
        case LabelWithdrawn():
            kept = tuple(label for label in office.labels if label != entry.label)
            gone = tuple(dict.fromkeys([*office.withdrawn_labels, entry.label]))
            return replace(office, labels=kept, withdrawn_labels=gone)


AboutSomebody: TypeAlias = DeputyEnded | AbsenceEnded | AdministratorNamed | AdministratorLeft | SightGiven


def _people(office: Office, entry: AboutSomebody) -> Office:
    match entry:
        case SightGiven():
            return replace(office, sights=(*office.sights, entry))
        case DeputyEnded():
            left_over = tuple(d for d in office.deputies.get(entry.person, ()) if d != entry.deputy)
            return _with(office, "deputies", entry.person, left_over)
        case AbsenceEnded():
            return _with(office, "away", entry.person, tuple(_shortened(office.away.get(entry.person, ()), entry)))
        case AdministratorNamed():
            return replace(office, administrators=office.administrators | {entry.person})
        case AdministratorLeft():
            return replace(office, administrators=office.administrators - {entry.person})


def _changes(office: Office, entry: WayTaken | WayLeft | ChangeProposed | ChangeConfirmed | ChangeRefused) -> Office:
    match entry:
        case WayTaken():
            return replace(office, ways=office.ways | {entry.way})
        case WayLeft():
            return replace(office, ways=office.ways - {entry.way})
        case ChangeProposed():
            made = tuple(read_office_entry(text) for text in entry.changes)
            return _with(office, "proposals", entry.proposal, Proposal(entry.proposal, entry.by, entry.at, made))
        case ChangeConfirmed() | ChangeRefused():
            waiting = {name: one for name, one in office.proposals.items() if name != entry.proposal}
            return replace(office, proposals=waiting)


def _shortened(spans: Iterable[tuple[date, date]], back: AbsenceEnded) -> Iterator[tuple[date, date]]:
    """Absences with one of them ended; one that had not begun is left out."""
    for since, until in spans:
        if since != back.since:
            yield since, until
        elif since < back.on:
            yield since, min(until, back.on - timedelta(days=1))


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
