"""A made-up year told without any database: the folders' own people, and an office for every moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from putright.core.casework.office import Office, office_at
from putright.core.procedure.load import load
from putright.core.procedure.load.shipped import shipped
from putright.core.procedure.model.procedure import Procedure
from putright.core.scenarios import load_organisation
from putright.site.demo.year import Told, year

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FOLDERS = shipped()


def office_of(folder: Path, procedure: Procedure) -> Callable[[datetime], Office]:
    """The organisation of a folder at any moment."""
    journal = load_organisation(folder / "organisation.yaml", procedure).entries()

    @cache
    def on(day: date) -> Office:
        return office_at(journal, datetime.combine(day, NOW.timetz()), procedure.front.calendar)

    return lambda now: replace(on(now.date()), now=now)


@cache
def told(folder: Path, cases: int = 25, now: datetime = NOW) -> tuple[Told, ...]:
    """A whole year of one organisation."""
    procedure = load(folder)
    return tuple(year(procedure, office_of(folder, procedure), cases, now))
