"""Accepting an invitation: the account and the post that was offered, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from putright.core.casework.action import Refusal
from putright.core.casework.entries import Person
from putright.core.casework.office import PostTaken
from putright.people import accounts, invitations
from putright.people.accounts import AnothersReference, Passkey
from putright.people.invitations import InvitationSeen
from putright.register import arranging, offices
from putright.register.organisations import Place


@dataclass(frozen=True)
class Accepted:
    """Somebody accepted: who they are, and whether somebody has to confirm their post first."""

    person: Person
    waits: bool


class OverMeanwhile(Exception):
    """The invitation ended between being shown and being accepted."""


def opened(here: Place, token: str, at: datetime) -> InvitationSeen | None:
    """The invitation of a link, if it still works: whoever made it still looks after people here."""
    found = invitations.opened(here.slug, token, at)
    administrators = offices.office(here, at).administrators
    return found if found and found.by in administrators else None


def accept(
    here: Place, token: str, at: datetime, *, person: Person = "", name: str = "", password: str = "",
    passkey: Passkey | None = None,
) -> Accepted:  # fmt: skip
    """Take the post: as somebody signed in already, or with a name and a password or passkey for a new account.

    Raises OverMeanwhile where the invitation does not work any more; then nothing is written.
    """
    with transaction.atomic():
        found = opened(here, token, at)
        if found is None or not invitations.use(here.slug, token, at):
            raise OverMeanwhile
        person = person or _begun(found.email, name, password, passkey)
        today = offices.local(at).date()
        post = PostTaken(on=today, at=at, by=found.by, post=found.post, person=person, service=found.service)
        done = arranging.arrange(here.slug, found.by, [post], at, catch_up=False)
        return Accepted(person, not isinstance(done, Refusal) and done.waits)


def _begun(email: str, name: str, password: str, passkey: Passkey | None) -> Person:
    try:
        return accounts.begin(email, name, password, passkey)
    except AnothersReference:
        raise OverMeanwhile from None
