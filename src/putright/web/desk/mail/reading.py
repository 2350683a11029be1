"""The parts of a message that came in, had from the process that reads messages: one for each process that serves pages."""

from __future__ import annotations

from collections.abc import Iterator

from putright.correspondence.reading.reader import Reader
from putright.register.incoming import pen
from putright.register.incoming.pen import Held
from putright.register.scope import Viewer

_reader = Reader()


def attached(viewer: Viewer, message: Held) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of what came with a message."""
    listed = message.read.get("attached", [])
    raw = pen.raw(viewer, message.number) if listed else b""
    for one in listed:
        if data := _reader.part(raw, int(one["number"])):
            yield str(one["name"]), data
