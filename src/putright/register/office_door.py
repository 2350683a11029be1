"""Writing the organisation's own journal: posts, deputies, absences, closure days, late holidays; and catching its cases up.

Cases kept from posts under suspicion are brought up to date in the same transaction, so that nobody who takes such a post
ever sees one; all other open cases follow in small transactions that can be broken off and taken up again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from putright.core.casework.office import (
    AnyOfficeEntry,
    ClosureDeclared,
    DeputyNamed,
    HolidayDeclared,
    HolidayWithdrawn,
    PostLeft,
    PostTaken,
    canonical_office,
)  # fmt: skip
from putright.core.casework.outlook import outlook
from putright.register import chain, journal, notices, offices, project, seal
from putright.register.journal import OfficeMoved
from putright.register.models import CaseRow, OfficeRow
from putright.register.notices import Occasion
from putright.register.organisations import Place, place

BATCH = 100
"""Cases caught up in one transaction."""

ABOUT_PEOPLE = (PostTaken, PostLeft, DeputyNamed)
ABOUT_DAYS = (ClosureDeclared, HolidayDeclared, HolidayWithdrawn)


@dataclass(frozen=True)
class OfficeDone:
    """Entries `first` to `last` are in the organisation's journal; so many open cases were brought up to date."""

    organisation: str
    first: int
    last: int
    cases: int
    waits: bool = False
    """It waits for somebody else to confirm it."""


def act_for_office(
    organisation: str, made: Sequence[AnyOfficeEntry], *, at: datetime | None = None, catch_up: bool = True,
    read: Place | None = None,
) -> OfficeDone:  # fmt: skip
    """Add entries to an organisation's own journal. Each says by whom it was made; whether they may is asked before.

    `read` is the organisation as its journal stood when that was asked; raises OfficeMoved where it has grown since.
    """
    now = at or timezone.now()
    with transaction.atomic():
        here = place(organisation)
        suspected = _locked(here) if any(isinstance(entry, ABOUT_PEOPLE) for entry in made) else []
        first, last = _append(here, made, read)
        _project(place(organisation), suspected, now, ())
    days = [entry for entry in made if isinstance(entry, ABOUT_DAYS)]
    cases = sum(caught_up(organisation, now, days)) if catch_up else 0
    return OfficeDone(organisation, first, last, cases)


def _locked(here: Place) -> list[str]:
    """The cases kept from posts under suspicion, held: before the head, as the door takes its locks."""
    suspected = CaseRow.unscoped.filter(organisation=here.id, suspected=True).order_by("pk")
    refs = list(suspected.values_list("ref", flat=True))
    for ref in refs:
        journal.locked_row(here, ref)
    return refs


def _append(here: Place, made: Sequence[AnyOfficeEntry], read: Place | None) -> tuple[int, int]:
    head = chain.locked_head(here)
    if read is not None and head.office_seal != read.office_seal:
        raise OfficeMoved
    first = head.office_length + 1
    bodies = [canonical_office(entry) for entry in made]
    leaves = [seal.of_office_entry(sequence, body) for sequence, body in enumerate(bodies, first)]
    links = list(chain.links(head, leaves))
    OfficeRow.objects.bulk_create(
        OfficeRow(
            organisation_id=here.id, sequence=sequence, body=body, link=link.position, leaf=link.leaf, seal=link.seal
        )
        for sequence, (body, link) in enumerate(zip(bodies, links, strict=True), first)
    )  # fmt: skip
    head.office_length += len(bodies)
    head.office_seal = links[-1].seal if links else head.office_seal
    chain.move(here, head)
    return first, head.office_length


def caught_up(organisation: str, at: datetime, days: Iterable[AnyOfficeEntry] = ()) -> Iterator[int]:
    """Bring every open case up to what the organisation's journal now says, batch by batch; how many each time.

    Whoever has a case whose next date moves is told once. Broken off, it goes on where it was.
    """
    days = tuple(days)
    while True:
        with transaction.atomic():
            here = place(organisation)
            behind = CaseRow.unscoped.filter(
                organisation=here.id, due_order__isnull=False, office_length__lt=here.office_length
            )
            refs = list(behind.order_by("pk").values_list("ref", flat=True)[:BATCH])
            _project(here, refs, at, days)
        if not refs:
            return
        yield len(refs)


def _project(here: Place, refs: Sequence[str], at: datetime, days: Sequence[AnyOfficeEntry]) -> None:
    office = offices.office(here, at)
    for ref in refs:
        row = journal.locked_row(here, ref)
        if row is None or not row["sequence"]:
            continue
        found = journal.read(row)
        made = project.copies(outlook(found.pinned.procedure, found.case, office))
        project.write(here, found.id, ref, row, made)
        if days and made.columns["next_due_on"] != row["next_due_on"]:
            _tell(here, row, made, at, days)


def _tell(here: Place, row: Any, made: project.Copies, at: datetime, days: Sequence[AnyOfficeEntry]) -> None:
    names = ", ".join(f"{day.name} ({day.day:%-d %B %Y})" for day in days if isinstance(day, ABOUT_DAYS))
    words = (
        f"{names}: the next date is now {made.columns['next_due_on']:%-d %B %Y}, it was {row['next_due_on']:%-d %B %Y}."
    )
    people = [person for person, part in made.parts.items() if part.has_it and person not in made.excluded]
    notices.tell(here, row["id"], people, Occasion("days", f"days {names}"[:120], words=words), at)
