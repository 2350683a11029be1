"""Writing a made-up year into an empty database: organisations from procedure folders, every entry through the door."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.db import connection, transaction

from putright.core.casework.action import Action
from putright.core.casework.entries import COMPLAINANT, SYSTEM
from putright.register import door, notices, offices, outbox, procedures, scope, setup, viewers
from putright.register.door import Asked, Done
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.register.scope import Viewer
from putright.site.demo.cast import Persona
from putright.site.demo.story import Unexpected
from putright.site.demo.year import Told, year

UNREAD = timedelta(days=14)
"""How far back nobody has read yet what they were told."""


@dataclass(frozen=True)
class Known:
    """A made-up case that can be looked up as its complainant: the codes are no secret, since nobody is behind them."""

    organisation: str
    ref: str
    code: str


@dataclass
class Making:
    """The writing of one organisation's year."""

    place: Place
    refs: dict[int, str] = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)

    def write(self, told: Told) -> None:
        """One thing through the door. What the storyteller found open is open: anything else is a fault."""
        answer = door.act(
            self.place.slug, self.refs.get(told.case), _asked(told), self._viewer(told), at=told.action.at
        )  # fmt: skip
        if not isinstance(answer, Done):
            raise Unexpected(f"{self.place.slug}: {told.action.name} {told.action.about} was not done: {answer}")
        if told.case not in self.refs:
            self.refs[told.case] = answer.ref
            self.known.append(Known(self.place.slug, answer.ref, answer.code))

    def _viewer(self, told: Told) -> Viewer:
        here, by, at = self.place, told.action.by, told.action.at
        today = offices.local(at).date()
        if by == SYSTEM:
            return scope.system(here.id, here.slug, today)
        if by == COMPLAINANT:
            ref = self.refs.get(told.case)
            return scope.complainant(here.id, here.slug, today, ref) if ref else scope.public(here.id, here.slug, today)
        found = _staff(here, by, today, at)
        if found is None:
            raise Unexpected(f"{here.slug}: {by} has no part in this")
        return found


@lru_cache(maxsize=4096)
def _staff(here: Place, person: str, today: object, at: datetime) -> Viewer | None:
    del today
    return viewers.viewer(here, person, at)


def _asked(told: Told) -> Asked:
    action: Action = told.action
    values = {name: given for name, given in action.values.items() if name not in ("complainant", "representative")}
    return Asked(
        action.name, action.about, action.track, action.on, values, action.words,
        complainant=_details(told.complainant) if action.value("complainant") else None,
        representative=_details(told.representative) if action.value("representative") else None,
    )  # fmt: skip


def _details(persona: Persona) -> PartyDetails:
    return PartyDetails(persona.name, persona.email, persona.telephone, persona.address)


def made(folders: Sequence[Path], cases: int, now: datetime) -> Iterator[Known]:
    """Make an organisation from each folder, with so many cases; each case as soon as it has come in."""
    with _in_haste():
        for folder in folders:
            yield from _organisation(folder, cases, now)


def _organisation(folder: Path, cases: int, now: datetime) -> Iterator[Known]:
    with transaction.atomic():
        making = Making(setup.organisation_from(folder, demo=True))
        procedure = procedures.in_force(making.place, now.date()).procedure
        for told in year(procedure, lambda at: offices.office(making.place, at), cases, now):
            before = len(making.known)
            making.write(told)
            yield from making.known[before:]
        _has_been_read(making.place, now)


def _has_been_read(here: Place, now: datetime) -> None:
    """Whoever works there has read what is older than a few days, and nobody is written to about the past."""
    notices.read_by_everybody(here, now - UNREAD)
    outbox.call_off_all(here, now)


@contextmanager
def _in_haste() -> Iterator[None]:
    """A demo that is broken off is made again, so nothing need reach the disk on the way."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        connection.close()
