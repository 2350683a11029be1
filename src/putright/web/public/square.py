"""The square code that leads a telephone's camera to an address, as one path of an inline picture: no style, no script."""

from __future__ import annotations

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET = 4
"""The white margin that a reader needs, in modules."""


@dataclass(frozen=True)
class Square:
    """A square code: how many modules wide it is with its margin, and the path that draws the dark ones."""

    width: int
    path: str


def square(text: str) -> Square:
    """The code of a text, such as an address; it can still be read when a seventh of it is spoilt."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    rows = [[bool(dark) for dark in row] for row in code.get_matrix()]
    return Square(len(rows) + 2 * QUIET, "".join(_row(number, row) for number, row in enumerate(rows)))


def _row(number: int, row: list[bool]) -> str:
    """The dark modules of one row, each run of them as one rectangle."""
    drawn, start = "", None
    for place, dark in enumerate([*row, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            drawn += f"M{start + QUIET} {number + QUIET}h{place - start}v1h-{place - start}z"
            start = None
    return drawn
