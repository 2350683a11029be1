"""From the bytes of a message to what it says. It is called in a process that may be killed, and may take any time or memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime

from putright.correspondence.reading import caps, plain
from putright.correspondence.reading.automatic import automatic, bounce
from putright.correspondence.reading.message import USUAL, Attached, Limits, Read

ADDRESS = re.compile(r"[^\s@<>\"(),:;\\\[\]]{1,64}@[^\s@<>\"(),:;\\\[\]]{1,250}")
_ID = re.compile(r"<[^<>\s]{1,190}>")
CUT = "Some of it was too long to be read. The original is kept as it came."
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
    found = dict(enumerate(_attached_parts(message_from_bytes(data, policy=compat32), limits), 1))
    return _content(found[number]) if number in found else b""


def heads_only(raw: bytes, limits: Limits = USUAL, trouble: str = TOO_MUCH) -> Read:
    """What the headers say, and how the rest begins as it stands."""
    head, body = caps.head_and_body(caps.capped(raw[: limits.head * 2], limits)[0])
    message = BytesHeaderParser(policy=compat32).parsebytes(head)
    sender, name = _sender(message)
    subject = _header(message, "subject", 300)
    text = plain.clean(plain.decoded(body[: limits.text], "utf-8"), limits.text)
    return Read(
        sender=sender, name=name, subject=subject, text=text, message_id=_first_id(message), trouble=trouble,
        automatic=automatic(message, sender, subject), to=_to(message), answers=_answers(message),
    )  # fmt: skip


def _read(message: Message, trouble: str, limits: Limits) -> Read:
    sender, name = _sender(message)
    subject = _header(message, "subject", 300)
    text, html = _words(message, limits)
    attached = tuple(
        Attached(number, _name(one, number), one.get_content_type()[:100], len(_content(one)))
        for number, one in enumerate(_attached_parts(message, limits), 1)
    )
    return Read(
        sender=sender, name=name, to=_to(message), subject=subject, text=text, html=html, dated=_dated(message),
        message_id=_first_id(message), answers=_answers(message), automatic=automatic(message, sender, subject),
        bounce=bounce(message), attached=attached, checked=_header(message, "authentication-results", 500), trouble=trouble,
    )  # fmt: skip


def _header(message: Message, name: str, most: int) -> str:
    """A header in words."""
    value = str(message.get(name, ""))
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    words = [one if isinstance(one, str) else plain.decoded(one, charset or "ascii") for one, charset in pieces]
    return " ".join(plain.clean("".join(words), most * 4).split())[:most]


def _sender(message: Message) -> tuple[str, str]:
    """The one address it is from, and the name beside it; none where there are several, or one that is no address."""
    given = message.get_all("from", [])
    found = [one for one in _addresses(given) if one[1]]
    if len(given) != 1 or len(found) != 1 or not ADDRESS.fullmatch(found[0][1]):
        return "", _header(message, "from", 200)
    return found[0][1].lower(), " ".join(_in_words(found[0][0]).split())[:120]


def _in_words(value: str) -> str:
    holder = Message()
    holder["x"] = value.replace("\n", " ").replace("\r", " ")
    return _header(holder, "x", 200)


TO = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")


def _to(message: Message) -> tuple[str, ...]:
    given = [str(one) for name in TO for one in message.get_all(name, [])]
    return tuple(dict.fromkeys(one.lower() for _, one in _addresses(given) if ADDRESS.fullmatch(one)))[:50]


def _addresses(given: Iterable[object]) -> list[tuple[str, str]]:
    """Names and addresses; none where they are written so that the standard library loses its way in them."""
    try:
        return getaddresses([str(one) for one in given])
    except (RecursionError, ValueError, IndexError):
        return []


def _dated(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _first_id(message: Message) -> str:
    found = _ID.search(str(message.get("message-id", "")))
    return found[0] if found else ""


def _answers(message: Message) -> tuple[str, ...]:
    named = _ID.findall(str(message.get("in-reply-to", "")))
    return tuple(dict.fromkeys([*named, *reversed(_ID.findall(str(message.get("references", ""))))]))[:20]


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


REPORTS = ("text/rfc822-headers", "message/delivery-status")


def _is_attached(one: Message) -> bool:
    return not _written(one) and not one.get_content_type().startswith(REPORTS)


def _attached_parts(message: Message, limits: Limits) -> list[Message]:
    return [one for one in _parts(message, limits) if _is_attached(one) and _content(one)][: limits.attached]


def _content(one: Message) -> bytes:
    payload = one.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(one: Message, number: int) -> str:
    try:
        given = one.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        given = ""
    words = " ".join(_in_words(given).replace("/", " ").replace("\\", " ").split())
    return words[:100] or f"part {number}"


def _words(message: Message, limits: Limits) -> tuple[str, str]:
    """What it says as plain text, and the HTML where it came in no other form."""
    said: dict[str, list[str]] = {"text": [], "html": []}
    for one in _parts(message, limits):
        if written := _written(one):
            said[written].append(plain.decoded(_content(one)[: limits.text * 4], _charset(one)))
    text = plain.clean("\n\n".join(one.strip() for one in said["text"]), limits.text).strip()
    html = "\n".join(plain.cleaned_html(plain.clean(one, limits.text * 4)) for one in said["html"])[: limits.text * 2]
    return text or plain.clean(plain.text_of(html), limits.text), html


def _charset(one: Message) -> str:
    try:
        return str(one.get_content_charset() or "ascii")
    except (ValueError, LookupError, TypeError):
        return "ascii"
