"""From the bytes of a message to what it says. It is called in a process that may be killed, and may take any time or memory."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

from putright.correspondence.reading import caps, headers, parts, plain
from putright.correspondence.reading.automatic import automatic, bounce
from putright.correspondence.reading.message import USUAL, Attached, Limits, Read

CUT = "Some of it was too long to be read. The original is kept as it came."
ENCRYPTED = "It is encrypted, and cannot be read here. The original is kept as it came."
TOO_LARGE = "It is too large to be read. The original is kept as it came."
TOO_MUCH = "It is made so that it could not be fully read. The original is kept as it came."


def parse(raw: bytes, limits: Limits = USUAL) -> Read:
    """What a message says, as far as it can be read."""
    if len(raw) > limits.size:
        return heads_only(raw, limits, TOO_LARGE)
    data, cut = caps.capped(raw, limits)
    if caps.is_too_deep(data, limits):
        return heads_only(raw, limits)
    try:
        return _read(message_from_bytes(data, policy=compat32), CUT if cut else "", limits)
    except Exception:
        return heads_only(raw, limits)


def part(raw: bytes, number: int, limits: Limits = USUAL) -> bytes:
    """The bytes of what was attached as that number; empty where there is none."""
    data, _ = caps.capped(raw, limits)
    if len(raw) > limits.size or caps.is_too_deep(data, limits):
        return b""
    found = dict(enumerate(parts.attached_parts(message_from_bytes(data, policy=compat32), limits), 1))
    return parts.content(found[number]) if number in found else b""


def heads_only(raw: bytes, limits: Limits = USUAL, trouble: str = TOO_MUCH) -> Read:
    """What the headers say, and how the rest begins as it stands."""
    head, body = caps.head_and_body(caps.capped(raw[: limits.head * 2], limits)[0])
    message = BytesHeaderParser(policy=compat32).parsebytes(head)
    sender, name = headers.sender(message)
    subject = headers.header(message, "subject", 300)
    text = plain.clean(plain.decoded(body[: limits.text], "utf-8"), limits.text)
    return Read(
        sender=sender, name=name, subject=subject, text=text, message_id=headers.first_id(message), trouble=trouble,
        automatic=automatic(message, sender, subject), to=headers.to(message), answers=headers.answers(message),
    )  # fmt: skip


def _read(message: Message, trouble: str, limits: Limits) -> Read:
    sender, name = headers.sender(message)
    subject = headers.header(message, "subject", 300)
    text, html = parts.words(message, limits)
    if not text and parts.is_encrypted(message):
        trouble = ENCRYPTED
    attached = tuple(
        Attached(number, parts.name(one, number), one.get_content_type()[:100], len(parts.content(one)))
        for number, one in enumerate(parts.attached_parts(message, limits), 1)
    )
    return Read(
        sender=sender, name=name, to=headers.to(message), subject=subject, text=text, html=html, dated=headers.dated(message),
        message_id=headers.first_id(message), answers=headers.answers(message), automatic=automatic(message, sender, subject),
        bounce=bounce(message), attached=attached, trouble=trouble,
        checked=headers.header(message, "authentication-results", 500),
    )  # fmt: skip
