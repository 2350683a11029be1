"""What somebody wants to see of the list of what is due: one view of it, and what it is narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, Literal, get_args

from django.db.models import Q, QuerySet

from putright.core.casework.entries import Person
from putright.register.lists.needing import needing
from putright.register.lists.ordering import Sort
from putright.register.models import CaseLabel, Holding, ProcedureVersion
from putright.register.models.cases import TO_ACKNOWLEDGE
from putright.register.scope import Viewer, unwatched

View = Literal["", "late", "today", "week", "acknowledge", "nobody", "remedies", "actions"]
VIEWS: tuple[View, ...] = get_args(View)
"""Everything; late, due today, due this week, to be acknowledged, held by nobody, with something to be done, by the viewer."""

Standing = Literal["", "open", "closed"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
NOBODY = "nobody"
"""In place of a person: cases that nobody has."""


@dataclass(frozen=True)
class Picked:
    """What of the list is wanted. Empty: all of it."""

    view: View = ""
    mine: bool = False
    """Only what the viewer has themselves."""
    service: str = ""
    feedback: str = ""
    """A kind of feedback, by its name in the procedure."""
    stage: str = ""
    standing: Standing = ""
    """Still open; or closed, with something still to be done."""
    holder: Person = ""
    """Somebody who has it, or `NOBODY`."""
    since: date | None = None
    """The first day on which it may have been received."""
    until: date | None = None
    label: str = ""
    channel: str = ""
    """The way it came in."""
    category: str = ""
    """One of the things it is about, by its name in the procedure."""
    outcome: str = ""
    """By its word in the procedure."""
    closed_as: str = ""
    """The word with which it was closed."""
    need: str = ""
    """What the person it is from, or who speaks for them, needs to read, hear or speak: see `needing`."""
    version: str = ""
    """The version of the procedure that it follows, by the beginning of its hash."""
    sort: Sort = ""

    def conditions(self, viewer: Viewer) -> tuple[Q, ...]:
        """Conditions on cases, no case under two of them, each with an index of its own; whose they are is not in them."""
        narrower = self._narrower(viewer)
        return tuple(where & narrower for where in in_view(self.view, viewer))

    def _narrower(self, viewer: Viewer) -> Q:
        columns = {
            "service": self.service, "feedback": self.feedback, "stage": self.stage, "received_on__gte": self.since,
            "received_on__lte": self.until, "channel": self.channel, "outcome": self.outcome, "closed_as": self.closed_as,
            "categories__holds": self.category,
        }  # fmt: skip
        where = Q(**{column: wanted for column, wanted in columns.items() if wanted})
        if self.standing:
            where &= Q(closed_on__isnull=self.standing == "open")
        if self.holder:
            nobody = reduce(or_, in_view("nobody", viewer))
            where &= nobody if self.holder == NOBODY else Q(pk__in=_held_by(self.holder))
        if self.label:
            where &= Q(pk__in=CaseLabel.objects.filter(label=self.label).values("case"))
        if self.need:
            where &= needing(viewer, self.need)
        if self.version:
            versions = ProcedureVersion.objects.filter(organisation=viewer.organisation)
            where &= Q(version__in=versions.filter(sha256__startswith=self.version).values("pk"))
        return where

    @property
    def plain(self) -> bool:
        """Whether it is everything that is due, or all of it that is the viewer's own, in the usual order."""
        return self == Picked(mine=self.mine)


def _held_by(person: Person) -> QuerySet[Holding, Any]:
    return Holding.objects.filter(person=person, has_it=True).values("case")


def in_view(view: View, viewer: Viewer) -> tuple[Q, ...]:
    """The conditions of one view. With nobody is also what is with people who are away, and nobody stands in for them."""
    if view == "actions":
        return (Q(pk__in=parts_of(viewer).filter(owes=True).values("case")),)
    nobody = (Q(unheld=True), unwatched(viewer)) if viewer.absent else (Q(unheld=True),)
    return nobody if view == "nobody" else (_of_day(view, viewer.today),)


def parts_of(viewer: Viewer) -> QuerySet[Holding, Any]:
    """The parts that the viewer has in cases, and those of people away for whom they stand in."""
    whose = Q(person__in=[viewer.person, *sorted(viewer.covers)]) if viewer.covers else Q(person=viewer.person)
    return Holding.objects.filter(whose, organisation=viewer.organisation)


def _of_day(view: View, today: date) -> Q:
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
        case "remedies":
            return Q(remedies_owed=True)
    return Q()


def end_of_week(day: date) -> date:
    """The Sunday of that week."""
    return day + timedelta(days=6 - day.weekday())
