"""Passkeys: how a person is named to one, making one before there is an account, and finding the account of one.

A passkey keeps the reference by which journals name the person: nobody who reads it learns how many accounts there are, and it
can be made before the account is. Passkeys made before that keep the number of their account, and go on working.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import auto_generate_recovery_codes
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.http import urlsafe_base64_decode

from putright.people.models import User, new_reference

WRONG = (ValidationError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What reading an answer raises that no browser makes."""


class Keys(DefaultMFAAdapter):  # type: ignore[misc]
    """What a passkey is told of the person it is for."""

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """Their reference, and what the device shows them: their address and name."""
        return {"id": user.reference.encode(), "name": user.email, "display_name": str(user)}


class SignIn(LoginWebAuthnForm):  # type: ignore[misc]
    """Signing in with a passkey alone."""

    def clean_credential(self) -> Authenticator:
        """The key that answered, of the account it names."""
        answer = self.cleaned_data["credential"]
        auth.parse_authentication_response(answer)
        return auth.complete_authentication(_named_by(answer) or auth.extract_user_from_response(answer), answer)


def _named_by(answer: Mapping[str, Any]) -> User | None:
    """The account whose reference a passkey keeps; None for one that keeps none."""
    try:
        reference = urlsafe_base64_decode(answer["response"]["userHandle"]).decode()
    except WRONG:
        return None
    found = (
        User.objects.filter(reference=reference) if re.fullmatch(r"[0-9a-f]{32}", reference) else User.objects.none()
    )
    return found.first()


def reference_for(email: str) -> str:
    """The reference of whoever is to begin with this address: that of a closed account, or one that nobody has yet."""
    known = User.objects.filter(email=email.strip().lower()).values_list("reference", flat=True).first()
    return known or new_reference()


def asked_of_browser(email: str, name: str, reference: str) -> dict[str, Any]:
    """What a browser is asked, to make a passkey that needs no password beside it; the question is kept in the session."""
    somebody = User(email=email.strip().lower(), name=name, reference=reference)
    return {"creation_options": auth.begin_registration(somebody, passwordless=True)}


def is_made(answer: object) -> bool:
    """Whether a browser answered the question of this session with a passkey by which the person was made sure of.

    That they were is part of the question, and so of what an answer is held against.
    """
    try:
        auth.parse_registration_response(answer)
        auth.complete_registration(answer)
    except WRONG:
        return False
    return True


def begun_with(request: HttpRequest, user: User) -> None:
    """Whoever is signed in now began with the passkey they made last: they are made sure of, and have codes for a lost device."""
    key = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).latest("pk")
    post_authentication(request, key, reauthenticated=True, passwordless=True)
    auto_generate_recovery_codes(request)


def add(user: User, answer: Mapping[str, Any], name: str) -> None:
    """Let somebody sign in with a passkey that was made."""
    auth.WebAuthn.add(user, name, dict(answer))
