"""What was found and what will be done: findings, outcome and actions."""

from __future__ import annotations

from datetime import date
from typing import Literal

from putright.core.casework.entries.base import Entry, Person


class FindingMade(Entry):
    """What was found on one head of complaint."""

    kind: Literal["finding made"] = "finding made"
    head: str
    word: str


class OutcomeConfirmed(Entry):
    """The overall outcome, and what the findings alone would have made it."""

    kind: Literal["outcome confirmed"] = "outcome confirmed"
    word: str
    proposed: str = ""


class ActionAgreed(Entry):
    """A remedy, a corrective or a preventive action, or an improvement."""

    kind: Literal["action agreed"] = "action agreed"
    action: str
    """Its number within the case."""
    remedies: str
    """The procedure's rule it belongs to."""
    means: str
    """One of the kinds that rule lists, or `other`."""
    owner: Person = ""
    due: date | None = None
    head: str = ""


class ActionDone(Entry):
    """An action was carried out."""

    kind: Literal["action done"] = "action done"
    action: str


class ActionChecked(Entry):
    """Somebody checked that an action worked."""

    kind: Literal["action checked"] = "action checked"
    action: str


class ActionAnswered(Entry):
    """Whoever complained said whether an action they were told of was done."""

    kind: Literal["action answered"] = "action answered"
    action: str
    answer: Literal["done", "not done"]


class ActionDropped(Entry):
    """An action will not be carried out, with the reason."""

    kind: Literal["action dropped"] = "action dropped"
    action: str
