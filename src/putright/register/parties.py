"""People outside the organisation: their names and addresses, in rows that can be erased."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from putright.core.casework.entries import Person, Received
from putright.core.procedure.model.letters import Letter
from putright.register import rows
from putright.register.models import Party
from putright.register.organisations import Place
from putright.statements import Statement, later, made_once

ENGLISH = ("", "english", "en")
"""What somebody may say of their language, in small letters, who needs no other than that of the pages."""


@dataclass(frozen=True)
class PartyDetails:
    """What somebody said of themselves; all of it may be empty."""

    name: str = ""
    email: str = ""
    telephone: str = ""
    address: str = ""
    preferences: Mapping[str, str] = field(default_factory=dict)
    """How they wish to be written to and what they need: language, large print, who may speak for them."""

    @property
    def empty(self) -> bool:
        """Nothing was given."""
        return not any((self.name, self.email, self.telephone, self.address))


@dataclass(frozen=True)
class PartySeen:
    """A party as those who work on the case see them."""

    reference: Person
    name: str
    email: str
    telephone: str
    address: str
    preferences: Mapping[str, str]
    erased: bool


class NoSuchParty(Exception):
    """No party goes by this reference in this organisation."""


def keep(place: Place, details: PartyDetails | None) -> Person:
    """The reference of a new party; empty where nothing was given."""
    if details is None or details.empty:
        return ""
    reference = new_reference()
    rows.insert("register_party", [row_of(place, reference, details)])
    return reference


def change(place: Place, reference: Person, details: PartyDetails) -> None:
    """Put new details in place of what was known of a party; what they need stays where nothing is said of it.

    One whose details were erased stays erased.
    """
    known = row_of(place, reference, details)
    del known["organisation_id"], known["reference"]
    if not details.preferences:
        del known["preferences"]
    Party.objects.filter(organisation=place.id, reference=reference, erased_at=None).update(**known)


def new_reference() -> Person:
    """A reference that says nothing about the person."""
    return uuid.uuid4().hex


def row_of(place: Place, reference: Person, details: PartyDetails) -> dict[str, Any]:
    """The row of a party."""
    return {
        "organisation_id": place.id, "reference": reference, "name": details.name,
        "email": details.email.strip().lower(), "telephone": details.telephone, "address": details.address,
        "preferences": dict(details.preferences),
    }  # fmt: skip


def seen(organisation: int, references: Iterable[Person]) -> dict[Person, PartySeen]:
    """Parties by reference; unknown references are left out."""
    wanted = {reference for reference in references if reference}
    found = _of_these().rows(organisation=organisation, references=wanted) if wanted else []
    return {
        reference: PartySeen(reference, name, email, telephone, address, preferences, erased is not None)
        for reference, name, email, telephone, address, preferences, erased in found
    }


@made_once
def _of_these() -> Statement:
    these = Party.objects.filter(organisation=later("organisation"), reference__in=later("references"))
    return Statement(
        these.values_list("reference", "name", "email", "telephone", "address", "preferences", "erased_at")
    )


def addressee(arrival: Received, parties: Mapping[Person, PartySeen], rule: Letter | None = None) -> PartySeen | None:
    """Whom a letter goes to: the person who speaks for whoever complained, if there is one with a name or an address.

    Whether somebody may speak for them is asked of themselves. A letter that goes elsewhere has nobody of these.
    """
    if rule is not None and rule.to != "complainant":
        return None
    order = [arrival.representative, arrival.complainant]
    if rule is not None and rule.purpose == "consent":
        order.reverse()
    both = [parties[one] for one in order if one in parties]
    named = [one for one in both if one.name]
    return next(iter([*named, *(one for one in both if one.email or one.address)]), None)


def insist(place: Place, reference: Person) -> None:
    """Raise NoSuchParty unless the organisation knows this party."""
    known = "SELECT 1 FROM register_party WHERE organisation_id = %s AND reference = %s"
    if reference and not rows.fetch(known, place.id, reference):
        raise NoSuchParty(reference)
