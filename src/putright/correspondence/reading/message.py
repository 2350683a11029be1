"""A message as it was read: what it says, whom it is from, what comes with it, and how far it could be read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Automatic = Literal["", "answered by a machine", "bounce", "list", "no sender"]
"""Why nobody is to be answered (RFC 3834); empty for a message that a person wrote."""


@dataclass(frozen=True)
class Attached:
    """A part that is no text of the message itself. `number` is its place in the order of the parts, from 1."""

    number: int
    name: str
    type: str
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Bounce:
    """What a mail server reports of a message of ours that did not arrive."""

    message_id: str
    status: str
    """Of the form 5.1.1 (RFC 3463); empty where it says none."""
    for_good: bool


@dataclass(frozen=True)
class Read:
    """What was read. Every text is plain, without control characters, and cut where it is longer than can be looked at."""

    sender: str = ""
    """The address in `From`, in small letters; empty where there is none, or more than one."""
    name: str = ""
    to: tuple[str, ...] = ()
    """Every address it was for, as far as they were read."""
    subject: str = ""
    text: str = ""
    html: str = ""
    """The HTML that came, cleaned; empty where it came as plain text."""
    dated: str = ""
    """What its sender's clock said, as YYYY-MM-DDTHH:MM:SS±HH:MM. It proves nothing."""
    message_id: str = ""
    answers: tuple[str, ...] = ()
    """The messages that it says it answers, the nearest first."""
    automatic: Automatic = ""
    bounce: Bounce | None = None
    attached: tuple[Attached, ...] = ()
    checked: str = ""
    """What the mail server that took it in says of its sender (RFC 8601). It gives nobody any power."""
    trouble: str = ""
    """In words, why it could not be read wholly; empty where it was."""

    def as_values(self) -> dict[str, Any]:
        """As it is kept and handed from process to process."""
        return asdict(self)


def read_from(values: dict[str, Any]) -> Read:
    """A message from what `as_values` made of it."""
    given = dict(values)
    bounce, attached = given.pop("bounce", None), given.pop("attached", ())
    texts = {name: tuple(several) for name, several in given.items() if isinstance(several, list | tuple)}
    return Read(
        **{**given, **texts},
        bounce=Bounce(**bounce) if bounce else None,
        attached=tuple(Attached(**one) for one in attached),
    )


NOT_READ = Read(trouble="It could not be read. The original is kept as it came.")


@dataclass(frozen=True)
class Limits:
    """How much of one message is looked at."""

    seconds: float = 4.0
    """For all of it; for its headers alone, where that was not enough, another."""
    memory: int = 256 * 1024 * 1024
    """Bytes that the reading process may hold."""
    size: int = 40 * 1024 * 1024
    """Bytes of a message; nothing of a larger one is read."""
    head: int = 256 * 1024
    line: int = 16 * 1024
    """Bytes of one header."""
    typed: int = 2 * 1024
    """Bytes of a header that says what a part is: the parser takes time that grows with the square of it."""
    parts: int = 200
    boundaries: int = 100
    """Parts within parts: the parser walks through all of them at every line."""
    separators: int = 5_000
    """Lines that may tell parts from each other."""
    text: int = 100_000
    """Characters."""
    attached: int = 50


USUAL = Limits()
