"""Opening and closing accounts, and who has a second step after the password. What anybody may see is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator

from putright.people import passkeys
from putright.people.models import User

SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def close(reference: str) -> bool:
    """Close an account: every session ends at once, and none comes back when it is opened again.

    Its password goes with it. Whoever runs the installation keeps theirs.
    """
    user = User.objects.filter(reference=reference, is_active=True, is_staff=False, is_superuser=False).first()
    if user is None:
        return False
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    return True


def reopen(reference: str) -> None:
    """Open an account again that was closed; a new password is asked for by e-mail."""
    User.objects.filter(reference=reference, is_active=False).update(is_active=True)


def with_second_step(references: Iterable[str]) -> frozenset[str]:
    """Who of these people has an authenticator app, a passkey or a security key."""
    found = Authenticator.objects.filter(user__reference__in=set(references), type__in=SECOND_STEPS)
    return frozenset(found.values_list("user__reference", flat=True))


def open_accounts(references: Iterable[str]) -> frozenset[str]:
    """Who of these people can sign in."""
    return frozenset(
        User.objects.filter(reference__in=set(references), is_active=True).values_list("reference", flat=True)
    )


def belongs_to(email: str) -> str:
    """The reference of the account that somebody uses already with this address; empty where they may begin anew."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        return ""
    used = user.has_usable_password() or bool(with_second_step([user.reference]))
    return user.reference if used else ""


@dataclass(frozen=True)
class Passkey:
    """A passkey that a browser made for somebody to begin with: the reference it keeps, the answer, and what it is called."""

    reference: str
    answer: Mapping[str, Any]
    name: str


class AnothersReference(Exception):
    """Meanwhile the address belongs to another account than the passkey was made for."""


def begin(email: str, name: str, password: str = "", passkey: Passkey | None = None) -> str:
    """An account with a name, and a password or a passkey, opened anew where one was closed; its reference.

    Raises AnothersReference for a passkey that was made for another account.
    """
    new = {"reference": passkey.reference} if passkey else {}
    user = User.objects.filter(email=email.strip().lower()).first() or User(email=email.strip().lower(), **new)
    if passkey and user.reference != passkey.reference:
        raise AnothersReference
    user.name, user.is_active = name, True
    user.set_password(password or None)
    user.save()
    if passkey:
        passkeys.add(user, passkey.answer, passkey.name)
    return user.reference
