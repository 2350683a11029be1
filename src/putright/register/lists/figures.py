"""A year in figures: how many, of what kind, with which outcome, and answered in time. Counted over the copies, in one query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from putright.register.models import CaseRow
from putright.register.scope import Viewer

DUTIES = {
    "acknowledgement": ("acknowledge_by", "acknowledged_on"),
    "answer": ("answer_by", "answered_on"),
    "review": ("review_by", "reviewed_on"),
}
"""For each duty, the columns of its first due day and of the day it was met."""


@dataclass(frozen=True)
class InTime:
    """How often a duty was met in time, met late, is overdue, or is not yet due. Judged by the first date, never a moved one."""

    in_time: int = 0
    late: int = 0
    overdue: int = 0
    not_yet_due: int = 0
    in_form: int = 0
    """Of all these, how many were answered in form by a holding letter."""

    @property
    def judged(self) -> int:
        """How many there is a verdict on."""
        return self.in_time + self.late + self.overdue


@dataclass(frozen=True)
class Figures:
    """The figures of the matters received from one day to another, both included."""

    since: date
    until: date
    received: int = 0
    formal: int = 0
    closed: int = 0
    by_kind: Mapping[str, int] = field(default_factory=dict)
    by_service: Mapping[str, int] = field(default_factory=dict)
    by_outcome: Mapping[str, int] = field(default_factory=dict)
    in_time: Mapping[str, InTime] = field(default_factory=dict)


def figures(viewer: Viewer, since: date, until: date) -> Figures:
    """The figures of the cases that the viewer sees; given the system as viewer, of every case alike."""
    cases = CaseRow.objects.seen_by(viewer).filter(received_on__gte=since, received_on__lte=until)
    grouped = cases.values("counts_as", "service", "outcome_means", "formal").annotate(**_sums(viewer.today))
    groups = [dict[str, Any](group) for group in grouped]
    return Figures(
        since, until,
        received=sum(group["cases"] for group in groups),
        formal=sum(group["cases"] for group in groups if group["formal"]),
        closed=sum(group["closed"] for group in groups),
        by_kind=_by(groups, "counts_as"), by_service=_by(groups, "service"), by_outcome=_by(groups, "outcome_means"),
        in_time={duty: _in_time(groups, duty) for duty in DUTIES},
    )  # fmt: skip


def _sums(today: date) -> dict[str, Count]:
    sums = {"cases": Count("pk"), "closed": Count("pk", filter=Q(closed_on__isnull=False))}
    sums["answer_in_form"] = Count("pk", filter=Q(answered_in_form=True))
    for duty, (by, on) in DUTIES.items():
        sums[f"{duty}_in_time"] = Count("pk", filter=Q(**{f"{on}__lte": F(by)}))
        sums[f"{duty}_late"] = Count("pk", filter=Q(**{f"{on}__gt": F(by)}))
        sums[f"{duty}_overdue"] = Count("pk", filter=Q(**{f"{by}__lt": today, f"{on}__isnull": True}))
        sums[f"{duty}_not_yet_due"] = Count("pk", filter=Q(**{f"{by}__gte": today, f"{on}__isnull": True}))
    return sums


def _by(groups: list[dict[str, Any]], column: str) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for group in groups:
        counted[str(group[column])] += group["cases"]
    return {name: count for name, count in sorted(counted.items()) if name}


def _in_time(groups: list[dict[str, Any]], duty: str) -> InTime:
    verdicts = ("in_time", "late", "overdue", "not_yet_due", "in_form")
    return InTime(**{verdict: sum(group.get(f"{duty}_{verdict}", 0) for group in groups) for verdict in verdicts})
