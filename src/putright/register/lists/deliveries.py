"""Where the letters of a case stand on their way, by the entry that says one was sent. The words for it are in `web.telling`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from putright.core.casework import entries as e
from putright.core.casework.case import Case
from putright.register.models import Message
from putright.statements import Statement, later, made_once


@dataclass(frozen=True)
class Delivery:
    """One way that a letter took: `state` as the outbox has it, when it goes or is tried again, and when that was over."""

    state: str
    not_before: datetime
    next_try: datetime
    done_at: datetime | None
    failure: str
    attempts: int


def of_case(number: int, case: Case) -> Mapping[int, tuple[Delivery, ...]]:
    """The ways of each letter, the first first; nothing is asked about a case without a letter."""
    if not any(isinstance(entry, e.LetterSent) for entry in case.journal):
        return {}
    found: dict[int, tuple[Delivery, ...]] = {}
    for sequence, *rest in _messages().rows(case=number):
        found[sequence] = (*found.get(sequence, ()), Delivery(*rest))
    return found


@made_once
def _messages() -> Statement:
    letters = Message.objects.filter(case=later("case"), sequence__isnull=False).order_by("pk")
    return Statement(
        letters.values_list("sequence", "state", "not_before", "next_try", "done_at", "failure", "attempts")
    )
