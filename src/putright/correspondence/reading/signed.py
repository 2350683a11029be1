"""The message within a signed one whose signature holds its text (S/MIME, RFC 8551). The signature itself is not checked."""

from __future__ import annotations

from collections.abc import Iterator

SIGNED = bytes.fromhex("2a864886f70d010702")
"""The object identifier of signed data (RFC 5652, section 5.1)."""
SEQUENCE, OCTETS, IDENTIFIER, CONTAINER = 0x30, 0x04, 0x06, 0xA0


def within(data: bytes) -> bytes:
    """The bytes that were signed; empty where they are not in there, are encrypted, or the lengths do not fit."""
    try:
        outer = dict(_parts(_only(data, SEQUENCE)))
        if outer.get(IDENTIFIER) != SIGNED:
            return b""
        signed = _only(outer[CONTAINER], SEQUENCE)
        content = next(value for kind, value in _parts(signed) if kind == SEQUENCE)
        return _only(dict(_parts(content))[CONTAINER], OCTETS)
    except (ValueError, KeyError, IndexError, StopIteration):
        return b""


def _only(data: bytes, kind: int) -> bytes:
    """What the first part holds, which has to be of that kind."""
    found, value = next(_parts(data))
    if found != kind:
        raise ValueError(kind)
    return value


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind and content of each part, one after another (DER, lengths told beforehand)."""
    at = 0
    while at < len(data):
        kind, length, at = data[at], data[at + 1], at + 2
        if length > 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        elif length == 0x80:
            raise ValueError(length)
        if at + length > len(data):
            raise ValueError(length)
        yield kind, data[at : at + length]
        at += length
