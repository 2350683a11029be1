"""A new code that staff give in place of every one a case has: when it must not be, and the making of it. Part of the door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.core.casework.case import Case
from putright.core.casework.entries import Person
from putright.register import parties, tracking
from putright.register.organisations import Place

MOST, WITHIN = 10, timedelta(hours=1)
"""Codes that one colleague gives, of whatever cases, and the time in which they give no more."""


def stands_in_the_way(place: Place, case: Case, made: Sequence[e.AnyEntry], by: Person, at: datetime) -> Refusal | None:
    """Why no new code may be given, where an entry says that one was."""
    if not any(isinstance(entry, e.CodeReplaced) for entry in made):
        return None
    party = parties.seen(place.id, [whose(case)]).get(whose(case))
    if party is None or party.erased:
        return Refusal(_("Who this is from was erased. Nobody can be known to be them, so no code can be given."))
    if tracking.given(place, by, at - WITHIN) >= MOST:
        return Refusal(_("You gave ten people a new code within an hour. Wait a while before you give the next."))
    return None


def give(
    place: Place, ref: str, case: Case, made: Sequence[e.AnyEntry], by: Person, at: datetime, request_key: str
) -> str:
    """The new code where an entry says that one was given, else an empty word; every earlier one opens nothing from now on."""
    if not any(isinstance(entry, e.CodeReplaced) for entry in made):
        return ""
    return tracking.again(place, ref, at, whose(case), request_key=request_key, given_by=by)


def whose(case: Case) -> Person:
    """Whoever follows a case: who speaks for somebody, else who complained."""
    return (case.arrival.representative or case.arrival.complainant) if case.arrival else ""
