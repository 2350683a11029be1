"""What came in: receipt, registration, triage, facts and heads of complaint."""

from __future__ import annotations

import re
from typing import Literal

from putright.core.casework.entries.base import Entry, Person

HOUR = r"([01]\d|2[0-3]):[0-5]\d"


def is_hour(text: str) -> bool:
    """Whether a text is a time of day as entries hold it."""
    return re.fullmatch(HOUR, text) is not None


class Received(Entry):
    """Something came in. `on` is the day it reached the organisation, whoever recorded it and when."""

    kind: Literal["received"] = "received"
    feedback: str
    """The procedure's kind of feedback."""
    channel: str
    hour: str = ""
    """The time of day it was received, `HH:MM`, where known."""
    service: str = ""
    categories: tuple[str, ...] = ()
    complainant: Person = ""
    """The party who complains; empty where no name was given."""
    representative: Person = ""
    spoken_for: str = ""
    """What the representative said of the person they speak for: one of `SPOKEN_FOR`, or empty."""
    suspected_posts: tuple[str, ...] = ()
    """Posts whose holders might be complained about: barred until triage."""
    facts: dict[str, str] = {}
    usual_contact: Person = ""
    informal: bool = False
    heads: tuple[str, ...] = ("1",)
    wanted_stated: bool = False


class Registered(Entry):
    """It is a formal complaint from this day; the register gives it its number."""

    kind: Literal["registered"] = "registered"


class FactRecorded(Entry):
    """The answer to a question the procedure turns on."""

    kind: Literal["fact recorded"] = "fact recorded"
    fact: str
    value: str


class KindChanged(Entry):
    """Turned into another kind of feedback with its history kept."""

    kind: Literal["kind changed"] = "kind changed"
    feedback: str


class Triaged(Entry):
    """Somebody has looked who is complained about; suspicion of posts ends."""

    kind: Literal["triaged"] = "triaged"
    service: str = ""
    categories: tuple[str, ...] = ()


class HeadAdded(Entry):
    """One more head of complaint."""

    kind: Literal["head added"] = "head added"
    head: str
