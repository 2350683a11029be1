"""What a colleague chose not to be sent by e-mail. What stands on their screen is theirs in any case."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from putright.core.casework.entries import Person
from putright.register.models import NotByMail
from putright.register.organisations import Place

KINDS = ("decision", "digest")
"""What colleagues are sent, and may decline."""


def declined(here: Place, person: Person) -> frozenset[str]:
    """The kinds of message that somebody does not want."""
    return frozenset(NotByMail.objects.filter(organisation=here.id, person=person).values_list("kind", flat=True))


def declined_by(here: Place, kind: str) -> frozenset[Person]:
    """Everybody who does not want a kind of message."""
    return frozenset(NotByMail.objects.filter(organisation=here.id, kind=kind).values_list("person", flat=True))


@transaction.atomic
def choose(here: Place, person: Person, wanted: Iterable[str]) -> None:
    """Keep what somebody wants to be sent; all else is declined."""
    unwanted = set(KINDS) - set(wanted)
    NotByMail.objects.filter(organisation=here.id, person=person).exclude(kind__in=unwanted).delete()
    NotByMail.objects.bulk_create(
        [NotByMail(organisation_id=here.id, person=person, kind=kind) for kind in sorted(unwanted)],
        ignore_conflicts=True,
    )
