"""Beside the record: what is to be sent, who is to be told, which forms were already taken, and who read what."""

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
    words = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "register_notice"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "case", "about"], name="notice_once")
        ]


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
