"""What can be erased: who the parties are and the words that were given. Journals hold only references and seals."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from putright.register.models.cases import CaseRow
from putright.register.models.organisations import Organisation


class Party(models.Model):
    """A complainant, representative or other person outside the organisation."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    reference = models.CharField(max_length=32)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    address = models.TextField(blank=True)
    preferences = models.JSONField(default=dict)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "register_party"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="party_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["organisation", "email"], name="party_by_email")]


class Paper(models.Model):
    """The words of one part of one entry with the salt of their seal. Erased, both are gone and the chain still holds."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, db_index=False, related_name="+")
    sequence = models.IntegerField()
    """The entry it came with."""
    part = models.CharField(max_length=80)
    seal = models.CharField(max_length=64)
    words = models.TextField(blank=True)
    salt = models.BinaryField(null=True)
    audience = models.CharField(max_length=12)
    """`complainant` (and readers), `readers`, or `posts`."""
    posts = models.JSONField(default=list)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "register_paper"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "sequence", "part"], name="paper_once")
        ]


class TrackingCode(models.Model):
    """A code that opens one case to the person who has it. Only its hash is kept."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, related_name="+")
    code = models.CharField(max_length=64, unique=True)
    """SHA-256 of the code."""
    party = models.CharField(max_length=32, blank=True)
    given_by = models.CharField(max_length=32, blank=True)
    """The colleague who gave it in place of another; empty for the first, and for one that whoever has it made themselves."""
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "register_code"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["organisation", "given_by", "made_at"], name="code_given", condition=~models.Q(given_by="")
            )
        ]
