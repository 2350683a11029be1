"""Linking a case with another, so that either leads to the other, and taking that off: an entry in each, in one transaction."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from putright.core.casework.action import Refusal
from putright.core.casework.decide.recording import OFF
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
    """Link a case with the one whose number or reference was given, or take the link off.

    A case that the viewer does not see is not there to them. Both are locked, in the order of their references, before anything
    is written.
    """
    other = by_number(viewer, str(asked.values.get("other", "")))
    if not other or other == ref:
        why = _("No other case has this number or reference")
        return Refusal(f"{why}.", fields={"other": why})
    with transaction.atomic():
        for one in sorted((ref, other)):
            journal.locked_row(place(organisation), one)
        off = asked.values.get(OFF) == "yes"
        known = _called(viewer, ref, other) if off else ""
        answer = door.act(
            organisation, ref, door.with_values(asked, {"other": known or other}), viewer,
            request_key=request_key, seen_sequence=seen_sequence, at=at,
        )  # fmt: skip
        called = _called(viewer, other, ref)
        if isinstance(answer, Done) and off == bool(called):
            back = Asked(LINK, values={"other": called or ref, OFF: "yes" if off else "no"})
            returned = door.act(organisation, other, back, viewer, at=at)
            if not isinstance(returned, Done):
                transaction.set_rollback(True)
                return returned
    return answer


def _called(viewer: Viewer, ref: str, other: str) -> str:
    """As what a case is linked with another: by its reference, or as somebody called it long ago; empty where it is not."""
    row = journal.locked_row(place(viewer.slug), ref)
    if row is None:
        return ""
    return next((text for text in journal.read(row).case.linked if by_number(viewer, text) == other), "")
