"""What is cut from a message before the standard library's parser sees it: that takes quadratic time on some real headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from putright.correspondence.reading.message import Limits

_PART_HEADER = re.compile(rb"(?im)^content-[a-z-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*")
_HEADER = re.compile(rb"(?m)^[!-9;-~]{1,80}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*")
_END = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb"(?i)boundary\s*=|content-type:\s*message/")
_PART = re.compile(rb"(?m)^--")


def head_and_body(raw: bytes) -> tuple[bytes, bytes]:
    """The headers and what follows the first empty line."""
    end = _END.search(raw)
    return (raw[: end.end()], raw[end.end() :]) if end else (raw, b"")


def capped(raw: bytes, limits: Limits) -> tuple[bytes, bool]:
    """The message with no header longer than can be parsed in time, and whether anything was cut. A copy only where it was."""
    raw = _without_envelope(raw)
    cuts = sorted({*_too_long(raw, limits)})
    if not cuts:
        return raw, False
    kept, at = [], 0
    for begin, end in cuts:
        kept.append(raw[at:begin])
        at = max(at, end)
    return b"".join([*kept, raw[at:]]), True


def _too_long(raw: bytes, limits: Limits) -> Iterator[tuple[int, int]]:
    """From where to where something is to be cut."""
    end = _END.search(raw)
    head = end.start() if end else len(raw)
    if head > limits.head:
        last = raw.rfind(b"\n", 0, limits.head)
        head_end = last if last > 0 else limits.head
        yield head_end, head
        head = head_end
    for found in _HEADER.finditer(raw, 0, head):
        if len(found[0]) > limits.line:
            yield found.start() + limits.line, found.end()
    for found in _PART_HEADER.finditer(raw):
        if len(found[0]) > limits.typed:
            yield found.start() + limits.typed, found.end()


def _without_envelope(raw: bytes) -> bytes:
    """Without the line by which mailbox files tell messages apart."""
    return raw[raw.find(b"\n") + 1 :] if raw.startswith((b"From ", b">From ")) else raw


def is_too_deep(raw: bytes, limits: Limits) -> bool:
    """Whether it holds more parts, or more parts within parts, than a person would send."""
    return _more(_BOUNDARY, raw, limits.boundaries) or _more(_PART, raw, limits.separators)


def _more(what: re.Pattern[bytes], raw: bytes, most: int) -> bool:
    return any(number > most for number, _ in enumerate(what.finditer(raw), 1))
