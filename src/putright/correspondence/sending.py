"""The worker's round: take what is due from the outbox, one message at a time, send it, and say what became of it.

A message whose worker died is taken again when its lease has run out. If the mail server had taken it already, one second copy
goes, with the same Message-ID; otherwise none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.utils import timezone

from putright.correspondence import letter_mail
from putright.correspondence.sender import NotSent, Outgoing, Sender, sender
from putright.people import names
from putright.register import outbox
from putright.register.letters.sending import KIND as LETTER
from putright.register.outbox import Taken

log = logging.getLogger(__name__)

MOST = 500
"""Messages in one round, after which others have their turn."""


def send_due(now: Callable[[], datetime] = timezone.now, through: Sender | None = None) -> Iterator[str]:
    """Send what is due; what became of each message: `sent`, `called off`, `failing` or `given up`.

    Where nothing goes at all (the mail server is down), the round ends, and the next one tries again.
    """
    line = through or sender()
    try:
        for _ in range(MOST):
            message = outbox.take(now())
            if message is None:
                return
            became, nothing_goes = _one(message, line, now)
            yield became
            if nothing_goes:
                return
    finally:
        line.close()


def _one(message: Taken, line: Sender, now: Callable[[], datetime]) -> tuple[str, bool]:
    """One message, and whether the fault was no fault of its own."""
    if message.attempts > len(outbox.WAITS) + 1:
        outbox.given_up(message, outbox.BROKEN_OFF, now())
        return "given up", False
    if not outbox.may_go(message, now()):
        outbox.called_off(message, now())
        return "called off", False
    try:
        _send(message, line)
    except NotSent as fault:
        return _not_sent(message, fault, now()), fault.nothing_goes
    outbox.sent(message, now())
    return "sent", False


def _send(message: Taken, line: Sender) -> None:
    to = names.address(message.person) if message.person else message.address
    if not to:
        raise NotSent("There is no address to send it to.", for_good=True)
    line.send(outgoing(message, to))


def outgoing(message: Taken, to: str) -> Outgoing:
    """The message as it goes: a letter in two forms, from the organisation, with the address that leads an answer to its case."""
    if message.kind != LETTER:
        return Outgoing(to, message.subject, message.words, message.message_id)
    words, page = letter_mail.plain(message.words), letter_mail.page(message.subject, message.words)
    return Outgoing(
        to, message.subject, words, message.message_id, page, message.name, message.reply_to, message.automatic
    )


def _not_sent(message: Taken, fault: NotSent, at: datetime) -> str:
    log.warning("message %d (%s) did not go at attempt %d: %s", message.id, message.kind, message.attempts, fault.why)
    if fault.for_good or message.attempts > len(outbox.WAITS):
        outbox.given_up(message, fault.why, at)
        return "given up"
    outbox.failed(message, fault.why, at)
    return "failing"
