"""Fetching what came into a mailbox (IMAP), one message at a time: kept before the server is told that it was seen.

Nothing of a message is looked at here, and nothing is deleted from the mailbox.
"""

from __future__ import annotations

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from putright.register.incoming import keeping
from putright.register.incoming.keeping import Source
from putright.register.organisations import Place

log = logging.getLogger(__name__)

TIMEOUT = 30
"""Seconds in which a mail server must answer each step."""
LARGEST = 60 * 1024 * 1024
"""Bytes that are fetched of one message."""
HERE = ("localhost", "127.0.0.1", "::1")


class CannotFetch(Exception):
    """The mailbox could not be opened, or the line broke off; a sentence without names or addresses."""


@dataclass(frozen=True)
class Mailbox:
    """A folder on a mail server, and how it is reached."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    secure: bool
    """Over a line that is secure from the start; otherwise it is made so, but to this machine itself."""

    @property
    def name(self) -> str:
        """What its messages are known by: the same for the same folder of the same account, and no address."""
        return f"{self.host}:{self.port}/{self.user.partition('@')[0]}/{self.folder}"[:120]


def mailbox(address: str) -> Mailbox:
    """A mailbox from `imaps://USER:PASSWORD@HOST:PORT/FOLDER`. Raises ValueError for anything else."""
    parts = urlsplit(address)
    if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
        raise ValueError("write imaps://USER:PASSWORD@HOST/FOLDER")
    secure = parts.scheme == "imaps"
    port = parts.port or (993 if secure else 143)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    return Mailbox(parts.hostname, port, unquote(parts.username), unquote(parts.password or ""), folder, secure)


def fetch(here: Place, box: Mailbox, at: datetime) -> int:
    """Keep everything new in a mailbox; how much that was. Raises CannotFetch; what was kept by then stays kept."""
    kept = 0
    try:
        with _opened(box) as line:
            validity = _selected(line, box.folder)
            for uid in _new(line, keeping.last_uid(here, box.name, validity)):
                raw = _message(line, uid)
                if raw is not None:
                    kept += keeping.keep(here, raw, at, Source(box.name, validity, uid)) is not None
                    line.uid("STORE", str(uid), "+FLAGS", r"(\Seen)")
    except imaplib.IMAP4.error as fault:
        raise CannotFetch("The mail server did not let us in, or does not know the folder.") from fault
    except (OSError, ssl.SSLError) as fault:
        raise CannotFetch("The mail server was not answering.") from fault
    return kept


@contextmanager
def _opened(box: Mailbox) -> Iterator[imaplib.IMAP4]:
    context = ssl.create_default_context()
    line: imaplib.IMAP4
    if box.secure:
        line = imaplib.IMAP4_SSL(box.host, box.port, ssl_context=context, timeout=TIMEOUT)
    else:
        line = imaplib.IMAP4(box.host, box.port, timeout=TIMEOUT)
    try:
        if not box.secure and box.host not in HERE:
            line.starttls(context)
        line.login(box.user, box.password)
        yield line
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            line.logout()
        with suppress(OSError):
            line.shutdown()


def _selected(line: imaplib.IMAP4, folder: str) -> int:
    """Open a folder; the number that says whether its messages still have the numbers they had (UIDVALIDITY)."""
    answer, _ = line.select('"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"')
    given = line.response("UIDVALIDITY")[1]
    if answer != "OK" or not given or given[0] is None:
        raise imaplib.IMAP4.error("no such folder")
    return int(given[0])


def _new(line: imaplib.IMAP4, last: int) -> list[int]:
    """The numbers of the messages after the last that was kept. A server answers `5:*` with its last message at least."""
    answer, found = line.uid("SEARCH", "UID", f"{last + 1}:*")
    numbers = [int(one) for one in (found[0] or b"").split()] if answer == "OK" else []
    return sorted(number for number in numbers if number > last)


def _message(line: imaplib.IMAP4, uid: int) -> bytes | None:
    """A message as it lies there; None where it was taken away meanwhile."""
    _, found = line.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{LARGEST}>)")
    parts = [one for one in found if isinstance(one, tuple) and re.search(rb"BODY\[\]", one[0])]
    return bytes(parts[0][1]) if parts else None
