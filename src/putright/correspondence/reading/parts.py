"""What a message says in its parts, and what came with it: text, HTML, or files where nothing is written anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from putright.correspondence.reading import caps, plain, signed
from putright.correspondence.reading.headers import in_words
from putright.correspondence.reading.message import Limits

SIGNED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
REPORTS = ("text/rfc822-headers", "message/delivery-status")


def _parts(message: Message, limits: Limits) -> Iterator[Message]:
    """Every part that holds something itself, in order."""
    number = 0
    for one in message.walk():
        if one.is_multipart() and one.get_content_type() != "message/delivery-status":
            continue
        number += 1
        if number > limits.parts:
            return
        yield one


def _written(one: Message) -> str:
    """`text` or `html` for what its writer wrote, else empty. A type that is written wrongly is told by how it begins."""
    if one.get_content_disposition() == "attachment" or one.get_filename():
        return ""
    kind = one.get_content_type()
    if kind.startswith("text/html"):
        return "html"
    return "text" if kind.startswith(("text/plain", "multipart/")) else ""


def _is_attached(one: Message) -> bool:
    return not _written(one) and not one.get_content_type().startswith(REPORTS)


def attached_parts(message: Message, limits: Limits) -> list[Message]:
    """Every part that is no text of the message itself, in order; no more than are looked at."""
    return [one for one in _parts(message, limits) if _is_attached(one) and content(one)][: limits.attached]


def content(one: Message) -> bytes:
    """The bytes of a part, as they were before they were packed for the way."""
    payload = one.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def name(one: Message, number: int) -> str:
    """What a file is called; a number where it has no name."""
    try:
        given = one.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        given = ""
    words = " ".join(in_words(given).replace("/", " ").replace("\\", " ").split())
    return words[:100] or f"part {number}"


def words(message: Message, limits: Limits) -> tuple[str, str]:
    """What it says as plain text, and the HTML where it came in no other form."""
    said: dict[str, list[str]] = {"text": [], "html": []}
    for one in _parts(message, limits):
        if written := _written(one):
            said[written].append(plain.decoded(content(one)[: limits.text * 4], _charset(one)))
    text = plain.clean("\n\n".join(one.strip() for one in said["text"]), limits.text).strip()
    html = "\n".join(plain.cleaned_html(plain.clean(one, limits.text * 4)) for one in said["html"])[: limits.text * 2]
    return text or plain.clean(plain.text_of(html), limits.text) or _said_otherwise(message, said["html"], limits), html


def is_encrypted(message: Message) -> bool:
    """Whether some of it was made so that only somebody with a key can read it."""
    return any(
        one.get_content_type() == "multipart/encrypted"
        or (one.get_content_type() in SIGNED and not signed.within(content(one)))
        for one in message.walk()
    )


def _said_otherwise(message: Message, pages: list[str], limits: Limits) -> str:
    """Of a message without words: what its pages point to, or else what is written in the files that came with it."""
    pointed = (plain.pointed_to(plain.clean(one, limits.text * 4)) for one in pages)
    if text := "\n".join(one for one in pointed if one):
        return plain.clean(text, limits.text)
    written = (_file_said(one, limits) for one in attached_parts(message, limits))
    return plain.clean("\n\n".join(one for one in written if one), limits.text)


def _file_said(one: Message, limits: Limits) -> str:
    """What a file says that is text, whatever it is called, or the message that its sender signed."""
    kind, ending = one.get_content_type(), name(one, 0).lower().rpartition(".")[2]
    if kind in SIGNED and (inner := signed.within(content(one))):
        return words(message_from_bytes(caps.capped(inner, limits)[0], policy=compat32), limits)[0]
    if not kind.startswith("text/") and ending not in ("txt", "htm", "html"):
        return ""
    said = plain.clean(plain.decoded(content(one)[: limits.text * 4], _charset(one)), limits.text * 4)
    return plain.text_of(plain.cleaned_html(said)) if "htm" in (kind[5:8], ending[:3]) else said.strip()


def _charset(one: Message) -> str:
    try:
        return str(one.get_content_charset() or "ascii")
    except (ValueError, LookupError, TypeError):
        return "ascii"
