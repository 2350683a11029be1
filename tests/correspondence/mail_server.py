"""A real mail server on loopback that takes messages, refuses them, or cuts the line where it is told to. No test is here."""

from __future__ import annotations

import email
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

TAKEN = "250 OK"
BEFORE_THE_DOT, AFTER_THE_DOT, AFTER_250 = "before the dot", "after the dot", "after 250"


class Post:
    """What arrived, and the answers to come: one for each message that is offered, the last for all that follow."""

    def __init__(self) -> None:
        self.arrived: list[Message] = []
        self.answers: list[str] = [TAKEN]
        self.to_addresses: list[str] = [TAKEN]
        self.offered = 0

    @property
    def ids(self) -> list[str]:
        """The Message-IDs of what arrived, in order."""
        return [str(message["Message-ID"]) for message in self.arrived]

    def next(self, answers: list[str]) -> str:
        """The answer whose turn it is."""
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802 - the name aiosmtpd calls
        """Take an address, or not."""
        if (answer := self.next(self.to_addresses)) == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - likewise
        """The whole message is here: take it, refuse it, or cut the line without a word."""
        self.offered += 1
        answer = self.next(self.answers)
        content = envelope.content
        assert isinstance(content, bytes)
        if answer in (TAKEN, AFTER_THE_DOT):
            self.arrived.append(email.message_from_bytes(content))
        if answer == AFTER_THE_DOT:
            cut(server)
        return answer


def cut(server: SMTP) -> None:
    """Hang up at once."""
    assert server.transport is not None
    server.transport.abort()


class Cutting(SMTP):
    """Hangs up after it has asked for the message, where that is what is to come."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - likewise
        """Ask for it, and go away before the final dot."""
        post = self.event_handler
        if post.answers[0] == BEFORE_THE_DOT:
            post.offered += 1
            post.next(post.answers)
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            cut(self)
            return
        await super().smtp_DATA(arg)


class Running(Controller):
    """The server, on a thread of its own."""

    def factory(self) -> SMTP:
        """One conversation."""
        return Cutting(self.handler, hostname="mail.example", enable_SMTPUTF8=False)

    def _trigger_server(self) -> None:
        """Once it listens, its port is known."""
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()


@contextmanager
def mail_server() -> Iterator[Post]:
    """A server that Django's settings lead to."""
    post = Post()
    running = Running(post, hostname="127.0.0.1", port=0)
    running.start()
    try:
        with override_settings(
            EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=running.port,
            EMAIL_USE_TLS=False, EMAIL_USE_SSL=False, EMAIL_HOST_USER="", EMAIL_HOST_PASSWORD="", EMAIL_TIMEOUT=5,
            DEFAULT_FROM_EMAIL="complaints@body.example",
        ):  # fmt: skip
            yield post
    finally:
        running.stop()
