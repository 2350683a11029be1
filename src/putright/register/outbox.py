"""Messages to be sent: put here by whatever owes them, in its own transaction; taken one at a time by workers, under a lease.

A message is `waiting`, `sending` (a worker has it), `failing` (for now), `sent`, `given up` or `called off`. What becomes of
one is said only by the worker that has its lease. Nothing is sent here.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from putright.core.casework.entries import Person
from putright.register import delivery, mail_choices, notices, offices, organisations, rows, scope, viewers
from putright.register.models import DigestDay, Message
from putright.register.models.outbox import BY_ITSELF, IS_OPEN, OPEN
from putright.register.organisations import Place

LEASE = timedelta(minutes=10)
"""How long a worker may take over one message: longer than a mail server that answers each step at the last moment."""
WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 120, 240, 480, 720, 1440, 1440))
"""How long after each attempt the next one comes: a server may be down for three days. Then it is given up."""
BROKEN_OFF = "Sending it was broken off again and again."


@dataclass(frozen=True)
class Draft:
    """A message to be sent: to a colleague (`person`), or to an address. `about` is its occasion."""

    kind: str
    subject: str
    words: str
    about: str = ""
    person: Person = ""
    address: str = ""
    case: int | None = None


@dataclass(frozen=True)
class Taken:
    """A message that a worker has, with the lease under which it says what became of it."""

    id: int
    lease: str
    organisation: str
    case: int | None
    kind: str
    about: str
    person: Person
    address: str
    subject: str
    words: str
    message_id: str
    attempts: int
    name: str = ""
    """The organisation's."""
    reply_to: str = ""
    automatic: bool = True
    """Nobody wrote it."""


@dataclass(frozen=True)
class MessageSeen:
    """Where a message stands, for whoever looks after the installation or the case."""

    id: int
    kind: str
    state: str
    attempts: int
    next_try: datetime
    failure: str
    message_id: str


def put(here: Place, draft: Draft, at: datetime, not_before: datetime | None = None) -> None:
    """Have a message sent, not before a moment, as part of a transaction. A colleague has it once for its occasion."""
    first = max(not_before or at, at)
    message = {
        "organisation_id": here.id, "case_id": draft.case, "kind": draft.kind, "about": draft.about, "person": draft.person,
        "address": draft.address, "subject": draft.subject, "words": draft.words, "not_before": first, "next_try": first,
        "made_at": at, "state": "waiting", "attempts": 0, "lease": "", "message_id": "", "failure": "",
    }  # fmt: skip
    rows.insert_missing("register_message", [message])


def call_off(here: Place, case: int, person: Person, about: str, at: datetime) -> int:
    """Call off what waits for a colleague on a case, for an occasion that is over; how many. What a worker has may still go."""
    idle = Message.objects.filter(organisation=here.id, case=case, state__in=("waiting", "failing"))
    return idle.filter(person=person, about=about).update(state="called off", done_at=at)


def call_off_all(here: Place, before: datetime) -> int:
    """Call off what was put here before a moment and waits; how much. For a past that was written all at once."""
    waits = Message.objects.filter(organisation=here.id, state="waiting", made_at__lt=before)
    return waits.update(state="called off", done_at=before)


_NEXT = f"""
SELECT m.id FROM register_message m WHERE m.state IN {OPEN} AND m.next_try <= %s AND NOT EXISTS (
  SELECT 1 FROM register_message e WHERE e.case_id = m.case_id AND e.id < m.id AND e.state IN {OPEN}
  AND e.person = m.person AND e.address = m.address)
ORDER BY m.next_try, m.id LIMIT 1
"""  # noqa: S608 - fixed words
"""The next message. What somebody is sent on one case goes in order: a later one waits for it to go or be given up."""


