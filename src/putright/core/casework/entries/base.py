"""What every entry of a case's journal holds. The kinds of entry are in the modules beside this one."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

Person: TypeAlias = str
"""An opaque reference to a person: staff, a party to the case, or one of the words `complainant` and `system`."""

SYSTEM: Person = "system"
COMPLAINANT: Person = "complainant"


class Entry(BaseModel):
    """What every entry holds: the day it happened, the moment it was recorded, by whom, and seals of words given with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date
    at: datetime
    by: Person
    track: str = "main"
    words: dict[str, str] = {}
    """For each part that was present, the seal of its words (empty where there is no store of words)."""
