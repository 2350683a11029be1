"""People on a case: who is complained about, interests, delegation, escalation and restrictions."""

from __future__ import annotations

from datetime import date
from typing import Literal

from putright.core.casework.entries.base import Entry, Person


class PersonNamed(Entry):
    """Somebody is complained about: they are barred from the case from this moment."""

    kind: Literal["person named"] = "person named"
    person: Person


class PersonCleared(Entry):
    """Somebody was named by mistake."""

    kind: Literal["person cleared"] = "person cleared"
    person: Person


class InterestDeclared(Entry):
    """Somebody said whether they have an interest in the case."""

    kind: Literal["interest declared"] = "interest declared"
    person: Person
    answer: Literal["none", "some", "not sure"]


class Delegated(Entry):
    """Somebody gave another person their powers over this case."""

    kind: Literal["delegated"] = "delegated"
    to: Person
    powers: Literal["decide", "resolve", "investigate"]
    until: date | None = None


class Escalated(Entry):
    """Staff took the case to somebody else, with a reason."""

    kind: Literal["escalated"] = "escalated"
    escalation: str
    to: tuple[Person, ...]


class RestrictionReferred(Entry):
    """Behaviour was referred to whoever decides on restrictions."""

    kind: Literal["restriction referred"] = "restriction referred"
    restriction: str
    behaviours: tuple[str, ...] = ()


class RestrictionDecided(Entry):
    """A restriction on contact was made, or was not."""

    kind: Literal["restriction decided"] = "restriction decided"
    restriction: str
    imposed: bool
    review_on: date | None = None


class RestrictionEnded(Entry):
    """A restriction no longer holds."""

    kind: Literal["restriction ended"] = "restriction ended"
    restriction: str
