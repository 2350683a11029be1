"""Views of the list that somebody saved under a name: personal, or shared with whoever works in the organisation.

What is kept is what an address asks for; whoever opens a view sees in it what they may see. They are no part of the record.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from putright.core.casework.entries import Person
from putright.register.models import SavedView
from putright.register.scope import NoSuchCase, Viewer
from putright.statements import Statement, made_once

MOST = 20
"""Views that one person can have saved, and shared ones that are shown: each is counted whenever the list is opened."""
LONGEST = 60
"""Letters of a name."""


@dataclass(frozen=True)
class ViewSaved:
    """A view under its name. `query` is the part of an address that asks for it."""

    ref: str
    name: str
    query: str
    owner: Person
    shared: bool

    def may_go(self, viewer: Viewer) -> bool:
        """Whether the viewer may delete it: its owner may, and of a shared one whoever sees every case."""
        return self.owner == viewer.person or (self.shared and viewer.everything)


def _visible(viewer: Viewer) -> QuerySet[SavedView]:
    here = SavedView.objects.filter(organisation=viewer.organisation)
    return here.filter(Q(owner=viewer.person) | Q(shared=True)) if viewer.kind == "staff" else here.none()


def saved(viewer: Viewer) -> tuple[ViewSaved, ...]:
    """The viewer's own views and then what colleagues share, each by name."""
    found = [ViewSaved(*row) for row in _saved(viewer).rows()]
    own = [one for one in found if one.owner == viewer.person]
    return (*own, *[one for one in found if one not in own][:MOST])


@made_once
def _saved(viewer: Viewer) -> Statement:
    columns = ("ref", "name", "query", "owner", "shared")
    return Statement(_visible(viewer).order_by("name", "ref").values_list(*columns)[: 4 * MOST])


def _seen(row: SavedView) -> ViewSaved:
    return ViewSaved(row.ref, row.name, row.query, row.owner, row.shared)


def one(viewer: Viewer, ref: str) -> ViewSaved | None:
    """A view that the viewer may open; None for any other."""
    row = _visible(viewer).filter(ref=ref).first()
    return _seen(row) if row else None


def save(viewer: Viewer, name: str, query: str, *, shared: bool, at: datetime) -> str:
    """Keep a view under a name; why it cannot be, or an empty word. Raises NoSuchCase for whoever does not work here."""
    if viewer.kind != "staff":
        raise NoSuchCase("")
    mine = SavedView.objects.filter(organisation=viewer.organisation, owner=viewer.person)
    if mine.count() >= MOST:
        return "too many"
    try:
        with transaction.atomic():
            SavedView.objects.create(
                organisation_id=viewer.organisation, ref=secrets.token_hex(6), owner=viewer.person, name=name,
                query=query, shared=shared, saved_at=at,
            )  # fmt: skip
    except IntegrityError:
        return "taken"
    return ""


def remove(viewer: Viewer, ref: str) -> bool:
    """Delete a view; whether there was one that the viewer may delete."""
    known = one(viewer, ref)
    if known is None or not known.may_go(viewer):
        return False
    return bool(SavedView.objects.filter(organisation=viewer.organisation, ref=ref).delete()[0])
