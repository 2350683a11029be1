"""A day on which an organisation is closed: why, by whose word and since when it was known; weekends are not here."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["bank holiday", "closure", "late holiday"]


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """One closed day. `known_since` is the day it was declared; `withdrawn_on` the day it was called off, if it was."""

    on: date
    name: str
    source: str
    known_since: date
    kind: Kind = "bank holiday"
    withdrawn_on: date | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError(f"the closed day {self.on} needs a name to show the public")
        if self.withdrawn_on and self.withdrawn_on < self.known_since:
            raise ValueError(
                f"'{self.name}' cannot be withdrawn on {self.withdrawn_on}, before it was known on {self.known_since}"
            )
