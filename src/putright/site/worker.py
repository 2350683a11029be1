"""The loop beside the web server that lets time pass: every few minutes it looks at the cases whose day has come.

Several processes may run it: what has passed is noted once, because the door decides it under the case's lock.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import datetime

from django.db import close_old_connections, connection
from django.utils import timezone

from putright.register import organisations, timer

log = logging.getLogger(__name__)

EVERY = 300.0
"""Seconds between two looks. Dates change once a day; what is looked up is an index."""


def tick(at: datetime) -> Iterator[tuple[str, str]]:
    """Let time pass in every organisation; the organisation and ref of each case that something happened to."""
    for here in organisations.places():
        for ref in timer.tick(here.slug, at):
            yield here.slug, ref


class Worker(threading.Thread):
    """The loop, on a thread of its own. A fault in one round is told and does not end it."""

    def __init__(self, every: float = EVERY) -> None:
        """Make it; `start` sets it going."""
        super().__init__(name="timer", daemon=True)
        self.every = every
        self._stop_asked = threading.Event()

    def run(self) -> None:
        """Look, wait, look again, until asked to stop."""
        while not self._stop_asked.is_set():
            self._round()
            self._stop_asked.wait(self.every)

    def stop(self) -> None:
        """Ask it to stop, and wait for the round at work."""
        self._stop_asked.set()
        self.join(timeout=30)

    def _round(self) -> None:
        try:
            close_old_connections()
            changed = sum(1 for _ in tick(timezone.now()))
            if changed:
                log.info("time passed in %d cases", changed)
        except Exception:
            log.exception("the timer could not look at the cases; it tries again in %.0f seconds", self.every)
        finally:
            connection.close()
