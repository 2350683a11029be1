"""The questions of an action as staff are asked them: people by their names, and the day where it is not today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field, Offer
from putright.core.casework.decide.codes import REPLACE
from putright.core.casework.decide.undoing import CALL_BACK
from putright.core.procedure.model.letters import Letter
from putright.people.names import people
from putright.register import lists
from putright.register.lists import CasePage
from putright.register.scope import Viewer
from putright.web.desk import correcting, versions
from putright.web.desk.investigating import evidence
from putright.web.desk.listing import shortened
from putright.web.desk.points import points
from putright.web.letters.called import reached
from putright.web.letters.composing import addressee
from putright.web.letters.languages import LANGUAGE, answered, asked_for

ON = "happened on"
"""The day it happened, for what is recorded later."""


def for_staff_to_answer(viewer: Viewer, offer: Offer, seen: CasePage) -> tuple[Field, ...]:
    """The fields of an offer, with names in place of references, and points and evidence in their own words."""
    names = seen.names
    fields = versions.fields(offer, correcting.fields(offer, seen), seen)
    people = {choice.value for field in fields if field.type in ("person", "people") for choice in field.choices}
    known = {**lists.names(viewer, people - names.keys()), **names}
    sent = _("The day it was sent, if it was not today")
    on = Field(ON, "date", sent if offer.name == "send letter" else _("The day it happened, if it was not today"))
    asked = tuple(_in_words(_named(field, known), seen) for field in fields)
    return asked if offer.name in (REPLACE, CALL_BACK) else (*asked, on)


def chosen(offer: Offer, given: Mapping[str, str]) -> dict[str, str]:
    """What the address of a form chooses beforehand, of the choices that the form has: `?head=2`."""
    fields = (field for field in offer.fields if field.type == "choice" and field.name in given)
    return {
        field.name: given[field.name]
        for field in fields
        if given[field.name] in {choice.value for choice in field.choices}
    }


def _in_words(field: Field, seen: CasePage) -> Field:
    """Points and pieces of evidence by what they say, so that nobody has to know their numbers."""
    if field.name == "goes by":
        words = {line.number: line.words for line in evidence(seen)}
    elif field.name in ("head", "heads"):
        words = {point.head: point.words for point in points(seen)}
    else:
        return field
    return replace(field, choices=tuple(_with(choice, words.get(choice.value, "")) for choice in field.choices))


def _with(choice: Choice, words: str) -> Choice:
    return replace(choice, words=f"{choice.words}: {shortened(words)}" if words else choice.words)


def start(offer: Offer, seen: CasePage) -> dict[str, str]:
    """What a form starts with: the details that are to be changed, or the address of whoever deals with it."""
    if offer.name == "change contact" and (whose := offer.field("of")):
        return _known(seen, whose.choices[-1].value)
    return {**_language(offer, seen), **_contact(offer, seen)}


def _language(offer: Offer, seen: CasePage) -> dict[str, str]:
    """The language that whoever a letter goes to asked for, if the procedure has letters in it."""
    if offer.name != "send letter" or offer.field(LANGUAGE) is None:
        return {}
    return answered(asked_for(seen.procedure, addressee(seen, seen.procedure.the(Letter, offer.about))))


def _contact(offer: Offer, seen: CasePage) -> dict[str, str]:
    holder = seen.case.track(offer.track).holder
    if offer.field("handler contact") is None or holder is None:
        return {}
    known = people(holder.all)
    return {"handler contact": "\n".join(reached(seen, one) for one in known.values())}


def _known(seen: CasePage, whose: str) -> dict[str, str]:
    """How somebody was to be reached so far."""
    party = seen.parties.get(getattr(seen.case.arrival, whose, ""))
    if party is None:
        return {"of": whose}
    return {
        "of": whose,
        "name": party.name,
        "email": party.email,
        "telephone": party.telephone,
        "address": party.address,
    }


def _label(field: Field) -> str:
    labels = {
        "handler contact": _("How to reach whoever deals with it"),
        "how to reach us": _("How to reach us"),
        "reason for delay": _("Why we need longer"),
        "prevention": _("What will keep it from happening again"),
        "remedies": _("What will be done to put it right"),
        "improvements": _("What will be done better"),
        "evidence": _("What was looked at"),
        "progress": _("What has been done so far"),
        "changes": _("What changes against the first answer"),
        "passed to": _("Whom it was passed to"),
        "explanation": _("Why"),
        "out of scope": _("What cannot be looked into"),
        "other": _("The number or reference of the other case"),
        "paper": _("What kind of document is it?"),
    }
    return labels.get(field.name, field.label)


def _named(field: Field, names: Mapping[str, str]) -> Field:
    field = replace(field, label=_label(field))
    if field.name == "paper":
        return replace(
            field, hint=_("Such as ‘minutes’ or ‘doctor’s letter’. Leave names out: this stays on record for good.")
        )
    if field.name == "word" and field.hint:
        return replace(field, hint=_("The findings come to: %(word)s") % {"word": field.hint})
    if field.type not in ("person", "people"):
        return field
    choices = (
        Choice(one.value, names.get(one.value) or _("somebody whose name is not known")) for one in field.choices
    )
    return replace(field, choices=tuple(sorted(choices, key=lambda one: one.words)))
