"""A signed message that holds its text within the signature is read; whatever else it may be, it is only not read."""

from __future__ import annotations

from base64 import encodebytes

from hypothesis import given
from hypothesis import strategies as st

from putright.correspondence.reading.parse import ENCRYPTED, parse
from putright.correspondence.reading.signed import CONTAINER, IDENTIFIER, OCTETS, SEQUENCE, SIGNED, within

DATA = bytes.fromhex("2a864886f70d010701")
ENVELOPED = bytes.fromhex("2a864886f70d010703")
SAID = b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe lift is broken.\r\n"


def part(kind: int, *content: bytes) -> bytes:
    held = b"".join(content)
    length = bytes([len(held)]) if len(held) < 0x80 else b"\x82" + len(held).to_bytes(2, "big")
    return bytes([kind]) + length + held


def message(what: bytes = SIGNED, said: bytes = SAID) -> bytes:
    """As a mail program packs it: the kind, then a version, algorithms, the content, and the signature, which is left out."""
    content = part(SEQUENCE, part(IDENTIFIER, DATA), part(CONTAINER, part(OCTETS, said)))
    inner = part(SEQUENCE, part(0x02, b"\x01"), part(0x31, b""), content)
    return part(SEQUENCE, part(IDENTIFIER, what), part(CONTAINER, inner))


def test_what_was_signed_is_read() -> None:
    head = b"From: a@b.example\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    found = parse(head + b"Content-Transfer-Encoding: base64\n\n" + encodebytes(message()))
    assert found.text == "The lift is broken."
    assert [one.name for one in found.attached] == ["smime.p7m"]


def test_what_is_encrypted_is_not_and_says_so() -> None:
    assert within(message(ENVELOPED)) == b""
    head = b"From: a@b.example\nContent-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n"
    assert parse(head + encodebytes(message(ENVELOPED))).trouble == ENCRYPTED
    packed = b"From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\n\n--x--\n"
    assert parse(packed).trouble == ENCRYPTED
    assert parse(head + encodebytes(message())).trouble == ""


def test_half_of_one_is_nothing() -> None:
    whole = message()
    assert within(whole) == SAID
    assert {within(whole[:end]) for end in range(len(whole))} == {b""}


@given(st.binary(max_size=300))
def test_anything_else_is_nothing_and_no_fault(data: bytes) -> None:
    assert within(data) == b""
    within(message(said=data))
