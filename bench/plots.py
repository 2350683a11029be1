"""What happens in the cases that are made: the shipped scenarios, moved in time, cut where a journal has 8 to 12 entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from bench.words import COMMON, ONE_IN, RARE
from putright.core.casework.action import Given
from putright.core.casework.entries import COMPLAINANT, SYSTEM
from putright.core.procedure.load import load
from putright.core.scenarios import Script, load_organisation, load_script
from putright.people.names import account
from putright.register import bulk, scope, viewers
from putright.register.bulk import Prepared, Refused, Step
from putright.register.door import Asked
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.register.scope import Viewer

FEWEST, MOST = 8, 12
"""Entries in a journal."""
PEOPLE = frozenset({"handler", "people", "owner", "to", "person", "usual contact"})
"""Fields whose values are people, by the words the organisation's file uses."""
WORDS = [f"{a}{b}" for a in ("lamp", "form", "door", "call", "bill", "step", "date", "note") for b in range(250)]


@dataclass(frozen=True)
class Plot:
    """A scenario that can be told anew: who acts, and after how many steps it is cut."""

    script: Script
    steps: int


@dataclass(frozen=True)
class Teller:
    """Tells cases of one organisation."""

    here: Place
    people: dict[str, str]
    """References of the staff by the words scenarios use."""
    plots: tuple[Plot, ...]

    def case(self, random: Random, number: int, until: date) -> Prepared:
        """One made-up case; another plot is taken where a moved date keeps a step from being open."""
        while True:
            plot = random.choice(self.plots)
            weeks = (until - _last(plot)).days // 7 - random.randrange(0, 100)
            try:
                return bulk.prepared(self.here, list(_steps(self, plot, timedelta(weeks=weeks), random, number)))
            except Refused:
                continue


def teller(here: Place, folder: Path) -> Teller:
    """The teller for an organisation that was started from a folder with accounts."""
    given = load_organisation(folder / "organisation.yaml", load(folder))
    people = {p.person: account(p.name, p.email or "", None) for p in given.people}
    found = Teller(here, people, ())
    plots = [plot for file in sorted((folder / "scenarios").glob("*.yaml")) for plot in _cuts(found, load_script(file))]
    return replace(found, plots=tuple(plots))


def _cuts(of: Teller, script: Script) -> Iterator[Plot]:
    """Every place where a scenario can be cut so that its journal has a wanted length."""
    if script.received.refused or any(step.office for step in script.steps):
        return
    for steps in range(len(script.steps) + 1):
        plot = Plot(script, steps)
        try:
            made = bulk.prepared(of.here, list(_steps(of, plot, timedelta(), Random(0), 0)))
        except (Refused, KeyError, ValueError):
            return
        if FEWEST <= len(made.case.journal) <= MOST:
            yield plot


def _last(plot: Plot) -> date:
    days = [step.on for step in plot.script.steps[: plot.steps] if step.on]
    return max([plot.script.received.recorded or plot.script.received.on, *days])


def _steps(of: Teller, plot: Plot, later: timedelta, random: Random, number: int) -> Iterator[Step]:
    """The receipt and the steps up to the cut, so much later, each by whoever the scenario names."""
    received = plot.script.received
    at = _noon((received.recorded or received.on) + later)
    told = " ".join(random.choices(WORDS, k=40)) + f" {COMMON}" + (f" {RARE}" if number % ONE_IN == 7 else "")
    words = {**received.words, "what happened": told}
    named = received.complainant != "nobody"
    person = PartyDetails(f"Person {number}", f"person.{number}@mail.example") if named else None
    asked = Asked(
        "receive",
        received.kind,
        on=received.on + later,
        values=_receipt(of, plot.script),
        words=words,
        complainant=person,
    )
    yield Step(asked, _viewer(of, received.by, at), at)
    for step in plot.script.steps[: plot.steps]:
        if step.on is None or step.do is None or step.refused:
            continue
        (name, about), *_ = step.do.items()
        at = max(at + timedelta(minutes=5), _noon(step.on + later))
        asked = Asked(name, about, step.track, step.on + later, _values(of, step.with_, later), step.words)
        yield Step(asked, _viewer(of, step.by, at), at)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _receipt(of: Teller, script: Script) -> dict[str, Given]:
    given = script.received
    values: dict[str, Given] = {
        "channel": given.channel, "service": given.service, "categories": given.categories, "hour": given.hour,
        "suspected posts": given.suspected_posts, "usual contact": of.people.get(given.usual_contact, ""),
        "informal": "yes" if given.informal else "",
    }  # fmt: skip
    values |= {f"fact:{name}": value for name, value in given.facts.items()}
    return {name: value for name, value in values.items() if value}


def _values(of: Teller, given: dict[str, str | tuple[str, ...]], later: timedelta) -> dict[str, Given]:
    return {name: _value(of, name, value, later) for name, value in given.items()}


def _value(of: Teller, name: str, value: str | tuple[str, ...], later: timedelta) -> Given:
    if isinstance(value, tuple):
        return tuple(str(_value(of, name, one, later)) for one in value)
    if name in PEOPLE:
        return of.people.get(value, value)
    return str(date.fromisoformat(value) + later) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value


def _viewer(of: Teller, by: str, at: datetime) -> Viewer:
    here, day = of.here, at.date()
    if by == COMPLAINANT:
        return scope.public(here.id, here.slug, day)
    if by == SYSTEM:
        return scope.system(here.id, here.slug, day)
    known = viewers.viewer(here, of.people.get(by, by), at)
    return known or Viewer(here.id, here.slug, "outside", of.people.get(by, by), day)
