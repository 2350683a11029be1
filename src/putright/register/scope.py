"""Who sees what: one viewer, one condition, used by every list, search, count, page and write. No query runs without it.

Three things count and no others: the reach of a person's posts, the rows that exclude a person from a case (which beat
every reach), and the audience of each item. Whatever is not seen is not there: the same answer as for a wrong address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Literal

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from putright.core.casework.entries import COMPLAINANT, SYSTEM, Person
from putright.statements import Statement, later, made_once

if TYPE_CHECKING:
    from putright.register.models.cases import CaseRow

ViewerKind = Literal["staff", "outside", "administrator", "complainant", "public", "system"]


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
    covers: frozenset[Person] = frozenset()
    """People who are away today and for whom they stand in."""
    covered_posts: tuple[tuple[Person, frozenset[str]], ...] = ()
    """The posts of each of these people: what is kept for a post is read by whoever stands in, see `in_their_place`."""
    absent: tuple[tuple[Person, tuple[Person, ...]], ...] = ()
    """Everybody who is away today or has left, each with whoever stands in for them and is here."""
    administers: bool = False
    """Looks after people and posts. By that alone they see no case."""
    sight: frozenset[str] = frozenset()
    """Cases opened to them for a day, to be read and nothing else."""
    case: str = ""
    """The one case a complainant's code opens."""
    party: str = ""
    """The party the code was given to."""

    @property
    def reads_as_staff(self) -> bool:
        """Reads what is kept for those who work on a case."""
        return self.kind in ("staff", "outside", "system") or (self.kind == "administrator" and bool(self.sight))


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
        case "administrator" if viewer.sight:
            return here & Q(ref__in=sorted(viewer.sight)) & not_excluded(viewer)
    return Q(pk__in=[])


def within_reach(viewer: Viewer) -> Q:
    """What the viewer's posts and parts in cases reach, exclusions aside."""
    if viewer.everything:
        return Q()
    reached = has_a_part(viewer) | stands_in(viewer) if viewer.covers else has_a_part(viewer)
    reached = reached | Q(ref__in=sorted(viewer.sight)) if viewer.sight else reached
    return Q(service__in=sorted(viewer.services)) | reached if viewer.services else reached


def has_a_part(viewer: Viewer) -> Q:
    """Cases in which the viewer has a part that has not run out."""
    holding = apps.get_model("register", "Holding")._default_manager
    mine = holding.filter(Q(until=None) | Q(until__gte=viewer.today), case=OuterRef("pk"), person=viewer.person)
    return Q(Exists(mine.filter(outside=True) if viewer.kind == "outside" else mine))


def stands_in(viewer: Viewer) -> Q:
    """Cases in which somebody has a part for whom the viewer stands in; never one that is hidden from that person."""
    models_of = apps.get_model
    theirs = models_of("register", "Holding")._default_manager.filter(
        Q(until=None) | Q(until__gte=viewer.today), case=OuterRef("pk"), person__in=sorted(viewer.covers)
    )
    hidden = models_of("register", "Exclusion")._default_manager.filter(
        case=OuterRef("case"), person=OuterRef("person")
    )
    return Q(Exists(theirs.filter(~Q(Exists(hidden)))))


def unwatched(viewer: Viewer) -> Q:
    """Open cases whose every holder is away or has left, with nobody standing in who may see them."""
    if not viewer.absent:
        return Q(pk__in=[])
    holders = apps.get_model("register", "Holding")._default_manager.filter(has_it=True)
    away = [person for person, _ in viewer.absent]
    theirs = holders.filter(organisation=viewer.organisation, person__in=away, due_order__isnull=False)
    holding = holders.filter(case=OuterRef("pk"))
    nobody = Q(closed_on=None, pk__in=theirs.values("case")) & ~Q(Exists(holding.exclude(person__in=away)))
    for person, deputies in viewer.absent:
        if deputies:
            nobody &= ~Q(Exists(holding.filter(person=person))) | _hidden_from_all(deputies)
    return nobody


def _hidden_from_all(people: Iterable[Person]) -> Q:
    exclusion = apps.get_model("register", "Exclusion")._default_manager
    hidden = Q()
    for person in people:
        hidden &= Q(Exists(exclusion.filter(case=OuterRef("pk"), person=person)))
    return hidden


def not_excluded(viewer: Viewer) -> Q:
    """Cases that are not hidden from the viewer."""
    exclusion = apps.get_model("register", "Exclusion")._default_manager
    return ~Q(Exists(exclusion.filter(case=OuterRef("pk"), person=viewer.person)))


def undeclared(viewer: Viewer) -> Q:
    """The condition on cases of which the viewer is shown no word yet: they have them, or stand in for who has, where an
    interest is declared first, and did not say that they have none. As `Scene.must_declare` judges it, over the copies.
    """
    asked = (Q(to_declare__holds=person) for person in (viewer.person, *sorted(viewer.covers)))
    return reduce(or_, asked) & ~Q(declared__holds=viewer.person)


def is_undeclared(viewer: Viewer, to_declare: Iterable[Person], declared: Iterable[Person]) -> bool:
    """The same of one case, from what its row holds."""
    return viewer.person not in declared and not {viewer.person, *viewer.covers}.isdisjoint(to_declare)


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


def in_their_place(viewer: Viewer, case: int) -> Viewer:
    """The viewer as they read one case: with the posts of the people for whom they stand in and from whom it is not hidden."""
    if not viewer.covered_posts:
        return viewer
    people = [person for person, _ in viewer.covered_posts]
    exclusion = apps.get_model("register", "Exclusion")._default_manager
    hidden = set(exclusion.filter(case=case, person__in=people).values_list("person", flat=True))
    theirs = (posts for person, posts in viewer.covered_posts if person not in hidden)
    return replace(viewer, posts=viewer.posts.union(*theirs))


def may_read_of(viewer: Viewer, case: int, audience: str, posts: Iterable[str]) -> bool:
    """The same for an item of one case, also in the place of others. In whose place they are is asked only where it matters."""
    posts = tuple(posts)
    return may_read(viewer, audience, posts) or may_read(in_their_place(viewer, case), audience, posts)


def acts_on(viewer: Viewer, case: int) -> bool:
    """Whether the viewer may also do something in the case of that number: what is opened for a day is only read."""
    return sees(replace(viewer, sight=frozenset()), case)


def sees(viewer: Viewer, case: int) -> bool:
    """Whether the viewer sees the case of that number just now: `seen_by` for one case, its statement made once for a viewer."""
    return bool(_seeing(viewer).rows(case=case))


def number_of(viewer: Viewer, ref: str) -> int:
    """The register's own number for a case; raises NoSuchCase where the viewer does not see it."""
    found = _numbering(viewer).rows(ref=ref)
    if not found:
        raise NoSuchCase(ref)
    return int(found[0][0])


@made_once
def _seeing(viewer: Viewer) -> Statement:
    cases = apps.get_model("register", "CaseRow")
    return Statement(cases.objects.seen_by(viewer).filter(pk=later("case")).values_list("pk"))


@made_once
def _numbering(viewer: Viewer) -> Statement:
    cases = apps.get_model("register", "CaseRow")
    return Statement(cases.objects.seen_by(viewer).filter(ref=later("ref")).values_list("pk"))


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
