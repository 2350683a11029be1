"""Cases of people who need something to read, hear or speak. It is asked of the people themselves: nothing of it is copied."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Concat, Lower

from putright.register.models import Party
from putright.register.parties import ENGLISH
from putright.register.scope import Viewer

INTERPRETER = "interpreter"
"""A need that whoever named another language has too."""


def needing(viewer: Viewer, need: str) -> Q:
    """The condition on cases where whoever it is from, or speaks for them, asked for this; each is looked up by reference."""
    whose = Q(reference=OuterRef("complainant")) | Q(reference=OuterRef("representative"))
    people = Party.objects.filter(whose, organisation=viewer.organisation, erased_at=None).alias(
        listed=Concat(Value(", "), _said("formats"), Value(","), output_field=TextField()),
        tongue=Lower(_said("language")),
    )
    asked = Q(listed__contains=f", {need},")
    if need == INTERPRETER:
        asked |= ~Q(tongue__in=ENGLISH)
    return Q(Exists(people.filter(asked)))


def _said(name: str) -> Coalesce:
    return Coalesce(KT(f"preferences__{name}"), Value(""), output_field=TextField())
