"""The questions of an action as staff are asked them: people by their names, and the day where it is not today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field, Offer
from putright.register import lists
from putright.register.scope import Viewer

ON = "happened on"
"""The day it happened, for what is recorded later."""


def for_staff_to_answer(viewer: Viewer, offer: Offer, names: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields of an offer, with names in place of references."""
    people = {choice.value for field in offer.fields if field.type in ("person", "people") for choice in field.choices}
    known = {**lists.names(viewer, people - names.keys()), **names}
    sent = _("The day it was sent, if it was not today")
    on = Field(ON, "date", sent if offer.name == "send letter" else _("The day it happened, if it was not today"))
    return (*(_named(field, known) for field in offer.fields), on)


def _named(field: Field, names: Mapping[str, str]) -> Field:
    if field.type not in ("person", "people"):
        return field
    choices = (
        Choice(one.value, names.get(one.value) or _("somebody whose name is not known")) for one in field.choices
    )
    return replace(field, choices=tuple(sorted(choices, key=lambda one: one.words)))
