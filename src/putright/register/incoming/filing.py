"""Giving a message its place by hand: on a case, as the message from the person that it is, or as something new."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from putright.register import door, files, offices
from putright.register.door import Answer, Done
from putright.register.incoming import pen
from putright.register.incoming.settling import adding
from putright.register.models import CaseRow
from putright.register.organisations import place
from putright.register.scope import NoSuchCase, Viewer

_KEY = re.compile(r"mail-(\d{1,12})-[0-9a-f]{32}")


def on_case(
    viewer: Viewer, number: int, ref: str, attached: Iterable[tuple[str, bytes]], request_key: str, at: datetime
) -> Answer | None:
    """Put a message on a case as a message from the person, on the day it came; None where it waits no more.

    Raises NoSuchCase where the message or the case is not for the viewer.
    """
    message, here = pen.one(viewer, number), place(viewer.slug)
    draft = hashlib.sha256(f"filing\n{here.id}\n{number}\n{request_key}".encode()).hexdigest()
    with transaction.atomic():
        on = max(offices.local(message.received_at).date(), _begun(viewer, ref))
        asked = adding(on, str(message.read.get("text", "")), draft, files.wait_each(here, draft, attached, at))
        answer = door.act(here.slug, ref, asked, viewer, request_key=request_key, at=at)
        if isinstance(answer, Done) and not pen.filed(viewer, number, answer.ref, answer.first, at):
            transaction.set_rollback(True)
            return None
    return answer


def _begun(viewer: Viewer, ref: str) -> date:
    """The day on which the case was received: nothing happens to it before, and what came earlier belongs to that day."""
    found = CaseRow.objects.seen_by(viewer).filter(ref=ref).values_list("received_on", flat=True).first()
    if found is None:
        raise NoSuchCase(ref)
    return found


def key_for(number: int) -> str:
    """The key of a form that takes a message in as something new; it says which message."""
    return f"mail-{number}-{secrets.token_hex(16)}"


def recorded(viewer: Viewer, request_key: str, done: Done, at: datetime) -> None:
    """Note that the form with this key took a message in; nothing where its key names none, or that one has its place."""
    found = _KEY.fullmatch(request_key)
    if found:
        pen.filed(viewer, int(found[1]), done.ref, done.first, at)
