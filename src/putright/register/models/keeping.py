"""Beside the record: what is to be sent, who is to be told, forms begun or already taken, and who read what."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from putright.register.models.cases import CaseRow
from putright.register.models.organisations import Organisation


class Owed(models.Model):
    """A letter that a case owes. Copied from the outlook; gone once an entry says that it was sent."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, db_index=False, related_name="+")
    letter = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    clause = models.CharField(max_length=200, blank=True)
    since = models.DateField()

    class Meta:
        db_table = "register_owed"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "letter"], name="owed_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["organisation", "since"], name="owed_since")]


class Notice(models.Model):
    """Something a colleague is to be told once."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, related_name="+")
    person = models.CharField(max_length=32)
    about = models.CharField(max_length=120)
    """What it is about, the same for the same occasion: a person is told of it once."""
    kind = models.CharField(max_length=20, default="days")
    """What sort of occasion; pages say it in words."""
    sequence = models.IntegerField(null=True)
    """The entry it is about."""
    audience = models.CharField(max_length=12, default="readers")
    """For whom that entry is, as for the words that came with it."""
    posts = models.JSONField(default=list)
    words = models.TextField(blank=True)
    """What only this occasion knows: days, or why a message did not arrive. Never anything that somebody said."""
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "register_notice"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "case", "about"], name="notice_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "-at", "-id"], name="notice_unread", condition=models.Q(read_at=None))
        ]


class Sight(models.Model):
    """Somebody who looks after people asked to read a case for a day, with the reason; who answered, and how."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, related_name="+")
    person = models.CharField(max_length=32)
    reason = models.TextField()
    asked_at = models.DateTimeField()
    answered_by = models.CharField(max_length=32, blank=True)
    answered_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    """When it ends, where somebody agreed."""

    class Meta:
        db_table = "register_sight"


class RequestKey(models.Model):
    """A form that was already taken: sent again, it answers the same and makes nothing new."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    key = models.CharField(max_length=64)
    """SHA-256 of the form's key and of who sent it."""
    case = models.CharField(max_length=16, blank=True)
    done = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        db_table = "register_request"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "key"], name="request_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["at"], name="request_at")]


class Access(models.Model):
    """Who opened which case when: a plain log, no part of the journal."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, db_index=False, related_name="+")
    person = models.CharField(max_length=32)
    what = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        db_table = "register_access"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case", "at"], name="access_of_case")]


class StaffDraft(models.Model):
    """What a colleague has begun to write on one form. Sealed with a key made from the installation's secret."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, db_index=False, null=True, related_name="+")
    """None for what is being recorded as new."""
    person = models.CharField(max_length=32)
    form = models.CharField(max_length=250)
    """The end of the form's address: action, what it is about and track."""
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "register_staff_draft"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "form", "person"], name="staff_draft_once"),
            models.UniqueConstraint(
                fields=["organisation", "form", "person"],
                condition=models.Q(case__isnull=True),
                name="staff_draft_new_once",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["organisation", "person"], name="staff_draft_of_person"),
            models.Index(fields=["organisation", "saved_at"], name="staff_draft_saved"),
        ]


class SavedView(models.Model):
    """What somebody wants to see of the list, under a name of their own: as an address asks for it, and without any case."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    ref = models.CharField(max_length=16)
    owner = models.CharField(max_length=32)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "register_view"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "ref"], name="view_ref_once"),
            models.UniqueConstraint(fields=["organisation", "owner", "name"], name="view_name_once"),
        ]
