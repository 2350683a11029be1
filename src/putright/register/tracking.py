"""Codes that open one case to whoever brought it: 130 bits, kept only as a hash, and revocable."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac

from putright.core.casework.entries import Person
from putright.register import rows, scope
from putright.register.models import TrackingCode
from putright.register.organisations import Place
from putright.register.scope import Viewer

LETTERS = 26
"""Base32 letters of a code: 130 bits."""


def new_code(request_key: str, organisation: int) -> str:
    """A code. Made from the form's random key and this installation's secret, so that a form sent again shows the same."""
    if not request_key:
        return _written(secrets.token_bytes(20))
    return _written(salted_hmac("putright.tracking", f"{organisation}:{request_key}", algorithm="sha256").digest())


def _written(data: bytes) -> str:
    letters = base64.b32encode(data).decode().replace("O", "8").replace("I", "9")[:LETTERS]
    return "-".join([letters[:5], letters[5:10], letters[10:15], letters[15:20], letters[20:]])


def hashed(code: str) -> str:
    """How a code is kept. Hyphens, spaces and capitals do not matter, and O and I may be written for 8 and 9."""
    plain = "".join(c for c in code.upper() if c.isalnum()).replace("O", "8").replace("I", "9")
    return hashlib.sha256(f"tracking\n{plain}".encode()).hexdigest()


def keep(place: Place, case: int, code: str, at: datetime, party: str = "", given_by: Person = "") -> None:
    """Let a code open a case."""
    rows.insert("register_code", [row_of(place, case, code, at, party, given_by)])


def row_of(place: Place, case: int, code: str, at: datetime, party: str, given_by: Person = "") -> dict[str, Any]:
    """The row of a code. `given_by` is the colleague who gave it in place of another."""
    return {
        "organisation_id": place.id, "case_id": case, "code": hashed(code), "party": party, "given_by": given_by,
        "made_at": at,
    }  # fmt: skip


def viewer(place: Place, code: str, at: datetime) -> Viewer | None:
    """Whoever has this code, as a viewer of their one case; None for a code that is wrong, revoked or of another organisation."""
    return viewer_again(place, hashed(code), at)


def viewer_again(place: Place, kept: str, at: datetime) -> Viewer | None:
    """The same, from the hash of a code given before: what a session keeps, so that no session opens a case by itself."""
    row = (
        TrackingCode.objects.filter(code=kept, organisation=place.id, revoked_at=None)
        .values_list("case__ref", "party")
        .first()
    )
    return scope.complainant(place.id, place.slug, at.date(), row[0], row[1]) if row else None


def revoke(place: Place, ref: str, at: datetime) -> int:
    """Close a case to every code it has; how many there were."""
    codes = TrackingCode.objects.filter(organisation=place.id, case__ref=ref, revoked_at=None)
    return codes.update(revoked_at=at)


def again(
    place: Place, ref: str, at: datetime, party: str = "", *, request_key: str = "", given_by: Person = ""
) -> str:
    """A new code in place of every one that a case has; shown once, like the first."""
    with transaction.atomic():
        case = rows.fetch("SELECT id FROM register_case WHERE organisation_id = %s AND ref = %s", place.id, ref)[0][0]
        revoke(place, ref, at)
        code = new_code(request_key, place.id)
        keep(place, case, code, at, party, given_by)
    return code


def given(place: Place, person: Person, since: datetime) -> int:
    """How many codes a colleague gave after a moment, of whatever case."""
    return TrackingCode.objects.filter(organisation=place.id, given_by=person, made_at__gt=since).count()


def by_email(place: Place, typed: str, email: str) -> str:
    """The hash of a code that opens the case of this number or reference to whoever has this address; empty where none does.

    What somebody typed is compared without spaces, hyphens and capitals. The address must be that of whoever follows the case.
    """
    plain = "".join(c for c in typed if c.isalnum())
    found = rows.fetch(
        "SELECT c.id, p.email FROM register_case c JOIN register_party p ON p.organisation_id = c.organisation_id "
        "AND p.reference = CASE WHEN c.representative = '' THEN c.complainant ELSE c.representative END "
        "WHERE c.organisation_id = %s AND (c.ref = %s OR REPLACE(c.number, '-', '') = %s)",
        place.id, plain.lower(), plain.upper(),
    )  # fmt: skip
    if len(found) != 1 or not email or found[0][1] != email.strip().lower():
        return ""
    codes = TrackingCode.objects.filter(organisation=place.id, case=found[0][0], revoked_at=None)
    return codes.order_by("-pk").values_list("code", flat=True).first() or ""
