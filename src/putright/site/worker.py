"""The loops beside the web server: for time, for letters by return, for mail out and for mail in. What they do is elsewhere.

Several processes may run them: what has passed is noted once, because the door decides it under the case's lock, and a message is
sent by whoever has its lease.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import datetime

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from putright.correspondence import digest, imap, inbox, sending
from putright.register import organisations, outbox, timer
from putright.web.letters import by_itself

log = logging.getLogger(__name__)

EVERY = 300.0
"""Seconds between two looks at the cases. Dates change once a day; what is looked up is an index."""
MAIL_EVERY = 10.0
"""Seconds between two looks at the outbox."""
BY_RETURN_EVERY = 10.0
"""Seconds between two looks for letters that go by themselves."""
INBOX_EVERY = 30.0
"""Seconds between two looks into the mailboxes."""


def tick(at: datetime) -> Iterator[tuple[str, str]]:
    """Let time pass in every organisation; the organisation and ref of each case that something happened to."""
    for here in organisations.places():
        for ref in timer.tick(here.slug, at):
            yield here.slug, ref
    outbox.forget(at)


def post(at: datetime) -> Iterator[str]:
    """Write the digests of the morning, and send what is due; what became of each message."""
    digest.write_due(at)
    yield from sending.send_due()


def take_in(at: datetime) -> Iterator[str]:
    """Fetch what came into the mailboxes, and give everything that came in its place; what became of each message."""
    for slug, address in settings.MAILBOXES.items():
        try:
            imap.fetch(organisations.place(slug), imap.mailbox(address), at)
        except (imap.CannotFetch, organisations.NoSuchOrganisation) as fault:
            log.warning("the mailbox of %s could not be fetched: %s", slug, fault)
    yield from inbox.read_due()


def take_in_mail() -> None:
    """One round of taking in."""
    taken = sum(1 for became in take_in(timezone.now()) if became != "failed")
    if taken:
        log.info("messages taken in: %d", taken)


def let_time_pass() -> None:
    """One round of the timer."""
    changed = sum(1 for _ in tick(timezone.now()))
    if changed:
        log.info("time passed in %d cases", changed)


def answer_by_return() -> None:
    """One round of letters that go by themselves: a fault in one costs no other mail its round."""
    written = sum(1 for _ in by_itself.send_due(timezone.now()))
    if written:
        log.info("letters by return: %d", written)


def send_mail() -> None:
    """One round of sending."""
    sent = sum(1 for became in post(timezone.now()) if became == "sent")
    if sent:
        log.info("messages sent: %d", sent)


class Worker(threading.Thread):
    """One loop, on a thread of its own. A fault in one round is told and does not end it."""

    def __init__(
        self, every: float = EVERY, work: Callable[[], None] = let_time_pass, name: str = "timer",
        fault: str = "the timer could not look at the cases",
    ) -> None:  # fmt: skip
        """Make it; `start` sets it going."""
        super().__init__(name=name, daemon=True)
        self.every, self.work, self.fault = every, work, fault
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
            self.work()
        except Exception:
            log.exception("%s; it tries again in %.0f seconds", self.fault, self.every)
        finally:
            connection.close()


def workers() -> tuple[Worker, ...]:
    """What every installation needs: the timer, whoever answers by return, whoever sends, and whoever takes in what comes."""
    answers = Worker(BY_RETURN_EVERY, answer_by_return, "by return", "letters by return could not be looked at")
    sends = Worker(MAIL_EVERY, send_mail, "post", "the outbox could not be looked at")
    takes = Worker(INBOX_EVERY, take_in_mail, "inbox", "what came in could not be looked at")
    return (Worker(), answers, sends, takes)
