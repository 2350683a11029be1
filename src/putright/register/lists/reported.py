"""The cases that a meeting hears of, as far as the viewer sees them: received, closed or open in a time, each as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from django.db.models import Q

from putright.core.casework.outlook import outlook
from putright.core.casework.reference import grouped
from putright.core.reporting.meeting import Matter, Meeting
from putright.register import journal, offices
from putright.register.models import CaseRow
from putright.register.organisations import Place
from putright.register.scope import Viewer, undeclared

MOST = 400
"""Cases of one meeting: some seconds of reading. Who has more asks for a shorter time."""


def meeting(here: Place, viewer: Viewer, since: date, until: date, at: datetime, most: int) -> Meeting | None:
    """The cases from one day to another, both included; None where there are more than can be read for one page."""
    matters = tuple(islice(each(here, viewer, since, until, at), most + 1))
    return Meeting(since, until, matters) if len(matters) <= most else None


def each(here: Place, viewer: Viewer, since: date, until: date, at: datetime) -> Iterator[Matter]:
    """The cases from one day to another, one after another.

    A case in which the viewer is to declare any interest first is not among them, nor a record that was taken back at once.
    """
    seen = CaseRow.objects.seen_by(viewer).exclude(undeclared(viewer)).filter(received_on__lte=until)
    wanted = seen.filter(Q(closed_on=None) | Q(closed_on__gte=since) | Q(received_on__gte=since))
    office = offices.office(here, at)
    for row in (
        wanted.order_by("received_on", "pk").values(*journal.COLUMNS, "version__sha256").iterator(chunk_size=200)
    ):
        read = journal.read(row)
        if read.case.taken_back:
            continue
        called = grouped(row["number"], row["ref"])
        yield Matter(row["ref"], called, outlook(read.pinned.procedure, read.case, office))
