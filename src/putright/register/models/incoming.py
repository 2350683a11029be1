"""Messages that came in, kept as they came before anything reads them. What becomes of them is in `register.incoming`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from putright.register.models.cases import CaseRow
from putright.register.models.organisations import Organisation

TO_READ = models.Q(state="waiting")


class Incoming(models.Model):
    """One message that came in. It belongs to exactly one of: not read yet, the pen, a case, or set aside."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    mailbox = models.CharField(max_length=120)
    """Where it was fetched from, or `received` where a mail server handed it over."""
    validity = models.BigIntegerField(null=True)
    uid = models.BigIntegerField(null=True)
    """Its numbers in that mailbox (RFC 3501: UIDVALIDITY and UID); none where it was handed over."""
    sha256 = models.CharField(max_length=64)
    """Of the message as it came."""
    raw = models.BinaryField()
    size = models.IntegerField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="waiting")
    """`waiting` to be read, `held` for a person, `automatic` (nobody wrote it), `filed` on a case, or `set aside`."""
    attempts = models.IntegerField(default=0)
    next_try = models.DateTimeField()
    """When it is read next; while somebody reads it, when their lease runs out."""
    read = models.JSONField(default=dict)
    """What it says, as `correspondence.reading` made it out."""
    names = models.JSONField(default=list)
    """Colleagues whom it names: it is not shown to them."""
    case = models.ForeignKey(CaseRow, models.CASCADE, null=True, related_name="+")
    sequence = models.IntegerField(null=True)
    """The entry that it became."""
    done_by = models.CharField(max_length=32, blank=True)
    done_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True)
    """Why it was set aside, or held, in words."""

    class Meta:
        db_table = "register_incoming"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "sha256"], name="incoming_once"),
            models.UniqueConstraint(fields=["organisation", "mailbox", "validity", "uid"], name="incoming_uid_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["next_try", "id"], name="incoming_next", condition=TO_READ),
            models.Index(fields=["organisation", "state", "received_at", "id"], name="incoming_of_state"),
        ]
