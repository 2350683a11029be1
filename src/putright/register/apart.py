"""Answers that belong to no case: kept with the month alone, under a number drawn at random, read by quarters that are over.

Which questions they answer is in `survey` and `equality`. What somebody who reads the database could still infer is said
in SECURITY.md.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from putright.core.procedure.model.keeping import Commitment
from putright.core.procedure.model.procedure import Procedure
from putright.register import rows

Means = Literal["survey", "equality questions"]
Questions = Mapping[str, tuple[str, ...]]
"""The names of questions, each with the names of its answers; their words are the pages'."""

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year; `number` is 1 to 4."""

    year: int
    number: int

    @property
    def begins(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends(self) -> date:
        """The first day after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1).begins


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def asks(procedure: Procedure, means: Means) -> bool:
    """Whether the procedure commits the organisation to asking."""
    return any(rule.by_means_of == means for rule in procedure.all(Commitment))


def known(questions: Questions, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that are among those asked for, in the order of the questions; nothing else is ever kept."""
    return {name: answers[name] for name, listed in questions.items() if answers.get(name) in listed}


def keep(table: str, organisation: int, on: date, row: Mapping[str, Any]) -> None:
    """Keep an answer. Numbers in a row would tell which came after which, so each is drawn at random."""
    number = secrets.randbelow(2**62) + 1
    rows.insert(table, [{"id": number, "organisation_id": organisation, "month": on.replace(day=1), **row}])


def by_quarter(found: Iterable[tuple[date, T]]) -> dict[Quarter, list[T]]:
    """What was kept, by quarter, the newest first."""
    quarters: dict[Quarter, list[T]] = {}
    for month, one in found:
        quarters.setdefault(quarter_of(month), []).append(one)
    return dict(sorted(quarters.items(), reverse=True))


def counted(questions: Questions, answers: Iterable[Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """How often each answer to each question was given."""
    counts = {name: dict.fromkeys(listed, 0) for name, listed in questions.items()}
    for given in answers:
        for name, answer in known(questions, given).items():
            counts[name][answer] += 1
    return counts
