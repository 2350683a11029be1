"""Messages as nobody who means well sends them, made from a number: the same number makes the same message."""

from __future__ import annotations

import base64
from collections.abc import Callable
from random import Random

HEAD = b"From: Ada Brook <ada@mail.example>\r\nTo: feedback@council.example\r\nSubject: Bins\r\n"
SAID = b"The bin was missed again."


def _text(kind: bytes, body: bytes, more: bytes = b"") -> bytes:
    return HEAD + b"Content-Type: " + kind + b"\r\n" + more + b"\r\n" + body


def _mixed(parts: list[bytes]) -> bytes:
    inner = b"".join(b"--q\r\n" + part + b"\r\n" for part in parts)
    return _text(b"multipart/mixed; boundary=q", inner + b"--q--\r\n")


def deep(random: Random) -> bytes:
    """Parts within parts within parts."""
    levels = random.choice([20, 90, 1_000, 30_000])
    nest = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(levels))
    return HEAD + nest + b"Content-Type: text/plain\r\n\r\n" + SAID


def forwarded(random: Random) -> bytes:
    """A message in a message in a message."""
    return HEAD + b"Content-Type: message/rfc822\r\n\r\n" * random.choice([5, 90, 4_000]) + b"Subject: x\r\n\r\n" + SAID


def long_header(random: Random) -> bytes:
    """One header of megabytes, in one line or in a million."""
    fold = random.choice([b"a" * 200, b"a\r\n "])
    return HEAD + b"X-Long: " + fold * random.choice([100, 20_000, 50_000]) + b"\r\n\r\n" + SAID


def many_headers(random: Random) -> bytes:
    """Headers by the ten thousand."""
    return HEAD + b"".join(b"X-%d: a\r\n" % n for n in range(random.randint(1_000, 40_000))) + b"\r\n" + SAID


def semicolons(random: Random) -> bytes:
    """A type followed by nothing but separators, which the parser walks through again and again."""
    kind = b"text/html" + random.choice([b" ;", b"; ; ;", b";a"]) * random.randint(1_000, 32_000)
    return _text(kind, SAID) if random.random() < 0.5 else _mixed([b"Content-Type: " + kind + b"\r\n\r\n" + SAID])


def crowd(random: Random) -> bytes:
    """For tens of thousands of people."""
    to = b", ".join(b"u%d@x.example" % n for n in range(random.randint(1_000, 50_000)))
    return b"From: ada@mail.example\r\nTo: " + to + b"\r\n\r\n" + SAID


def strange_sender(random: Random) -> bytes:
    """From nobody who can be told."""
    sender = random.choice([
        b'"' * 20_000 + b"@x", b"(" * 12_000 + b" a@b.example", b"=?utf-8?q?a?= " * 2_000 + b"<a@b.example>",
        b"a@b.example, c@d.example", b"<>", b"\xff\xfe\x00", b"a@b.example\r\nFrom: c@d.example", b"=?utf-8?b?////?=",
        "Ада <ada@exаmple.example>".encode(), b"@", b"a@" + b"b" * 400,
    ])  # fmt: skip
    return b"From: " + sender + b"\r\nSubject: =?x-unknown?q?=FF=FE?=\r\n\r\n" + SAID


def lying_charset(random: Random) -> bytes:
    """Text that is not in the character set it names."""
    named = random.choice([b"utf-16", b"zip", b"idna", b"punycode", b"unicode_escape", b"hex", b"utf-7", b"\xff", b"'"])
    return _text(b"text/plain; charset=" + named, random.choice([SAID, bytes(range(256)) * 40, "Dŵr".encode() * 99]))


def wild_html(random: Random) -> bytes:
    """HTML without end, or that wants something."""
    body = random.choice([
        b"<div>" * 30_000 + SAID, b"<" * 200_000, b"<a " + b"x=y " * 50_000 + b">" + SAID, b"<!--" * 50_000,
        b"<script>fetch('//evil.example')</script>" + SAID, b"<img src=//evil.example/x onerror=alert(1)>" + SAID,
        b"<style>@import '//evil.example'</style><form action=//evil.example><input name=a></form>" + SAID,
        b"<table>" * 20_000 + SAID, b"<p>" + b"&#x41;" * 100_000, b"<svg onload=alert(1)>" + SAID,
        b"<a href=\"javascript:alert(1)\">" + SAID + b"</a>",
    ])  # fmt: skip
    return _text(b"text/html; charset=utf-8", body)


def bomb(random: Random) -> bytes:
    """Much that unpacks to more, or to nothing."""
    coded = random.choice([
        (b"quoted-printable", b"=3D" * 300_000), (b"base64", base64.b64encode(b"a" * 900_000)), (b"base64", b"!" * 500_000),
        (b"x-uuencode", b"begin 644 a\n" + b"M" * 100_000), (b"quoted-printable", b"=" * 400_000), (b"nothing", SAID),
    ])  # fmt: skip
    return _text(b"text/plain", coded[1], b"Content-Transfer-Encoding: " + coded[0] + b"\r\n")


def many_parts(random: Random) -> bytes:
    """Parts by the thousand, with names that lead elsewhere."""
    name = random.choice([b"../../etc/passwd", b"a" * 5_000, b"con\x00.jpg", "фото.jpg".encode(), b"=?utf-8?b?Li4v?="])
    kind = b'Content-Type: application/octet-stream; name="' + name + b'"\r\n\r\nx'
    return _mixed([kind] * random.choice([3, 300, 6_000]))


def broken(random: Random) -> bytes:
    """Cut off, doubled, or not a message at all."""
    whole = _mixed([b"Content-Type: text/plain\r\n\r\n" + SAID, b"Content-Type: image/png\r\n\r\nx"])
    cut = whole[: random.randint(0, len(whole))]
    return random.choice(
        [cut, b"", b"\x00" * 5_000, bytes(random.randbytes(3_000)), b"\r\n" * 9_000, cut + whole, b"From "]
    )


def unseen(random: Random) -> bytes:
    """Characters that cannot be seen, or turn what follows."""
    said = random.choice(["\u202eevil", "\x1b[31mred", "a\x00b", "\ufeff", "\u2066x"])
    return _text(b"text/plain; charset=utf-8", (said * 50).encode())


KINDS: tuple[Callable[[Random], bytes], ...] = (
    deep, forwarded, long_header, many_headers, semicolons, crowd, strange_sender, lying_charset, wild_html, bomb, many_parts,
    broken, unseen,
)  # fmt: skip


def hostile(number: int) -> bytes:
    """The message of that number."""
    return KINDS[number % len(KINDS)](Random(number))
