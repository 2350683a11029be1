"""What the public leaves beside the record: answers not sent yet, files, and answers that belong to no case."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from putright.register.models.cases import CaseRow
from putright.register.models.organisations import Organisation


class Draft(models.Model):
    """What somebody has answered and not sent. Sealed with a key made from their link, which is kept nowhere here."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    key = models.CharField(max_length=64)
    """SHA-256 of the link's token."""
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "register_draft"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "key"], name="draft_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["saved_at"], name="draft_saved")]


class KeptFile(models.Model):
    """A file that came with an entry of a case, or waits in a draft. Erased, its name, salt and content are gone."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    reference = models.CharField(max_length=32, unique=True)
    draft = models.CharField(max_length=64, blank=True)
    """The key of the draft it waits in; empty once it is on a case."""
    case = models.ForeignKey(CaseRow, models.CASCADE, null=True, db_index=False, related_name="+")
    sequence = models.IntegerField(null=True)
    """The entry it came with."""
    part = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    """Of the file as it was sent."""
    seal = models.CharField(max_length=64, blank=True)
    salt = models.BinaryField(null=True)
    audience = models.CharField(max_length=12, blank=True)
    posts = models.JSONField(default=list)
    at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "register_file"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "sequence", "part"], name="file_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["organisation", "draft"], name="file_of_draft", condition=~models.Q(draft="")),
        ]


class FileContent(models.Model):
    """The bytes of a file: as it was sent, and, of a picture, a copy for looking at that says nothing of place or device."""

    file = models.OneToOneField(KeptFile, models.CASCADE, related_name="+")
    original = models.BinaryField()
    view = models.BinaryField(null=True)
    view_type = models.CharField(max_length=100, blank=True)

    class Meta:
        db_table = "register_content"


class SurveyAnswer(models.Model):
    """How somebody found it to complain here. Tied to no case and no person, and dated by the month alone."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField()
    feedback = models.CharField(max_length=80)
    answers = models.JSONField(default=dict)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "register_survey"


class EqualityAnswer(models.Model):
    """What somebody said of themselves for checking that all are served alike. Tied to nothing, dated by the month alone."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField()
    answers = models.JSONField(default=dict)

    class Meta:
        db_table = "register_equality"


class Tally(models.Model):
    """How often something happened on a day that leaves no case: somebody was told who else can help, say."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    on = models.DateField()
    what = models.CharField(max_length=120)
    count = models.IntegerField(default=0)

    class Meta:
        db_table = "register_tally"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "on", "what"], name="tally_once")
        ]
