"""What an entry of a journal is told as: a title and some lines. The telling itself is in the modules beside this one."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """An entry in words."""

    title: str
    lines: tuple[str, ...] = field(default=())


def lines_of(*pairs: tuple[str, object]) -> tuple[str, ...]:
    """A line for each pair of a label and something said, those with nothing to say left out."""
    return tuple(f"{label}: {value}" for label, value in pairs if value)
