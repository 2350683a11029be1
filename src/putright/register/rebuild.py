"""Making every copied row again from the journals. What the door made before must come out the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from putright.core.casework.outlook import outlook
from putright.register import chain, findable, journal, offices, procedures, project, rows
from putright.register.models import CaseRow, EntryRow, NumberSeries
from putright.register.organisations import Place, place

BATCH = 200


def rebuild(organisation: str, at: datetime) -> Iterator[int]:
    """Make the rows of every case again, batch by batch, then the series of numbers; how many cases each time.

    It may run beside the door: each case is locked while its rows are made.
    """
    last = 0
    while True:
        with transaction.atomic():
            here = place(organisation)
            batch = (
                CaseRow.unscoped.filter(organisation=here.id, pk__gt=last)
                .order_by("pk")
                .values_list("pk", "ref")[:BATCH]
            )
            cases = list(batch)
            for case, ref in cases:
                _again(here, case, ref, at)
        if not cases:
            break
        last = cases[-1][0]
        yield len(cases)
    with transaction.atomic():
        _series(place(organisation))


def _again(here: Place, case: int, ref: str, at: datetime) -> None:
    """One case from nothing but its journal and the papers that are left."""
    if journal.locked_row(here, ref) is None:
        return
    version, sha256 = _version(case)
    read = journal.CaseRead(case, ref, {}, procedures.pinned(version, sha256), journal.folded(case))
    made = project.copies(outlook(read.pinned.procedure, read.case, offices.office(here, at)))
    number = _number(case)
    project.write(here, case, ref, dict.fromkeys(journal.COLUMNS, _UNKNOWN) | {"marks": ""}, made)
    rows.update("register_case", case, {"number": number, "version_id": version})
    findable.again(here, case, ref, number, [made.columns["complainant"], made.columns["representative"]])


_UNKNOWN = object()


def _version(case: int) -> tuple[int, str]:
    """The version that the last entry was made under."""
    entries = EntryRow.objects.filter(case=case).order_by("-sequence")
    return entries.values_list("version_id", "version__sha256")[0]


def _number(case: int) -> str:
    drawn = EntryRow.objects.filter(case=case).exclude(number="").order_by("sequence")
    return drawn.values_list("number", flat=True).first() or ""


def _series(here: Place) -> None:
    """The last number of every series, from the numbers that entries drew. Nobody draws one meanwhile."""
    chain.locked_head(here)
    highest: dict[tuple[int, str], int] = {}
    for number in EntryRow.objects.filter(organisation=here.id).exclude(number="").values_list("number", flat=True):
        year, _, rest = number.removeprefix(f"{here.prefix}-").partition("-")
        series = "".join(c for c in rest if not c.isdigit())
        key = (int(year), series)
        highest[key] = max(highest.get(key, 0), int(rest[len(series) :]))
    NumberSeries.objects.filter(organisation=here.id).delete()
    NumberSeries.objects.bulk_create(
        NumberSeries(organisation_id=here.id, year=year, series=series, last=last)
        for (year, series), last in sorted(highest.items())
    )
