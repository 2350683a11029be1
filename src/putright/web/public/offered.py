"""What the person who complained may do now, as questions put to them; what a page knows already is not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.text import slugify
from django.utils.translation import gettext as _

from putright.core.casework.action import Field, Offer
from putright.core.procedure.model.procedure import Procedure
from putright.web.telling.theirs import field_from_core, from_core

WRITTEN = ("form", "email", "letter")
"""Channels that a form on a page can stand for, the nearest first."""

NOT_HERE = ("add paper", "change contact")
"""Actions that have a page of their own, or need more than a page."""


@dataclass(frozen=True)
class PublicOffer:
    """An offer in the complainant's words, with where its form is and what is filled in for them."""

    offer: Offer
    title: str
    action: str
    about: str
    fields: tuple[Field, ...]
    channel: str


def for_complainant(offers: tuple[Offer, ...]) -> list[PublicOffer]:
    """What can be done from a page, rights first."""
    found = [_public(offer) for offer in offers if offer.name not in NOT_HERE]
    return sorted(found, key=lambda one: one.offer.name != "use right")


def _public(offer: Offer) -> PublicOffer:
    channel = _channel(offer)
    fields = tuple(_worded(field) for field in offer.fields if not (field.name == "channel" and channel))
    if offer.name == "use right":
        fields = tuple(_of_a_right(fields))
    about = slugify(offer.about) or "-"
    return PublicOffer(offer, title(offer), slugify(offer.name), about, fields, channel)


def _of_a_right(fields: tuple[Field, ...]) -> Iterator[Field]:
    """What is asked of somebody who is still unhappy: why, in their own words, whether or not the procedure asks for it."""
    why = _("Tell us why you are still unhappy")
    in_words = [field.name for field in fields if field.name in ("reasons", "explanation")]
    for field in fields:
        if field.name == "reasons":
            yield replace(field, label=why)
        elif field.name == "explanation":
            yield replace(field, label=_("Tell us more"), hint=_("Which point is it about, and what shows it?"))
        elif field.name != "dated":
            yield field
    if not in_words:
        yield Field("reasons", "words", why)
    yield Field("outcome wanted", "words", _("What would you like us to do now?"))


def title(offer: Offer) -> str:
    """What a link to the action says."""
    titles = {
        "record communication": _("Add something or send a message"),
        "withdraw": _("Stop this"),
        "record satisfaction": _("Tell us if you are satisfied"),
    }
    return titles.get(offer.name) or from_core(offer.title)


def _channel(offer: Offer) -> str:
    asked = offer.field("channel")
    known = {choice.value for choice in asked.choices} if asked else set()
    return next((channel for channel in WRITTEN if channel in known), "")


def _worded(asked: Field) -> Field:
    field = field_from_core(asked)
    labels = {
        "message": _("Your message"),
        "answer": _("Are you satisfied with what we did?"),
        "grounds": _("Why do you ask? Choose all that are so"),
        "reason for lateness": _("The last day has gone. Why is this late?"),
        "notes": _("Anything you want to add"),
        "reasons": _("Why?"),
    }
    return replace(field, label=labels.get(asked.name, field.label))


def clause_text(procedure: Procedure, offer: Offer) -> str:
    """The plain words of the clause that an offer stands under."""
    return next((clause.text for clause in procedure.clauses if clause.label == offer.clause), "")
