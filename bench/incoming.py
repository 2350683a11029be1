"""Timing what comes in by mail: messages from files, each kept as it came and then read and given its place."""

from __future__ import annotations

import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from bench.timing import ORGANISATION, Line
from bench.words import COMMON

REAL = Path("corpus/messages")
HOW_MANY = 1_000


def lines() -> list[Line]:
    """How many a second, through the same two steps that a worker does."""
    from django.utils import timezone

    from putright.correspondence import inbox
    from putright.correspondence.reading.reader import Reader
    from putright.register.incoming import keeping
    from putright.register.organisations import place

    here, reader = place(ORGANISATION), Reader()
    came = list(messages())
    reader.read(came[0])  # it is started once, and then answers one message after the other
    begun = time.perf_counter()
    kept = sum(keeping.keep(here, raw, timezone.now()) is not None for raw in came)
    read = 0
    while took := sum(1 for _ in inbox.read_due(reader=reader)):
        read += took
    seconds = time.perf_counter() - begun
    reader.close()
    assert read >= kept, (read, kept)
    return [Line("messages taken in, each kept first", kept / seconds, "a second", 150)]


def messages() -> Iterator[bytes]:
    """Real ones where they were fetched (`make messages`), else made up; each with a mark of this run, so that it is new."""
    files = sorted(REAL.glob("*/*.txt"))[:HOW_MANY]
    mark = f"X-Bench: {time.time_ns()}\r\n".encode()
    for number in range(HOW_MANY):
        yield _without_envelope(files[number].read_bytes(), mark) if files else mark + made(number)


def _without_envelope(raw: bytes, mark: bytes) -> bytes:
    return mark + (raw[raw.find(b"\n") + 1 :] if raw.startswith(b"From ") else raw)


def made(number: int) -> bytes:
    """A message as a usual program writes it, with a page of HTML beside its text."""
    message = EmailMessage()
    message["From"], message["To"] = f"Person {number} <person.{number}@mail.example>", "feedback@council.example"
    message["Subject"] = f"The {COMMON} again"
    message.set_content(f"The {COMMON} was not swept. It is the third time. " * 20)
    message.add_alternative(f"<p>The <b>{COMMON}</b> was not swept.</p>" * 20, subtype="html")
    return message.as_bytes()
