"""Cases: the entries that are the truth, and the rows copied from them for lists, reports and access."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from putright.register.models.organisations import Chained, Organisation, ProcedureVersion
from putright.register.scope import Scoped

IS_DUE = models.Q(due_order__isnull=False)
"""On the list of what is due, as every live case is."""
TO_ACKNOWLEDGE = models.Q(acknowledge_by__isnull=False, acknowledged_on__isnull=True)
"""An acknowledgement is owed and has not gone."""


class CaseRow(models.Model):
    """A case as lists and figures need it. All but organisation and ref is a copy made from the journal."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    ref = models.CharField(max_length=16)
    """Random, fit for addresses: it tells nothing about other cases."""

    version = models.ForeignKey(ProcedureVersion, models.PROTECT, null=True, db_index=False, related_name="+")
    sequence = models.IntegerField(default=0)
    """How many entries the journal has."""
    office_length = models.IntegerField(default=0)
    """How many of the organisation's own entries were known when these copies were made."""
    marks = models.CharField(max_length=60, blank=True)
    """Short hashes of who is excluded, who has a part, what is owed and the labels: unchanged copies are left alone."""
    recorded_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)

    number = models.CharField(max_length=40, blank=True)
    feedback = models.CharField(max_length=80, blank=True)
    counts_as = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    service = models.CharField(max_length=80, blank=True)
    categories = models.JSONField(default=list)
    complainant = models.CharField(max_length=32, blank=True)
    representative = models.CharField(max_length=32, blank=True)
    formal = models.BooleanField(default=False)
    suspected = models.BooleanField(default=False)
    """Posts are under suspicion until somebody has looked: a change of post bears on it at once."""

    live = models.BooleanField(default=True)
    """Something is still to be done: it is open, or closed with a duty left."""
    stage = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=200, blank=True)
    holders = models.JSONField(default=list)
    to_declare = models.JSONField(default=list)
    """Whoever has it where the procedure asks for any interest to be declared before it is opened."""
    declared = models.JSONField(default=list)
    """Whoever said that they have no interest in it."""
    next_due_on = models.DateField(null=True)
    next_due_clock = models.CharField(max_length=80, blank=True)
    due_order = models.DateField(null=True)
    """The next due day; for a duty without a number, the day since which it is owed; none where the case is not live."""

    unheld = models.BooleanField(default=False)
    """It is open and nobody has it."""
    remedies_owed = models.BooleanField(default=False)
    """Something agreed to put it right, or to do better, is still to be done."""
    remedy_due_on = models.DateField(null=True)
    """The first day by which something of that is to be done."""

    wake_on = models.DateField(null=True)
    """The day on which the timer looks again: a date will have passed."""

    received_on = models.DateField(null=True)
    registered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_as = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=80, blank=True)
    outcome_means = models.CharField(max_length=20, blank=True)
    acknowledge_by = models.DateField(null=True)
    acknowledged_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answered_in_form = models.BooleanField(default=False)
    review_by = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)

    objects = Scoped()
    unscoped: ClassVar[models.Manager[CaseRow]] = models.Manager()

    class Meta:
        db_table = "register_case"
        base_manager_name = "unscoped"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "id"], name="case_in_its_organisation"),
            models.UniqueConstraint(fields=["organisation", "ref"], name="case_ref_once"),
            models.UniqueConstraint(
                fields=["organisation", "number"], name="case_number_once", condition=~models.Q(number="")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["organisation", "due_order", "ref"], name="case_due", condition=IS_DUE),
            models.Index(fields=["organisation", "service", "due_order", "ref"], name="case_due_in_service", condition=IS_DUE),
            models.Index(
                fields=["organisation", "due_order", "ref"], name="case_unheld",
                condition=IS_DUE & models.Q(unheld=True),
            ),
            models.Index(
                fields=["organisation", "due_order", "ref"], name="case_remedies",
                condition=IS_DUE & models.Q(remedies_owed=True),
            ),
            models.Index(
                fields=["organisation", "due_order", "ref"], name="case_to_acknowledge",
                condition=IS_DUE & TO_ACKNOWLEDGE,
            ),
            models.Index(fields=["organisation", "received_on", "ref"], name="case_due_received", condition=IS_DUE),
            models.Index(fields=["organisation", "number", "ref"], name="case_due_number", condition=IS_DUE),
            models.Index(fields=["organisation", "office_length"], name="case_projected", condition=IS_DUE),
            models.Index(fields=["organisation", "wake_on"], name="case_wakes", condition=models.Q(wake_on__isnull=False)),
            models.Index(fields=["organisation", "suspected"], name="case_suspected", condition=models.Q(suspected=True)),
            models.Index(
                fields=[
                    "organisation", "received_on", "counts_as", "formal", "outcome_means", "service",
                    "acknowledge_by", "acknowledged_on", "answer_by", "answered_on", "answered_in_form",
                    "review_by", "reviewed_on", "closed_on",
                ],
                name="case_figures",
            ),
        ]  # fmt: skip


class EntryRow(Chained):
    """One entry of a case's journal: its text, the version it was made under and the number it drew, if any."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.PROTECT, db_index=False, related_name="+")
    sequence = models.IntegerField()
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, db_index=False, related_name="+")
    number = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "register_entry"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "sequence"], name="entry_once"),
            models.UniqueConstraint(fields=["organisation", "link"], name="entry_link_once"),
        ]


class Exclusion(models.Model):
    """Somebody from whom a case is hidden, whatever post they hold. Copied from the journal."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, db_index=False, related_name="+")
    person = models.CharField(max_length=32)
    why = models.CharField(max_length=200)

    class Meta:
        db_table = "register_exclusion"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "case"], name="exclusion_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case", "person"], name="exclusion_of_case")]


class Holding(models.Model):
    """Somebody who has a part in a case and so may see it, where the post alone does not show it. Copied from the journal."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, db_index=False, related_name="+")
    person = models.CharField(max_length=32)
    has_it = models.BooleanField(default=False)
    """Has the case now, rather than another part in it."""
    outside = models.BooleanField(default=False)
    """Appointed from outside the organisation: sees this case without any post."""
    until = models.DateField(null=True)
    owes = models.BooleanField(default=False)
    """Is to do something that was agreed in the case and is not done."""
    to_do_on = models.DateField(null=True)
    """The first day by which; none where nothing of it has a day."""
    due_order = models.DateField(null=True)
    ref = models.CharField(max_length=16)
    """These two as the case has them: one person's list follows one index, however much they have or once had."""

    class Meta:
        db_table = "register_holding"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "case"], name="holding_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "person"], name="holding_of_case"),
            models.Index(fields=["organisation", "person", "due_order", "ref"], name="holding_due", condition=IS_DUE),
            models.Index(
                fields=["organisation", "person", "due_order", "ref"],
                name="holding_mine",
                condition=IS_DUE & models.Q(has_it=True),
            ),
            models.Index(
                fields=["organisation", "person", "to_do_on"], name="holding_owes", condition=models.Q(owes=True)
            ),
        ]


class CaseLabel(models.Model):
    """A label that a case has. Copied from the journal."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    case = models.ForeignKey(CaseRow, models.CASCADE, db_index=False, related_name="+")
    label = models.CharField(max_length=40)

    class Meta:
        db_table = "register_label"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "label"], name="label_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["organisation", "label", "case"], name="label_of_cases")
        ]
