"""What the headers of a message say: its sender, whom it is for, its subject, its day, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from putright.correspondence.reading import plain

ADDRESS = re.compile(r"[^\s@<>\"(),:;\\\[\]]{1,64}@[^\s@<>\"(),:;\\\[\]]{1,250}")
_ID = re.compile(r"<[^<>\s]{1,190}>")
TO = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")


def header(message: Message, name: str, most: int) -> str:
    """A header in words."""
    value = str(message.get(name, ""))
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    words = [one if isinstance(one, str) else plain.decoded(one, charset or "ascii") for one, charset in pieces]
    return " ".join(plain.clean("".join(words), most * 4).split())[:most]


def sender(message: Message) -> tuple[str, str]:
    """The one address it is from, and the name beside it; none where there are several, or one that is no address."""
    given = message.get_all("from", [])
    found = [one for one in _addresses(given) if one[1]]
    if len(given) != 1 or len(found) != 1 or not ADDRESS.fullmatch(found[0][1]):
        return "", header(message, "from", 200)
    return found[0][1].lower(), " ".join(in_words(found[0][0]).split())[:120]


def in_words(value: str) -> str:
    """A value of a header as people read it."""
    holder = Message()
    holder["x"] = value.replace("\n", " ").replace("\r", " ")
    return header(holder, "x", 200)


def to(message: Message) -> tuple[str, ...]:
    """Every address it was for, in small letters, no more than 50."""
    given = [str(one) for name in TO for one in message.get_all(name, [])]
    return tuple(dict.fromkeys(one.lower() for _, one in _addresses(given) if ADDRESS.fullmatch(one)))[:50]


def _addresses(given: Iterable[object]) -> list[tuple[str, str]]:
    """Names and addresses; none where they are written so that the standard library loses its way in them."""
    try:
        return getaddresses([str(one) for one in given])
    except (RecursionError, ValueError, IndexError):
        return []


def dated(message: Message) -> str:
    """What its sender's clock said, in the form of ISO 8601; empty where that is no moment."""
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def first_id(message: Message) -> str:
    """Its own Message-ID, if it has one that can be one."""
    found = _ID.search(str(message.get("message-id", "")))
    return found[0] if found else ""


def answers(message: Message) -> tuple[str, ...]:
    """The messages that it says it answers, the nearest first, no more than 20."""
    named = _ID.findall(str(message.get("in-reply-to", "")))
    return tuple(dict.fromkeys([*named, *reversed(_ID.findall(str(message.get("references", ""))))]))[:20]
