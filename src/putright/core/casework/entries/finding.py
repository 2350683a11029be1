"""What was found and what will be done: findings, outcome and actions."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from putright.core.casework.entries.base import Entry, Person


class FindingMade(Entry):
    """What was found on one head of complaint."""

    kind: Literal["finding made"] = "finding made"
    head: str
    word: str
    evidence: tuple[str, ...] = ()
    """Numbers of the evidence it goes by."""


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
    amount: int = Field(0, ge=0)
    """A sum of money in pence; 0 where there is none."""
    approved_by: tuple[str, ...] = ()
    """The posts one of which has to approve it before it is carried out; none where nobody has to."""


class ActionApproved(Entry):
    """Whoever may approve a larger sum said whether it may be paid. If not, the action is dropped."""

    kind: Literal["action approved"] = "action approved"
    action: str
    answer: Literal["yes", "no"]


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
