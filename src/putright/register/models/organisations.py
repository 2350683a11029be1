"""Organisations, their procedures' versions, their own journal, and the one row that numbers and the chain come from."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class Organisation(models.Model):
    """One organisation with a procedure of its own. Every other row of the register carries its organisation."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=12)
    """What its registration numbers begin with."""
    procedure = models.CharField(max_length=60)
    """The name of the procedure it follows; the version is each case's own."""
    calendar = models.CharField(max_length=40)
    demo = models.BooleanField(default=False)
    """Made-up data on trial; said on every page."""
    settings = models.JSONField(default=dict)
    contact = models.JSONField(default=dict)
    """How anybody reaches it: `telephone`, `hours`, `email`, `address` (lines) and `relay`, where they are known."""

    class Meta:
        db_table = "register_organisation"

    def __str__(self) -> str:
        return self.slug


class ProcedureVersion(models.Model):
    """One version of a procedure as the bytes of its document, never changed. A case is pinned to one."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    name = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    document = models.BinaryField()
    in_force_from = models.DateField()

    class Meta:
        db_table = "register_procedure"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "id"], name="procedure_in_its_organisation"),
            models.UniqueConstraint(fields=["organisation", "sha256"], name="procedure_known_by_hash"),
            models.UniqueConstraint(fields=["organisation", "name", "version"], name="procedure_version_once"),
        ]


class Head(models.Model):
    """The end of an organisation's chain. Locked last in every writing transaction, so that numbers and chain have no gap."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, primary_key=True, related_name="+")
    length = models.BigIntegerField(default=0)
    """How many entries, of cases and of the organisation, the chain holds."""
    seal = models.CharField(max_length=64, default="0" * 64)
    office_length = models.IntegerField(default=0)
    """How many entries the organisation's own journal holds."""
    office_seal = models.CharField(max_length=64, default="0" * 64)
    """The seal of the last of them: whoever has read the journal up to it need not read it again."""

    class Meta:
        db_table = "register_head"


class NumberSeries(models.Model):
    """The last registration number drawn in a series of one organisation and year."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    year = models.IntegerField()
    series = models.CharField(max_length=4, blank=True)
    """Empty for the usual one; the other is for cases kept from somebody who sees everything else."""
    last = models.IntegerField(default=0)

    class Meta:
        db_table = "register_number"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "year", "series"], name="number_series_once")
        ]


class Chained(models.Model):
    """What both journals have in common: a canonical text and its link in the organisation's chain. Never changed."""

    body = models.TextField()
    link = models.BigIntegerField()
    """Its position in the organisation's chain, from 1."""
    leaf = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once."""
        if not self._state.adding:
            raise TypeError("an entry is never changed: add one that corrects it")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise TypeError("an entry is never deleted: add one that corrects it")


class OfficeRow(Chained):
    """One entry of an organisation's journal."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    sequence = models.IntegerField()

    class Meta:
        db_table = "register_office_entry"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "sequence"], name="office_entry_once"),
            models.UniqueConstraint(fields=["organisation", "link"], name="office_entry_link_once"),
        ]
