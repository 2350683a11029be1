"""The process that reads messages for another one: a question on its input, an answer on its output, until the input ends.

It holds itself to so much memory. Its time is watched by whoever asks, who ends it when that is over.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
from typing import BinaryIO

from putright.correspondence.reading.message import USUAL
from putright.correspondence.reading.parse import heads_only, parse, part

HEAD = struct.Struct(">iI")
"""A number (0: what does it say; -1: what do its headers say; n: the part of that number) and the length of what follows."""
HEADS = -1


def answer(question: int, raw: bytes) -> bytes:
    """What the message says, as JSON; or the bytes of one of its parts. Nothing where the memory does not suffice."""
    try:
        if question > 0:
            return part(raw, question)
        said = heads_only(raw) if question == HEADS else parse(raw)
        return json.dumps(said.as_values()).encode()
    except MemoryError:
        return b""


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer one after the other."""
    while head := questions.read(HEAD.size):
        question, length = HEAD.unpack(head)
        told = answer(question, questions.read(length))
        answers.write(HEAD.pack(question, len(told)) + told)
        answers.flush()


def main() -> None:
    """Serve, within bounds."""
    resource.setrlimit(resource.RLIMIT_AS, (USUAL.memory, USUAL.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
