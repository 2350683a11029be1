"""Messages that were made to do harm are read within their time and memory, and something of each can be told."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from putright.correspondence.reading import parse
from putright.correspondence.reading.message import NOT_READ, USUAL, Limits
from putright.correspondence.reading.reader import Reader
from tests.correspondence.reading.hostile import HEAD, KINDS, SAID, hostile

HOW_MANY = 2_000 if os.environ.get("PUTRIGHT_CORPUS") else 104
"""Of the generated messages, eight of each kind; `make corpus` reads 2,000."""
WORD = SAID.decode()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    made.close()


def memory(reader: Reader) -> int:
    """The most that the reading process ever held, in bytes."""
    process = reader._process
    if process is None:
        return 0
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024


def test_each_is_read_in_its_time_and_the_next_one_as_if_nothing_had_been(reader: Reader) -> None:
    good = HEAD + b"\r\n" + SAID
    for number in range(HOW_MANY):
        begun = time.monotonic()
        found = reader.read(hostile(number))
        took, kind = time.monotonic() - begun, KINDS[number % len(KINDS)].__name__
        assert took < USUAL.seconds + 2, (number, kind)
        assert memory(reader) <= USUAL.memory, (number, kind)
        assert len(found.text) <= USUAL.text, (number, kind)
        assert "\x00" not in found.text + found.subject + found.name, (number, kind)
        assert "<script" not in found.html.lower(), (number, kind)
        assert "evil.example" not in found.html, (number, kind)
        assert "\u202e" not in found.text
        if number % len(KINDS) == 0:
            assert reader.read(good).text == WORD, (number, kind)


def test_one_that_takes_too_long_is_ended_and_its_headers_are_told() -> None:
    slow = Reader(Limits(seconds=0.2))
    heavy = HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 80_000 + SAID
    begun = time.monotonic()
    found = slow.read(heavy)
    assert time.monotonic() - begun < 2.5
    assert (found.sender, found.subject) == ("ada@mail.example", "Bins")
    assert found.trouble == parse.TOO_MUCH
    slow.close()


def test_without_its_limit_of_time_it_would_go_on(reader: Reader) -> None:
    heavy = HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 6_000 + SAID
    assert reader.read(heavy).trouble == ""


def test_one_that_takes_too_much_memory_ends_nothing_but_itself(reader: Reader) -> None:
    found = reader.read(HEAD + b"\r\n" + b"words \r\n" * 4_500_000)
    assert (found.sender, found.trouble) == ("ada@mail.example", parse.TOO_MUCH)
    assert reader.read(HEAD + b"\r\n" + SAID).text == WORD


def test_the_reading_process_knows_no_secret(reader: Reader) -> None:
    reader.read(HEAD + b"\r\n" + SAID)
    assert reader._process is not None
    held = Path(f"/proc/{reader._process.pid}/environ").read_bytes()
    assert b"PUTRIGHT" not in held
    assert b"DJANGO" not in held


def test_a_reading_process_that_ended_is_started_again(reader: Reader) -> None:
    reader.read(HEAD + b"\r\n" + SAID)
    assert reader._process is not None
    reader._process.kill()
    reader._process.wait()
    assert reader.read(HEAD + b"\r\n" + SAID).text == WORD


def test_where_nothing_can_be_read_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Reader()
    monkeypatch.setattr("sys.executable", "/nonexistent/python")
    assert nobody.read(HEAD + b"\r\n" + SAID) == NOT_READ
    nobody.close()