def take(at: datetime) -> Taken | None:
    """Take the next message that is due, in a transaction of its own; None where there is none."""
    with transaction.atomic():
        found = rows.fetch(rows.locking(_NEXT, passing_over=True), at)
        if not found:
            return None
        message = Message.objects.select_related("organisation").get(pk=found[0][0])
        message.lease, message.state = secrets.token_hex(16), "sending"
        message.attempts += 1
        message.next_try = at + LEASE
        message.message_id = message.message_id or _message_id(message)
        message.save(update_fields=["lease", "state", "attempts", "next_try", "message_id"])
    return Taken(
        message.pk, message.lease, message.organisation.slug, message.case_id, message.kind, message.about,
        message.person, message.address, message.subject, message.words, message.message_id, message.attempts,
        message.organisation.name, message.reply_to, not message.sequence or message.about == BY_ITSELF,
    )  # fmt: skip


def _message_id(message: Message) -> str:
    """The same for every attempt, since it comes from the organisation and the row; it tells how many there are to nobody."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    told = salted_hmac("putright.message", f"{message.organisation.slug}:{message.pk}", algorithm="sha256").hexdigest()
    return f"<{told[:40]}@{domain}>"


def may_go(message: Taken, at: datetime) -> bool:
    """Whether a message still is for whom it was put here: a colleague sees its case just now, and wants to be sent it.

    A digest is for its own day, and a decision that was taken meanwhile, or read of on the screen, needs no mail. Letters,
    which go to an address, are for whoever wrote them to call off.
    """
    if not message.words or not message.person:
        return bool(message.words)
    here = organisations.place(message.organisation)
    viewer = viewers.viewer(here, message.person, at)
    if viewer is None or (message.case is not None and not scope.sees(viewer, message.case)):
        return False
    if message.kind == "digest" and message.about != offices.local(at).date().isoformat():
        return False
    if message.kind == "decision" and not _is_still_asked(message):
        return False
    return message.kind not in mail_choices.declined(here, message.person)


def _is_still_asked(message: Taken) -> bool:
    about = message.about.partition(" ")[2]
    return message.case is not None and notices.is_unread(message.case, message.person, about)


def sent(message: Taken, at: datetime) -> bool:
    """It went."""
    return _settle(message, "sent", at, "")


def called_off(message: Taken, at: datetime) -> bool:
    """It is not for them any more."""
    return _settle(message, "called off", at, "")


def failed(message: Taken, why: str, at: datetime) -> bool:
    """It did not go this time; it is tried again, or given up after the last attempt."""
    if message.attempts > len(WAITS):
        return given_up(message, why, at)
    again = at + WAITS[message.attempts - 1]
    return bool(_mine(message).update(state="failing", next_try=again, failure=why[:200], lease=""))


def given_up(message: Taken, why: str, at: datetime) -> bool:
    """It will not arrive: whoever has its case is told on their screen, in the same transaction."""
    with transaction.atomic():
        if not _settle(message, "given up", at, why):
            return False
        delivery.lost(organisations.place(message.organisation), message.case, message.id, why, at)
    return True


def _settle(message: Taken, state: str, at: datetime, why: str) -> bool:
    return bool(_mine(message).update(state=state, done_at=at, failure=why[:200], lease=""))


def _mine(message: Taken) -> QuerySet[Message]:
    return Message.objects.filter(pk=message.id, lease=message.lease, state="sending")


def waiting(here: Place) -> tuple[MessageSeen, ...]:
    """What is still to go, the next first."""
    found = Message.objects.filter(IS_OPEN, organisation=here.id).order_by("next_try", "pk")
    columns = ("pk", "kind", "state", "attempts", "next_try", "failure", "message_id")
    return tuple(MessageSeen(*row) for row in found.values_list(*columns))


def forget(at: datetime, kept: timedelta = timedelta(days=90)) -> int:
    """Drop messages to colleagues that are over since long; how many. Letters belong to their case and stay."""
    over = Message.objects.exclude(IS_OPEN).exclude(person="")
    return over.filter(done_at__lt=at - kept).delete()[0]


def begin_digests(here: Place, on: date) -> bool:
    """Whether nobody has written the digests of a day yet; from now on, in this transaction, somebody has."""
    sql = 'INSERT INTO register_digest_day (organisation_id, "on") VALUES (%s, %s) ON CONFLICT DO NOTHING'
    return rows.run(sql, here.id, on) == 1


def digests_written(here: Place, on: date) -> bool:
    """Whether the digests of a day are written."""
    return DigestDay.objects.filter(organisation=here.id, on=on).exists()
