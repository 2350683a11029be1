"""Seeing to it that the made-up year is there, of today's making: kept where it can be, made anew where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management import call_command

from putright.core.procedure.load.shipped import shipped
from putright.register import offices, rows
from putright.site.demo import keeping
from putright.site.demo.keeping import Made
from putright.site.demo.making import Known, made


@dataclass(frozen=True)
class Preparation:
    """What is to be done: make so many cases in each organisation, or nothing. `why` is for whoever waits."""

    folder: Path
    cases: int
    now: datetime
    why: str
    kept: Made | None

    @property
    def total(self) -> int:
        """How many cases will be made."""
        return 0 if self.kept else self.cases * len(shipped())

    def made(self) -> Iterator[Known]:
        """Make it; each case as it comes in. Broken off, it is begun anew the next time."""
        keeping.clear(self.folder)
        call_command("migrate", verbosity=0)
        known: dict[str, Known] = {}
        for case in made(shipped(), self.cases, self.now):
            known.setdefault(case.organisation, case)
            yield case
        today = offices.local(self.now).date()
        keeping.finish(self.folder, keeping.stamp(shipped(), self.cases), today, lengths(), known.values())


def preparation(folder: Path, cases: int, now: datetime, *, reset: bool) -> Preparation:
    """Whether what is kept will do. What somebody has added is not thrown away because a day has passed."""
    kept = None if reset else keeping.read(folder)
    why = "as you asked" if reset else "for the first time"
    if kept and kept.stamp != keeping.stamp(shipped(), cases):
        kept, why = None, "because the procedures or the program have changed"
    elif kept and kept.day != str(offices.local(now).date()) and not _added_to(kept):
        kept, why = None, "because a new day has begun"
    return Preparation(folder, cases, now, why, kept)


def lengths() -> dict[str, int]:
    """How long each organisation's chain is."""
    found = rows.fetch(
        "SELECT o.slug, h.length FROM register_organisation o JOIN register_head h ON h.organisation_id = o.id"
    )
    return {str(slug): int(length) for slug, length in found}


def _added_to(kept: Made) -> bool:
    """Whether anybody but the timer has written anything since it was made."""
    sql = (
        "SELECT body FROM register_entry e JOIN register_organisation o ON o.id = e.organisation_id "
        "WHERE o.slug = %s AND e.link > %s"
    )
    bodies = (body for slug, length in kept.lengths.items() for (body,) in rows.fetch(sql, slug, length))
    return any('"by":"system"' not in body for body in bodies)
