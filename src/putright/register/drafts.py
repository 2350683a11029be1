"""What somebody has answered and not sent yet, kept until they come back by their link. It is no part of any record.

The words are sealed with a key made from the link's token, of which only a hash is kept: nobody who reads the database
reads a draft. Whoever has the link has the draft.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from putright.register import rows
from putright.register.models import Draft as DraftRow
from putright.register.organisations import Place

KEPT = timedelta(days=7)
"""How long a draft is kept after it was last saved."""

NONCE = 12
LONGEST = 400_000
"""Bytes of one draft: far more than every question answered at its longest."""


@dataclass(frozen=True)
class Draft:
    """Answers by the name of their input, as they were typed. `kind` is the kind of feedback they were given for last."""

    token: str
    kind: str = ""
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def with_answers(self, kind: str, given: Mapping[str, tuple[str, ...]]) -> Draft:
        """The same with these answers in place of those of the same names; an empty one is no answer."""
        answers = {name: several for name, several in {**self.answers, **given}.items() if any(several)}
        return replace(self, kind=kind, answers=answers)

    @property
    def key(self) -> str:
        """By which it is kept, and its files with it; the token cannot be found from it."""
        return key_of(self.token)

    @property
    def request_key(self) -> str:
        """The key of the form it becomes: sent twice, it is taken once."""
        return hashlib.sha256(f"draft sent\n{self.token}".encode()).hexdigest()


def new() -> Draft:
    """An empty draft with a token of 192 random bits. Nothing is kept before it is saved."""
    return Draft(secrets.token_urlsafe(24))


def key_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(f"draft\n{token}".encode()).hexdigest()


def load(place: Place, token: str, at: datetime) -> Draft | None:
    """The draft of a token; None for one that is unknown here, too old or not as it was kept."""
    columns = ("sealed", "saved_at")
    found = DraftRow.objects.filter(organisation=place.id, key=key_of(token)).values_list(*columns).first()
    if found is None or found[1] < at - KEPT:
        return None
    sealed = bytes(found[0])
    try:
        opened = _lock(place, token).decrypt(sealed[:NONCE], sealed[NONCE:], None)
    except InvalidTag:
        return None
    given = json.loads(opened)
    return Draft(token, given["kind"], {name: tuple(several) for name, several in given["answers"].items()})


def save(place: Place, draft: Draft, at: datetime) -> bool:
    """Keep a draft as it stands now; False where it is longer than anything that could be sent, and was not kept."""
    text = json.dumps({"kind": draft.kind, "answers": {name: list(given) for name, given in draft.answers.items()}})
    if len(text) > LONGEST:
        return False
    nonce = secrets.token_bytes(NONCE)
    rows.run(
        "INSERT INTO register_draft (organisation_id, key, sealed, saved_at) VALUES (%s, %s, %s, %s) "
        "ON CONFLICT (organisation_id, key) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at",
        place.id, draft.key, nonce + _lock(place, draft.token).encrypt(nonce, text.encode(), None), at,
    )  # fmt: skip
    return True


def drop(place: Place, token: str) -> None:
    """Forget a draft: it was sent, or whoever wrote it wants it gone."""
    rows.run("DELETE FROM register_draft WHERE organisation_id = %s AND key = %s", place.id, key_of(token))


def forget(before: datetime) -> int:
    """Forget drafts that nobody came back to; how many."""
    return DraftRow.objects.filter(saved_at__lt=before - KEPT).delete()[0]


def _lock(place: Place, token: str) -> AESGCM:
    return AESGCM(hashlib.sha256(f"draft lock\n{place.id}\n{token}".encode()).digest())
