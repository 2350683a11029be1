"""What somebody wants to see of the list of what is due: one view of it, and what it is narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from django.db.models import Q

from putright.register.models.cases import TO_ACKNOWLEDGE

View = Literal["", "late", "today", "week", "acknowledge", "nobody", "remedies"]
VIEWS: tuple[View, ...] = get_args(View)
"""Everything; then late, due today, due this week, to be acknowledged, held by nobody, with something to be done."""


@dataclass(frozen=True)
class Picked:
    """What of the list is wanted. Empty: all of it."""

    view: View = ""
    mine: bool = False
    """Only what the viewer has themselves."""
    service: str = ""
    feedback: str = ""
    """A kind of feedback, by its name in the procedure."""

    def condition(self, today: date) -> Q:
        """The condition on cases; whose they are is not in it."""
        where = in_view(self.view, today)
        if self.service:
            where &= Q(service=self.service)
        if self.feedback:
            where &= Q(feedback=self.feedback)
        return where

    @property
    def narrowed(self) -> bool:
        """Whether it is less than everything that is due."""
        return self != Picked(mine=self.mine)


def in_view(view: View, today: date) -> Q:
    """The condition of one view on a day. A case stands at the first of its days, as `due_order` says."""
    dated = Q(next_due_on__isnull=False) | Q(remedy_due_on__isnull=False)
    match view:
        case "late":
            return dated & Q(due_order__lt=today)
        case "today":
            return dated & Q(due_order=today)
        case "week":
            return dated & Q(due_order__gte=today, due_order__lte=end_of_week(today))
        case "acknowledge":
            return TO_ACKNOWLEDGE
        case "nobody":
            return Q(unheld=True)
        case "remedies":
            return Q(remedies_owed=True)
    return Q()


def end_of_week(day: date) -> date:
    """The Sunday of that week."""
    return day + timedelta(days=6 - day.weekday())
