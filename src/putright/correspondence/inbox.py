"""The round of whoever reads what came in: one message after the other, each given its place before the next is looked at.

What a message says is found out in a process that may be killed; where it is after that is decided in `register.incoming`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.utils import timezone

from putright.correspondence.reading.message import NOT_READ, Read
from putright.correspondence.reading.reader import Reader
from putright.register.incoming import keeping, settling
from putright.register.incoming.keeping import ToRead
from putright.register.incoming.settling import Said

log = logging.getLogger(__name__)

MOST = 500
"""Messages in one round, after which others have their turn."""


def read_due(now: Callable[[], datetime] = timezone.now, reader: Reader | None = None) -> Iterator[str]:
    """Read what came in; what became of each message: `filed`, `held`, `automatic`, or `failed` for now."""
    reading = reader or Reader()
    try:
        for _ in range(MOST):
            message = keeping.take(now())
            if message is None:
                return
            try:
                yield settling.settle(message, _said(message, reading), now())
            except Exception:
                log.exception("message %d that came in could not be given its place; it is tried again", message.id)
                yield "failed"
    finally:
        if reader is None:
            reading.close()


def _said(message: ToRead, reading: Reader) -> Said:
    """What it says; of one that brought down whoever read it again and again, nothing."""
    found = NOT_READ if message.last else reading.read(message.raw)
    return Said(
        sender=found.sender, to=found.to, text=found.text, automatic=found.automatic, values=found.as_values(),
        files=() if message.last else tuple(_files(message, found, reading)),
        bounced=found.bounce.message_id if found.bounce and found.bounce.for_good else "", why=_why(found),
    )  # fmt: skip


def _files(message: ToRead, found: Read, reading: Reader) -> Iterator[tuple[str, bytes]]:
    """What came with it: read only where it may be put on a case."""
    if not found.automatic:
        for one in found.attached:
            if data := reading.part(message.raw, one.number):
                yield one.name, data


def _why(found: Read) -> str:
    """Why it did not arrive, in words, by what its status says (RFC 3463)."""
    status = found.bounce.status if found.bounce else ""
    if status.startswith("5.1"):
        return "The address does not exist."
    return "The mailbox is full." if status == "5.2.2" else "The mail came back."
