"""Messages to be sent, letters to be posted, and what people chose not to be sent. Nothing is sent here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from putright.register.models.cases import CaseRow
from putright.register.models.organisations import Organisation

OPEN = ("waiting", "sending", "failing")
"""States in which a message is still to go."""
BY_ITSELF = "by itself"
"""What a letter is about that nobody sent: it went under a standing instruction. Other machines are told so."""
IS_OPEN = models.Q(state__in=OPEN)


class Message(models.Model):
    """One message that is owed to somebody, written in the transaction that owes it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, null=True, db_index=False, related_name="+")
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=160, blank=True)
    """The occasion: a person is sent a message of one kind once for each."""
    person = models.CharField(max_length=32, blank=True)
    """A colleague, whose address is looked up when it goes; empty where an address is given."""
    address = models.CharField(max_length=254, blank=True)
    sequence = models.IntegerField(null=True)
    """Of a letter: the entry of its case that says it was sent."""
    reply_to = models.CharField(max_length=254, blank=True, db_default="")
    """Where an answer goes; empty where that is the address it comes from."""
    subject = models.CharField(max_length=200)
    words = models.TextField()
    state = models.CharField(max_length=12, default="waiting")
    """`waiting`, `sending`, `failing` (for now), `sent`, `given up` or `called off`; on paper `to post` or `posted`."""
    attempts = models.IntegerField(default=0)
    not_before = models.DateTimeField()
    """The moment before which it does not go, and can be called off."""
    next_try = models.DateTimeField()
    """When a worker takes it next; while one is sending it, when its lease runs out."""
    lease = models.CharField(max_length=32, blank=True)
    """Drawn by the worker that took it: no other can say what became of it."""
    message_id = models.CharField(max_length=200, blank=True)
    """The Message-ID that every attempt bears; settled at the first."""
    failure = models.CharField(max_length=200, blank=True)
    """Why it did not go the last time, in words for people."""
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    """When it was sent, posted, given up or called off."""
    done_by = models.CharField(max_length=32, blank=True, db_default="")
    """Of a letter on paper: the colleague who said that it went."""

    class Meta:
        db_table = "register_message"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["organisation", "person", "kind", "about"], name="message_once", condition=~models.Q(person="")
            ),
            models.UniqueConstraint(
                fields=["case", "sequence"], name="posted_once", condition=models.Q(state__in=("to post", "posted"))
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["next_try", "id"], name="message_next", condition=IS_OPEN),
            models.Index(fields=["case", "id"], name="message_of_case"),
            models.Index(fields=["organisation", "id"], name="message_to_post", condition=models.Q(state="to post")),
        ]


class DigestDay(models.Model):
    """A day for which an organisation's digests were made: written with them, so that no second worker makes them again."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "register_digest_day"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "on"], name="digest_day_once")
        ]


class NotByMail(models.Model):
    """A kind of message that somebody chose not to be sent."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    person = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)

    class Meta:
        db_table = "register_not_by_mail"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "person", "kind"], name="not_by_mail_once")
        ]
