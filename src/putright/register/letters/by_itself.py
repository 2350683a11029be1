"""Which cases owe a letter that goes by itself, and to whom too many went already. The letter is written elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from putright.register import scope
from putright.register.models import Message, Owed
from putright.register.models.outbox import BY_ITSELF
from putright.register.organisations import Place
from putright.register.scope import Viewer

MOST, WITHIN = 3, timedelta(days=1)
"""Letters that go by themselves to one address, and the time in which no more do: somebody else's may have been typed."""
AT_ONCE = 100
"""Cases that are looked at in one round."""


def owing(here: Place, letters: Iterable[str], since: datetime) -> tuple[tuple[str, str, int], ...]:
    """Each case that owes one of these letters and changed since then: ref, letter, last entry; the oldest first."""
    found = Owed.objects.filter(organisation=here.id, letter__in=list(letters), case__changed_at__gte=since)
    return tuple(
        found.order_by("case__changed_at", "pk").values_list("case__ref", "letter", "case__sequence")[:AT_ONCE]
    )


def had_enough(here: Place, address: str, at: datetime) -> bool:
    """Whether so many went to an address that somebody has to look first."""
    went = Message.objects.filter(organisation=here.id, address=address, about=BY_ITSELF, made_at__gt=at - WITHIN)
    return went.count() >= MOST


def writer(here: Place, at: datetime) -> Viewer:
    """Whoever acts where a letter goes by itself."""
    return scope.system(here.id, here.slug, at.date())
