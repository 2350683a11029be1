"""Who sees what: one viewer, one condition, used by every list, search, count, page and write. No query runs without it.

Three things count and no others: the reach of a person's posts, the rows that exclude a person from a case (which beat
every reach), and the audience of each item. Whatever is not seen is not there: the same answer as for a wrong address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Exists, OuterRef, Q

from putright.core.casework.entries import COMPLAINANT, SYSTEM, Person

if TYPE_CHECKING:
    from putright.register.models.cases import CaseRow

ViewerKind = Literal["staff", "outside", "complainant", "public", "system"]


@dataclass(frozen=True)
class Viewer:
    """Somebody looking at one organisation's record at one moment. `organisation` is the register's own number for it."""

    organisation: int
    slug: str
    kind: ViewerKind
    person: Person
    today: date
    everything: bool = False
    services: frozenset[str] = frozenset()
    """Services whose cases they see; with everything under them."""
    posts: frozenset[str] = frozenset()
    case: str = ""
    """The one case a complainant's code opens."""
    party: str = ""
    """The party the code was given to."""

    @property
    def reads_as_staff(self) -> bool:
        """Reads what is kept for those who work on a case."""
        return self.kind in ("staff", "outside", "system")


class NoViewer(Exception):
    """Cases were asked for without saying who looks."""


class NoSuchCase(Exception):
    """There is no such case, or it is hidden from this viewer: nobody can tell which."""


def public(organisation: int, slug: str, today: date) -> Viewer:
    """Somebody who brings something in and sees no case."""
    return Viewer(organisation, slug, "public", COMPLAINANT, today)


def complainant(organisation: int, slug: str, today: date, case: str, party: str = "") -> Viewer:
    """Somebody with the code of one case."""
    return Viewer(organisation, slug, "complainant", COMPLAINANT, today, case=case, party=party)


def system(organisation: int, slug: str, today: date) -> Viewer:
    """The timer, an import or the command line: acts in nobody's name and is never given to a page."""
    return Viewer(organisation, slug, "system", SYSTEM, today, everything=True)


def visible(viewer: Viewer) -> Q:
    """The condition on cases that this viewer sees."""
    here = Q(organisation=viewer.organisation)
    match viewer.kind:
        case "system":
            return here
        case "complainant":
            return here & Q(ref=viewer.case)
        case "staff" | "outside":
            return here & within_reach(viewer) & not_excluded(viewer)
    return Q(pk__in=[])


def within_reach(viewer: Viewer) -> Q:
    """What the viewer's posts and parts in cases reach, exclusions aside."""
    if viewer.everything:
        return Q()
    return Q(service__in=sorted(viewer.services)) | has_a_part(viewer) if viewer.services else has_a_part(viewer)


def has_a_part(viewer: Viewer) -> Q:
    """Cases in which the viewer has a part that has not run out."""
    holding = apps.get_model("register", "Holding")._default_manager
    mine = holding.filter(Q(until=None) | Q(until__gte=viewer.today), case=OuterRef("pk"), person=viewer.person)
    return Q(Exists(mine.filter(outside=True) if viewer.kind == "outside" else mine))


def not_excluded(viewer: Viewer) -> Q:
    """Cases that are not hidden from the viewer."""
    exclusion = apps.get_model("register", "Exclusion")._default_manager
    return ~Q(Exists(exclusion.filter(case=OuterRef("pk"), person=viewer.person)))


def about_everybody(viewer: Viewer) -> int:
    """The organisation whose figures about everybody, tied to no case, this viewer may read: posts that reach everything.

    To anybody else there are none; raises NoSuchCase.
    """
    if viewer.kind in ("staff", "system") and viewer.everything:
        return viewer.organisation
    raise NoSuchCase("")


def may_read(viewer: Viewer, audience: str, posts: Iterable[str]) -> bool:
    """Whether an item with this audience is for the viewer, who is known to see its case."""
    if viewer.kind == "system":
        return True
    if audience == "complainant":
        return True
    if audience == "readers":
        return viewer.reads_as_staff
    return viewer.reads_as_staff and not viewer.posts.isdisjoint(posts)


def sees(viewer: Viewer, case: int) -> bool:
    """Whether the viewer sees the case of that number just now: `seen_by` for one case, its statement made once for a viewer."""
    made = _seeing(viewer)
    if made is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute(made[0], (*made[1], case))
        return cursor.fetchone() is not None


@lru_cache(maxsize=512)
def _seeing(viewer: Viewer) -> tuple[str, tuple[Any, ...]] | None:
    cases = apps.get_model("register", "CaseRow")
    try:
        sql, values = cases.objects.seen_by(viewer).values("id").query.sql_with_params()
    except EmptyResultSet:
        return None
    return f"SELECT 1 FROM ({sql}) AS seen WHERE id = %s", tuple(values)  # noqa: S608 - made by Django


class Scoped(models.Manager["CaseRow"]):
    """The usual way to cases: refuses to answer until somebody is named who looks."""

    def get_queryset(self) -> Any:
        """Refused."""
        raise NoViewer("cases are asked for with `seen_by(viewer)`")

    def seen_by(self, viewer: Viewer) -> models.QuerySet[CaseRow]:
        """The cases that a viewer sees."""
        return super().get_queryset().filter(visible(viewer))

    def whose_case_is_seen_by(self, viewer: Viewer) -> Q:
        """The condition on rows beside a case that the viewer sees it: looked up row by row, never by walking all cases."""
        return Q(Exists(self.seen_by(viewer).filter(pk=OuterRef("case"))))
