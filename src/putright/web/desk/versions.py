"""To which other version of its procedure a case may be moved: chosen by name and day, never by the hash it is kept under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field, Given, Offer
from putright.register.lists import CasePage
from putright.register.organisations import Place, Version
from putright.web.dates import day

MOVE = "move version"


def fields(offer: Offer, asked: tuple[Field, ...], seen: CasePage) -> tuple[Field, ...]:
    """The questions of the action, with the versions that the organisation keeps in place of a name and a hash."""
    if offer.name != MOVE:
        return asked
    choices = tuple(Choice(one.sha256, _named(one)) for one in others(seen))
    return tuple(replace(field, type="choice", label=_("Which version?"), choices=choices) if field.name == "version" else field
                 for field in asked if field.name != "sha256")  # fmt: skip


def values(offer: Offer, given: Mapping[str, Given], here: Place) -> dict[str, Given]:
    """What was chosen as the action takes it."""
    if offer.name != MOVE:
        return dict(given)
    chosen = next((one for one in here.versions if one.sha256 == given.get("version")), None)
    return {**given, "version": chosen.version, "sha256": chosen.sha256} if chosen else dict(given)


def others(seen: CasePage) -> tuple[Version, ...]:
    """Every version but the one that the case follows."""
    return tuple(one for one in seen.place.versions if one.sha256 != seen.procedure.sha256)


def _named(one: Version) -> str:
    return _("Version %(version)s, in force from %(day)s") % {"version": one.version, "day": day(one.in_force_from)}
