"""The orders of the list of what is due, and the key by which each goes on to its next page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias, get_args

from django.db.models import Q

from putright.register.lists.lines import COLUMNS
from putright.register.models.cases import IS_DUE

Line: TypeAlias = tuple[Any, ...]
Sort = Literal["", "received", "number"]
SORTS: tuple[Sort, ...] = get_args(Sort)
"""What is due first at the top; what came in last at the top; the latest number at the top."""

_REF = COLUMNS.index("ref")


@dataclass(frozen=True)
class Order:
    """By one column, and by ref where that is the same: so that a key names one place in the list and no other."""

    column: str
    dated: bool = True
    latest_first: bool = False

    @property
    def columns(self) -> tuple[str, str]:
        """As a query is ordered."""
        sign = "-" if self.latest_first else ""
        return f"{sign}{self.column}", f"{sign}ref"

    def place(self, line: Line) -> tuple[Any, str]:
        """Where a line stands."""
        return line[COLUMNS.index(self.column)], line[_REF]

    def key(self, line: Line) -> str:
        """What the page after this line is asked for with."""
        value, ref = self.place(line)
        return f"{value:%Y%m%d}.{ref}" if self.dated else f"{value}.{ref}"

    def after(self, key: str) -> Q:
        """The condition on lines after a key; a key that nobody made starts at the beginning."""
        value, dot, ref = key.rpartition(".")
        try:
            last = date.fromisoformat(value) if self.dated else value
        except ValueError:
            return IS_DUE
        if not dot or "\x00" in key:  # a character that no text in a database holds
            return IS_DUE
        end = "lt" if self.latest_first else "gt"
        beyond = Q(**{f"{self.column}__{end}": last}) | Q(**{f"ref__{end}": ref})
        return IS_DUE & Q(**{f"{self.column}__{end}e": last}) & beyond


ORDERS: Mapping[Sort, Order] = {
    "": Order("due_order"),
    "received": Order("received_on", latest_first=True),
    "number": Order("number", dated=False, latest_first=True),
}
