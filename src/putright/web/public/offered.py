"""What the person who complained may do now, as questions put to them; what a page knows already is not asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.text import slugify
from django.utils.translation import gettext as _

from putright.core.casework.action import Field, Offer
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register.lists import TrackingPage
from putright.web.telling.theirs import field_from_core, from_core, said, theirs

WRITTEN = ("form", "email", "letter")
"""Channels that a form on a page can stand for, the nearest first."""

NOT_HERE = ("add paper", "change contact")
"""Actions that have a page of their own, or need more than a page."""


ANSWER = "answer action"
"""To say whether something that was promised was done: offered beside that."""


@dataclass(frozen=True)
class PublicOffer:
    """An offer in the complainant's words, with where its form is and what is filled in for them."""

    offer: Offer
    title: str
    action: str
    about: str
    fields: tuple[Field, ...]
    channel: str
    lead: str = ""
    """What was promised, where the offer is to say whether it was done."""

    def question(self, field: Field) -> str:
        """What an answer is about where it is checked: the ground that it was given for, or the question."""
        if field.only_with is None:
            return field.label
        other, value = field.only_with
        choices = next(one.choices for one in self.fields if one.name == other)
        return next(choice.words for choice in choices if choice.value == value)

    @property
    def says(self) -> dict[str, str]:
        """What to say in place of the core's words where an answer is missing, by field."""
        about = _("Say which point it is about, and what shows it")
        return {field.name: about for field in self.fields if field.only_with}


def for_complainant(seen: TrackingPage) -> list[PublicOffer]:
    """What can be done from a page, rights first."""
    promised = {told.state.action: told.what for told in seen.actions}
    found = [_public(seen.procedure, offer, promised) for offer in seen.offers if offer.name not in NOT_HERE]
    return sorted(found, key=lambda one: one.offer.name != "use right")


def _public(procedure: Procedure, offer: Offer, promised: Mapping[str, str]) -> PublicOffer:
    lead = promised.get(offer.about, "") if offer.name == ANSWER else ""
    channel = _channel(offer)
    fields = tuple(_worded(offer, field) for field in offer.fields if not (field.name == "channel" and channel))
    if offer.name == "use right":
        fields = tuple(_of_a_right(fields))
    about = slugify(offer.about) or "-"
    return PublicOffer(offer, title(procedure, offer), slugify(offer.name), about, fields, channel, lead)


def _of_a_right(fields: tuple[Field, ...]) -> Iterator[Field]:
    """What is asked of somebody who is still unhappy: why, in their own words, whether or not the procedure asks for it."""
    why = _("Tell us why you are still unhappy")
    by_ground = any(field.only_with for field in fields)
    for field in fields:
        if field.only_with:
            yield replace(field, label=_("Which point is it about, and what shows it?"))
        elif field.name == "reasons":
            yield replace(field, label=why)
        elif field.name == "explanation":
            if not by_ground:
                yield replace(field, label=_("Tell us more"), hint=_("Which point is it about, and what shows it?"))
        elif field.name != "dated":
            yield field
    if not by_ground and not any(field.name in ("reasons", "explanation") for field in fields):
        yield Field("reasons", "words", why)
    yield Field("outcome wanted", "words", _("What would you like us to do now?"))


def title(procedure: Procedure, offer: Offer) -> str:
    """What a link to the action says."""
    if offer.name == "change kind":
        kind = theirs(procedure.the(Kind, offer.about).words, procedure.front.language)
        return said(_("Change this into: %(kind)s"), kind=kind)
    titles = {
        "record communication": _("Add something or send a message"),
        "withdraw": _("Stop this"),
        "record satisfaction": _("Tell us if you are satisfied"),
        ANSWER: _("Was this done?"),
    }
    return titles.get(offer.name) or from_core(offer.title)


def _channel(offer: Offer) -> str:
    asked = offer.field("channel")
    known = {choice.value for choice in asked.choices} if asked else set()
    return next((channel for channel in WRITTEN if channel in known), "")


def _worded(offer: Offer, asked: Field) -> Field:
    field = field_from_core(asked)
    labels = {
        "message": _("Your message"),
        "grounds": _("Why do you ask? Choose all that are so"),
        "reason for lateness": _("The last day has gone. Why is this late?"),
        "notes": _("Anything you want to add"),
        "reasons": _("Why?"),
    }
    answers = {"record satisfaction": _("Are you satisfied with what we did?"), ANSWER: _("Was it done?")}
    if asked.name == "answer":
        return replace(field, label=answers[offer.name])
    if offer.name == ANSWER:
        return replace(field, label=_("Anything you want to add"))
    return replace(field, label=labels.get(asked.name, field.label))


def clause_text(procedure: Procedure, offer: Offer) -> str:
    """The plain words of the clause that an offer stands under."""
    return next((clause.text for clause in procedure.clauses if clause.label == offer.clause), "")
