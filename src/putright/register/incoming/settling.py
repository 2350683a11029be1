"""What becomes of a message once it was read: added to the case whose signed address it bears, or held for a person.

Mail can only add. Nothing in it decides, withdraws, uses a right or acts as a colleague, and what it says gives it no power.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db import transaction

from putright.core.casework.entries import Person
from putright.people.names import people
from putright.register import delivery, door, files, offices, parties, rows, scope
from putright.register.door import Asked, Done
from putright.register.incoming.addresses import Named, named
from putright.register.incoming.keeping import ToRead
from putright.register.models import CaseRow
from putright.register.organisations import Place, place
from putright.register.scope import NoSuchCase

Became = Literal["filed", "held", "automatic"]
ADDS = "record communication"
"""The one thing that mail does to a case."""
CHANNEL = "email"
NO_WORDS = "—"
"""What stands for the words of a message that came with files and nothing else."""


@dataclass(frozen=True)
class Said:
    """What a message says, as far as its place depends on it. Names of files with their bytes."""

    sender: str
    to: tuple[str, ...]
    text: str
    automatic: str
    values: Mapping[str, Any]
    """All that was read, as it is kept."""
    files: tuple[tuple[str, bytes], ...] = ()
    bounced: str = ""
    """The Message-ID of a message of ours that did not arrive, and never will."""
    why: str = ""
    """Why that did not arrive, in words for people."""


def settle(message: ToRead, said: Said, at: datetime) -> Became:
    """Give a message that was read its place, in one transaction."""
    here = place(message.organisation)
    with transaction.atomic():
        _note_read(here, message.id, said, at)
        if said.automatic:
            if said.bounced:
                delivery.bounced(here, said.bounced, said.why, at)
            return _is(message.id, "automatic", at)
        done = _joined(here, message, said, at)
        if done is not None:
            rows.run(
                "UPDATE register_incoming SET case_id = (SELECT id FROM register_case WHERE organisation_id = %s AND ref = %s), "
                "sequence = %s, done_at = %s WHERE id = %s",
                here.id, done.ref, done.first, at, message.id,
            )  # fmt: skip
            return _is(message.id, "filed", at)
        return _is(message.id, "held", at)


def _note_read(here: Place, number: int, said: Said, at: datetime) -> None:
    sql = "UPDATE register_incoming SET read = %s, names = %s WHERE id = %s"
    rows.run(sql, dict(said.values), sorted(colleagues_named(here, said, at)), number)


def _is(number: int, state: Became, at: datetime) -> Became:
    rows.run("UPDATE register_incoming SET state = %s, next_try = %s WHERE id = %s", state, at, number)
    return state


def colleagues_named(here: Place, said: Said, at: datetime) -> set[Person]:
    """Colleagues whose full name or address stands in a message, in whatever case: it may be about them."""
    text = " ".join(f"{said.values.get('subject', '')} {said.text}".casefold().split())
    known = people(offices.office(here, at).staff).values()
    return {one.reference for one in known if one.name.casefold() in text or one.email.casefold() in text}


def _joined(here: Place, message: ToRead, said: Said, at: datetime) -> Done | None:
    """Add it to the case that its address names, if that is signed and its sender is known there; None where it was not added."""
    for address in said.to:
        token = named(here, address)
        if token is not None and _is_known(here, token, said.sender):
            return _added(here, token, message, said, at)
    return None


def _is_known(here: Place, token: Named, sender: str) -> bool:
    """Whether the sender's address is one that the case has of the people it is of."""
    case = (
        CaseRow.unscoped.filter(organisation=here.id, ref=token.ref)
        .values_list("complainant", "representative")
        .first()
    )
    known = parties.seen(here.id, case).values() if case and sender else ()
    return any(one.email == sender and not one.erased for one in known)


def _added(here: Place, token: Named, message: ToRead, said: Said, at: datetime) -> Done | None:
    party = CaseRow.unscoped.filter(organisation=here.id, ref=token.ref).values_list(token.who, flat=True).first() or ""
    viewer = scope.complainant(here.id, here.slug, offices.local(at).date(), token.ref, party)
    draft = hashlib.sha256(f"incoming\n{here.id}\n{message.id}".encode()).hexdigest()
    references = files.wait_each(here, draft, said.files, at)
    asked = adding(offices.local(message.received_at).date(), said.text, draft, references)
    try:
        answer = door.act(here.slug, token.ref, asked, viewer, request_key=f"incoming {message.id}", at=at)
    except NoSuchCase:
        return None
    return answer if isinstance(answer, Done) else None


def adding(on: date, text: str, draft: str, references: tuple[str, ...]) -> Asked:
    """A message from the person, received by mail on a day, with the files that wait in a draft."""
    words = {"message": text or NO_WORDS}
    return Asked(ADDS, on=on, values={"channel": CHANNEL}, words=words, draft=draft, files=references)
