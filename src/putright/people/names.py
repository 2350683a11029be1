"""Names of people by their references, as frozen values for pages and letters; accounts themselves stay here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from putright.people.models import User


@dataclass(frozen=True)
class PersonSeen:
    """A person with an account, as colleagues see them."""

    reference: str
    name: str
    email: str


def people(references: Iterable[str]) -> dict[str, PersonSeen]:
    """The people of these references; unknown references are left out."""
    found = User.objects.filter(reference__in=set(references)).values_list("reference", "name", "email")
    return {reference: PersonSeen(reference, name or email, email) for reference, name, email in found}


def account(name: str, email: str, password: str | None = None) -> str:
    """The reference of the account with this address, made now where there is none."""
    user = User.objects.filter(email=email.strip().lower()).only("reference").first()
    return (user or User.objects.create_user(email, password, name=name)).reference


def named(name: str, references: Iterable[str]) -> str:
    """The reference of the one person among these who goes by exactly this name; empty where there is none, or two."""
    wanted = " ".join(name.casefold().split())
    known = [one.reference for one in people(references).values() if " ".join(one.name.casefold().split()) == wanted]
    return known[0] if wanted and len(known) == 1 else ""
