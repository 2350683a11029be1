"""Names of people by their references, as frozen values for pages and letters; accounts themselves stay here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from putright.people.models import User
from putright.statements import Statement, later, made_once


@dataclass(frozen=True)
class PersonSeen:
    """A person with an account, as colleagues see them."""

    reference: str
    name: str
    email: str
    alias: str = ""
    """What they asked to be called in letters; empty for most."""

    @property
    def called(self) -> str:
        """The name that whoever complains, and the public, may read."""
        return self.alias or self.name


def people(references: Iterable[str]) -> dict[str, PersonSeen]:
    """The people of these references; unknown references are left out."""
    wanted = set(references)
    found = _of_these().rows(references=wanted) if wanted else []
    return {reference: PersonSeen(reference, name or email, email, alias) for reference, name, email, alias in found}


_SEEN = ("reference", "name", "email", "alias")


@made_once
def _of_these() -> Statement:
    return Statement(User.objects.filter(reference__in=later("references")).values_list(*_SEEN))


def as_called(names: Mapping[str, str]) -> dict[str, str]:
    """The same names by reference, with the alias of whoever has one: for letters, and for whoever complains."""
    return {**names, **{one.reference: one.called for one in people(names).values()}}


def call(reference: str, alias: str) -> None:
    """Keep what somebody is called in letters from now on; by their own name where it is empty."""
    User.objects.filter(reference=reference).update(alias=" ".join(alias.split()))


def account(name: str, email: str, password: str | None = None) -> str:
    """The reference of the account with this address, made now where there is none."""
    user = User.objects.filter(email=email.strip().lower()).only("reference").first()
    return (user or User.objects.create_user(email, password, name=name)).reference


def named(name: str, references: Iterable[str]) -> str:
    """The reference of the one person among these who goes by exactly this name or alias; empty where there is none, or two."""
    wanted = _plain(name)
    known = [one.reference for one in people(references).values() if wanted in (_plain(one.name), _plain(one.alias))]
    return known[0] if wanted and len(known) == 1 else ""


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def address(reference: str) -> str:
    """Where somebody who may sign in is written to; empty where there is nobody, or they may no longer sign in."""
    found = User.objects.filter(reference=reference, is_active=True).values_list("email", flat=True).first()
    return found or ""
