"""Whoever has messages read: keeps one reading process, gives it so many seconds for each, and ends one that takes longer."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from threading import Lock
from typing import IO

from putright.correspondence.reading.child import HEAD, HEADS
from putright.correspondence.reading.message import NOT_READ, USUAL, Limits, Read, read_from


class _Gone(Exception):
    """The reading process ended, or its time was over."""


class Reader:
    """Reads messages, one at a time. Whatever a message does to it, the next one is read."""

    def __init__(self, limits: Limits = USUAL) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def read(self, raw: bytes) -> Read:
        """What a message says; where it could not be read in its time and memory, that."""
        told = self._ask(0, raw) or self._ask(HEADS, raw[: 2 * self.limits.head])
        return read_from(json.loads(told)) if told else NOT_READ

    def part(self, raw: bytes, number: int) -> bytes:
        """The bytes of one part; empty where they could not be read."""
        return self._ask(number, raw)

    def close(self) -> None:
        """End the reading process; the next message starts another."""
        with self._lock:
            self._end()

    def _ask(self, question: int, raw: bytes) -> bytes:
        seconds = 1.0 if question == HEADS else self.limits.seconds
        with self._lock:
            try:
                return self._answer(question, raw, time.monotonic() + seconds)
            except (_Gone, OSError):
                self._end()
                return b""

    def _answer(self, question: int, raw: bytes, until: float) -> bytes:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise _Gone
        _put(process.stdin, HEAD.pack(question, len(raw)) + raw, until)
        _, length = HEAD.unpack(_get(process.stdout, HEAD.size, until))
        return _get(process.stdout, length, until)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "putright.correspondence.reading.child"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
            )  # fmt: skip
            for line in (self._process.stdin, self._process.stdout):
                if line is not None:
                    os.set_blocking(line.fileno(), False)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for line in (process.stdin, process.stdout):
                if line is not None:
                    line.close()
            process.wait()


def _environment() -> dict[str, str]:
    """What the reading process may know: where the program is, and no secret."""
    return {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one), "PATH": os.environ.get("PATH", "")}


def _put(line: IO[bytes], data: bytes, until: float) -> None:
    rest = memoryview(data)
    while rest:
        _wait(line, selectors.EVENT_WRITE, until)
        try:
            rest = rest[os.write(line.fileno(), rest[:65536]) :]
        except OSError as fault:
            raise _Gone from fault


def _get(line: IO[bytes], length: int, until: float) -> bytes:
    found = bytearray()
    while len(found) < length:
        _wait(line, selectors.EVENT_READ, until)
        try:
            piece = os.read(line.fileno(), min(65536, length - len(found)))
        except OSError as fault:
            raise _Gone from fault
        if not piece:
            raise _Gone
        found += piece
    return bytes(found)


def _wait(line: IO[bytes], what: int, until: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(line, what)
        if not selector.select(max(0.0, until - time.monotonic())):
            raise _Gone
