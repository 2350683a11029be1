"""Timing what goes by mail: letters put into the outbox, and sent by several workers to a server on this machine, each once."""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import Any

from bench.timing import ORGANISATION, Line

HOW_MANY = 10_000
WORKERS = 2


class Server:
    """Takes everything, and counts each subject."""

    def __init__(self) -> None:
        self.came: Counter[str] = Counter()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the name aiosmtpd calls
        """Take a message."""
        head = envelope.content.split(b"\r\n\r\n", 1)[0].decode("ascii", "replace")
        self.came[next(line for line in head.split("\r\n") if line.startswith("Subject:"))] += 1
        return "250 OK"


def lines() -> list[Line]:
    """How many a second are put there and sent; a doubled or a lost one ends the measuring."""
    from aiosmtpd.controller import Controller
    from django.test import override_settings

    server = Server()
    running = Controller(server, hostname="127.0.0.1", port=_free())
    running.start()
    settings = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": running.port,
        "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False, "EMAIL_HOST_USER": "", "EMAIL_HOST_PASSWORD": "",
    }  # fmt: skip
    try:
        with override_settings(**settings):
            mark = str(time.time_ns())
            put, sent = _put(mark), _send()
    finally:
        running.stop()
    ours = {subject: count for subject, count in server.came.items() if mark in subject}
    assert len(ours) == HOW_MANY, f"{HOW_MANY - len(ours)} lost"
    assert set(ours.values()) == {1}, "doubled"
    return [
        Line("letters put into the outbox", HOW_MANY / put, "a second", None),
        Line(f"letters sent by {WORKERS} workers, none twice", HOW_MANY / sent, "a second", None),
    ]


def _put(mark: str) -> float:
    """Seconds in which they are put there, each in a transaction of its own."""
    from django.db import transaction
    from django.utils import timezone

    from putright.register import outbox
    from putright.register.organisations import place

    here, begun = place(ORGANISATION), time.perf_counter()
    for number in range(HOW_MANY):
        with transaction.atomic():
            letter = outbox.Draft("letter", f"{mark} {number}", "Dear Ada\n\n# Our answer\n\nWe looked into it. " * 20,
                                  address=f"ada{number}@mail.example")  # fmt: skip
            outbox.put(here, letter, timezone.now())
    return time.perf_counter() - begun


def _send() -> float:
    """Seconds in which they are sent, by workers that know nothing of each other."""
    begun = time.perf_counter()
    workers = [threading.Thread(target=_work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - begun


def _work() -> None:
    from django.db import connection

    from putright.correspondence import sending

    while any(True for _ in sending.send_due()):
        pass
    connection.close()


def _free() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
