"""Linking a case with another, so that either leads to the other: an entry in each, in one transaction."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.register import door, journal
from putright.register.door import Answer, Asked, Done
from putright.register.lists import by_number
from putright.register.organisations import place
from putright.register.scope import Viewer

LINK = "link case"


def link(
    organisation: str, ref: str, asked: Asked, viewer: Viewer, *, request_key: str = "", seen_sequence: int | None = None,
    at: datetime | None = None,
) -> Answer:  # fmt: skip
    """Link a case with the one whose number or reference was given; a case that the viewer does not see is not there to them.

    Both are locked, in the order of their references, before anything is written.
    """
    other = by_number(viewer, str(asked.values.get("other", "")))
    if not other or other == ref:
        why = _("No other case has this number or reference")
        return Refusal(f"{why}.", fields={"other": why})
    with transaction.atomic():
        for one in sorted((ref, other)):
            journal.locked_row(place(organisation), one)
        answer = door.act(
            organisation, ref, door.with_values(asked, {"other": other}), viewer,
            request_key=request_key, seen_sequence=seen_sequence, at=at,
        )  # fmt: skip
        if isinstance(answer, Done) and not _leads_back(organisation, other, ref):
            back = door.act(organisation, other, Asked(LINK, values={"other": ref}), viewer, at=at)
            if not isinstance(back, Done):
                transaction.set_rollback(True)
                return back
    return answer


def _leads_back(organisation: str, other: str, ref: str) -> bool:
    row = journal.locked_row(place(organisation), other)
    known = journal.entries(row["id"]) if row else ()
    return any(isinstance(entry, e.CaseLinked) and entry.other == ref for entry in known)
