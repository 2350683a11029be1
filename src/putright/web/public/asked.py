"""The questions put to somebody who brings something in, made from the procedure of that organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.core.casework.decide.receiving import receipt
from putright.core.casework.office import Office
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Exclusion, Fact, Kind, Signpost
from putright.register.parties import PartyDetails
from putright.web.forms.answers import Answers
from putright.web.telling.public import part_question

FACT = "fact:"
EXCLUSIONS = "exclusions"
POSTS = "suspected posts"
OWN = ("service", "categories")
ORDER = ("complaint", "concern", "service request", "compliment", "comment", "suggestion")


def kinds(procedure: Procedure) -> tuple[Kind, ...]:
    """The kinds of feedback a member of the public may bring; a record without names is for staff."""
    found = (kind for kind in procedure.all(Kind) if not kind.nameless)
    return tuple(sorted(found, key=lambda kind: ORDER.index(kind.counts_as)))


def told_us(procedure: Procedure, office: Office, kind: Kind) -> tuple[Field, ...]:
    """What is asked of the matter itself: what happened first, then what it is about."""
    fields = receipt_fields(procedure, office, kind)
    words = tuple(_worded(one, kind) for one in fields if one.type == "words")
    about = tuple(one for one in fields if one.name in OWN)
    facts = tuple(one for one in fields if _is_for_the_public(procedure, one))
    return (*words, *about, *facts, *_exclusions(procedure, kind), *_posts(procedure, fields, kind))


def _worded(asked: Field, kind: Kind) -> Field:
    return replace(asked, label=part_question(asked.name), required=asked.name == kind.asks[0])


def receipt_fields(procedure: Procedure, office: Office, kind: Kind) -> tuple[Field, ...]:
    """All fields of the receipt of this kind, the staff's too."""
    return receipt(procedure, office, kind).fields


def missing(name: str) -> str:
    """What to say where an answer is missing; empty for a question that needs no words of its own."""
    words = {
        "what happened": _("Tell us what happened"),
        "name": _("Enter a name"),
        "for": _("Choose whether you are telling us for yourself or for somebody else"),
        "categories": _("Choose what it is about"),
    }
    return words.get(name, "")


def _is_for_the_public(procedure: Procedure, asked: Field) -> bool:
    fact = procedure.get(Fact, asked.name.removeprefix(FACT)) if asked.name.startswith(FACT) else None
    return fact is not None and fact.of != "staff"


def _exclusions(procedure: Procedure, kind: Kind) -> Iterator[Field]:
    rules = procedure.all(Exclusion)
    if rules and kind.counts_as in ("complaint", "concern"):
        choices = tuple(Choice(rule.name, rule.question) for rule in rules)
        hint = _("We may not be the right people for these. Leave this empty if none is so.")
        yield Field(EXCLUSIONS, "choices", _("Is any of this so?"), hint=hint, choices=choices)


def _posts(procedure: Procedure, fields: Sequence[Field], kind: Kind) -> Iterator[Field]:
    found = next((one for one in fields if one.name == POSTS), None)
    if found and kind.counts_as in ("complaint", "concern"):
        choices = tuple(Choice(one.value, procedure.the(Post, one.value).words.capitalize()) for one in found.choices)
        hint = _(
            "Choose anyone you are complaining about. They will not see what you write, and will not deal with it."
        )
        yield replace(
            found, label=_("Are you complaining about somebody in one of these posts?"), hint=hint, choices=choices
        )


def about_you(kind: Kind) -> tuple[Field, ...]:
    """What is asked of the person, and of somebody they speak for."""
    needed = not kind.anonymous
    needs_hint = _("Large print, Easy Read, an interpreter, a time to ring, and so on.")
    grave = kind.counts_as in ("complaint", "concern")
    return (
        Field("name", "text", _("Your name"), needed),
        Field("email", "text", _("Your e-mail address")),
        Field("telephone", "text", _("Your telephone number")),
        Field("address", "words", _("Your postal address")),
        Field("needs", "words", _("What would make it easier for you?"), hint=needs_hint),
        Field("for", "yes or no", _("Are you telling us for somebody else?"), grave),
        Field("other name", "text", _("If so, what is their name?")),
    )  # fmt: skip


def wrong_about_you(kind: Kind, answers: Answers) -> dict[str, str]:
    """What is wrong with how to reach them, by field; and better words for what is missing."""
    errors = {name: missing(name) for name in answers.errors if missing(name) and name not in answers.given_names}
    email = str(answers.values.get("email", ""))
    reached = email or answers.values.get("telephone") or answers.words.get("address")
    try:
        if email:
            validate_email(email)
    except ValidationError:
        errors["email"] = _("Enter an e-mail address like name@example.com")
    if (answers.values.get("name") or not kind.anonymous) and not reached:
        errors["email"] = _("Give us one way to reach you: e-mail, telephone or post")
    if answers.values.get("for") == "yes" and not answers.values.get("other name"):
        errors["other name"] = _("Enter the name of the person you are telling us for")
    return errors


def parties(answers: Answers) -> tuple[PartyDetails | None, PartyDetails | None]:
    """The complainant and, where somebody speaks for them, the representative."""

    def value(name: str) -> str:
        return str(answers.values.get(name, ""))

    needs = {"needs": answers.words["needs"]} if "needs" in answers.words else {}
    me = PartyDetails(value("name"), value("email"), value("telephone"), answers.words.get("address", ""), needs)
    if value("for") == "yes":
        return PartyDetails(name=value("other name")), me
    return (None if me.empty else me), None


def signposts(procedure: Procedure, answers: Answers) -> list[tuple[Exclusion, tuple[Signpost, ...]]]:
    """The exclusions somebody ticked or whose service they chose, each with who can help."""
    ticked = answers.values.get(EXCLUSIONS, ())
    service = answers.values.get("service", "")
    found = [rule for rule in procedure.all(Exclusion) if rule.name in ticked or (service and service in rule.services)]
    return [(rule, tuple(procedure.the(Signpost, name) for name in rule.signposts)) for rule in found]
