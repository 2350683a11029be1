"""What happens because time passes: missed dates noted, lapsed windows closed, each once. Run as often as one likes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from putright.core.casework.outlook import outlook
from putright.people import invitations
from putright.register import door, drafts, files, journal, office_door, offices, project, requests, scope, staff_drafts
from putright.register.door import Asked, Done
from putright.register.models import CaseRow
from putright.register.organisations import place


def tick(organisation: str, at: datetime) -> Iterator[str]:
    """Look at every case whose day has come; the refs of those that something happened to.

    First, cases left behind by a change of the organisation's journal are brought up to date.
    """
    for _ in office_door.caught_up(organisation, at):
        pass
    here = place(organisation)
    today = offices.local(at).date()
    due = CaseRow.unscoped.filter(organisation=here.id, wake_on__lte=today).order_by("wake_on", "pk")
    viewer = scope.system(here.id, here.slug, today)
    for ref in list(due.values_list("ref", flat=True)):
        if isinstance(door.act(organisation, ref, Asked("pass time"), viewer, at=at), Done):
            yield ref
        else:
            look_again(organisation, ref, at)
    requests.forget(at)
    drafts.forget(at)
    invitations.forget(at)
    staff_drafts.tell(here, at)
    staff_drafts.forget(at)
    files.forget(at)


def look_again(organisation: str, ref: str, at: datetime) -> None:
    """Copy a case anew as it stands today, where nothing happened to it."""
    with transaction.atomic():
        here = place(organisation)
        row = journal.locked_row(here, ref)
        if row is not None:
            read = journal.read(row)
            made = project.copies(outlook(read.pinned.procedure, read.case, offices.office(here, at)))
            project.write(here, read.id, ref, row, made)
