"""What carries a message away: one small interface, and Django's mail behind it. When a message goes is decided in `sending`.

Another way (a service for letters, say) is a class with these two methods, named in the setting `PUTRIGHT_SENDER`.
"""

from __future__ import annotations

import logging
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from typing import Any, Protocol, cast

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)

NO_ANSWER = "The mail server was not answering."
BROKE_OFF = "The line to the mail server broke off."


@dataclass(frozen=True)
class Outgoing:
    """A message as it goes. Every attempt at the same one bears the same `message_id`, in angle brackets."""

    to: str
    subject: str
    words: str
    message_id: str
    page: str = ""
    """The same as a page of HTML; empty for a message that is words alone."""
    sender: str = ""
    """The name it comes from, before the address of the installation; empty for the address alone."""
    reply_to: str = ""
    automatic: bool = True
    """Nobody wrote it: other machines need not answer it (RFC 3834)."""


class NotSent(Exception):
    """It did not go; `why` is a sentence for people, without any address.

    `for_good`: no later attempt can go better. `nothing_goes`: it is not about this message, so others need not be tried now.
    """

    def __init__(self, why: str, *, for_good: bool = False, nothing_goes: bool = False) -> None:
        super().__init__(why)
        self.why, self.for_good, self.nothing_goes = why, for_good, nothing_goes


class Sender(Protocol):
    """Whoever carries messages. It may keep a line open between them."""

    def send(self, message: Outgoing) -> None:
        """Return once somebody else has taken the message over; raise NotSent otherwise, in doubt too."""

    def close(self) -> None:
        """No message comes for a while."""


def sender() -> Sender:
    """The one that the settings name."""
    return cast("Sender", import_string(settings.SENDER)())


class Mail:
    """Mail by Django's backend: over SMTP, or into files where no server is named."""

    def __init__(self) -> None:
        """No line is open yet."""
        self._line: Any = None

    def send(self, message: Outgoing) -> None:
        """Hand it to the mail server over a line that stays open; after a fault the line is given up."""
        try:
            if self._line is None:
                self._line = get_connection()
                self._line.open()
            self._line.send_messages([_mail(message)])
        except (OSError, smtplib.SMTPException, ValueError) as fault:
            self.close()
            raise _told(fault) from fault

    def close(self) -> None:
        """Close the line; what goes wrong in that concerns no message."""
        line, self._line = self._line, None
        if line is not None:
            with suppress(OSError, smtplib.SMTPException):
                line.close()


def _mail(message: Outgoing) -> EmailMultiAlternatives:
    """The message as Django has it. Raises ValueError for a header that cannot be."""
    headers = {"Message-ID": message.message_id}
    if message.automatic:
        headers["Auto-Submitted"] = "auto-generated"
    mail = EmailMultiAlternatives(
        message.subject, message.words, from_email=_from(message.sender), to=[message.to], headers=headers,
        reply_to=[message.reply_to] if message.reply_to else None,
    )  # fmt: skip
    if message.page:
        mail.attach_alternative(message.page, "text/html")
    return mail


def _from(name: str) -> str:
    """The address of the installation under a name."""
    if not name:
        return str(settings.DEFAULT_FROM_EMAIL)
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return formataddr((name.replace("\n", " ").replace("\r", " "), address))


def _told(fault: Exception) -> NotSent:
    """What went wrong, in words, and whether it is worth trying again."""
    match fault:
        case smtplib.SMTPRecipientsRefused(recipients=refused):
            return _refused(*next(iter(refused.values())))
        case smtplib.SMTPSenderRefused():
            return NotSent("The mail server does not take mail from our address.", nothing_goes=True)
        case smtplib.SMTPAuthenticationError():
            return NotSent("The mail server did not let us in.", nothing_goes=True)
        case smtplib.SMTPDataError(smtp_code=code):
            return NotSent("The mail server refused the message.", for_good=True) if code >= 500 else _later()
        case smtplib.SMTPConnectError() | smtplib.SMTPHeloError():
            return NotSent(NO_ANSWER, nothing_goes=True)
        case smtplib.SMTPServerDisconnected():
            return NotSent(BROKE_OFF)
        case ssl.SSLError() | smtplib.SMTPNotSupportedError():
            return NotSent("The mail server offers no line that is secure.", nothing_goes=True)
        case ValueError() if not isinstance(fault, OSError):
            return NotSent("The address cannot be written to.", for_good=True)
    return NotSent(NO_ANSWER, nothing_goes=True)


def _refused(code: int, said: bytes | str) -> NotSent:
    """What a mail server says of an address; its own words are not repeated, because they name the address."""
    words = said.decode("ascii", "replace") if isinstance(said, bytes) else said
    if code < 500:
        return _later()
    if code == 552 or "5.2.2" in words:
        return NotSent("The mailbox is full.", for_good=True)
    if code in (550, 551, 553) or "5.1." in words:
        return NotSent("The address does not exist.", for_good=True)
    return NotSent("The mail server refused the address.", for_good=True)


def _later() -> NotSent:
    return NotSent("The mail server asked for it to be sent later.")
