"""Keeping a message as it came, once, before anything looks into it; and handing it to whoever reads it next, under a lease."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from putright.register import rows
from putright.register.organisations import Place

HANDED_OVER = "received"
LEASE = timedelta(minutes=2)
"""How long somebody may take to read one message."""
MOST = 3
"""How often it is tried to read one. After that a person looks at it as it came."""


@dataclass(frozen=True)
class Source:
    """Where a message was fetched from; without numbers, a mail server handed it over."""

    mailbox: str = HANDED_OVER
    validity: int | None = None
    uid: int | None = None


@dataclass(frozen=True)
class ToRead:
    """A message that somebody has to read. `last` says that this was tried often enough."""

    id: int
    organisation: str
    raw: bytes
    received_at: datetime
    last: bool


def keep(here: Place, raw: bytes, at: datetime, source: Source = Source()) -> int | None:
    """Keep a message; its number, or None where it is kept already: by its place in a mailbox, or by what it is."""
    row = {
        "organisation_id": here.id, "mailbox": source.mailbox, "validity": source.validity, "uid": source.uid,
        "sha256": hashlib.sha256(raw).hexdigest(), "raw": raw, "size": len(raw), "received_at": at, "state": "waiting",
        "attempts": 0, "next_try": at, "read": {}, "names": [], "done_by": "", "why": "",
    }  # fmt: skip
    with transaction.atomic():
        return rows.insert_new("register_incoming", row)


def last_uid(here: Place, mailbox: str, validity: int) -> int:
    """The highest number that was fetched from a mailbox, as long as its numbers are the same ones; 0 where there is none."""
    sql = "SELECT MAX(uid) FROM register_incoming WHERE organisation_id = %s AND mailbox = %s AND validity = %s"
    return int(rows.fetch(sql, here.id, mailbox, validity)[0][0] or 0)


_NEXT = """
SELECT i.id, o.slug, i.raw, i.received_at, i.attempts FROM register_incoming i JOIN register_organisation o
ON o.id = i.organisation_id WHERE i.state = 'waiting' AND i.next_try <= %s ORDER BY i.next_try, i.id LIMIT 1
"""


def take(at: datetime) -> ToRead | None:
    """The next message to read, in a transaction of its own; None where there is none."""
    with transaction.atomic():
        found = rows.fetch(rows.locking(_NEXT, passing_over=True, of="i"), at)
        if not found:
            return None
        number, slug, raw, received_at, attempts = found[0]
        sql = "UPDATE register_incoming SET attempts = %s, next_try = %s WHERE id = %s"
        rows.run(sql, attempts + 1, at + LEASE, number)
    return ToRead(number, slug, bytes(raw), rows.moment(received_at), attempts + 1 > MOST)
