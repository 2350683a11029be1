"""What every form for bringing something in is made from: the kinds, the fields of a receipt, who it is from."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from putright.core.casework.action import Field
from putright.core.casework.decide.receiving import FACT, receipt
from putright.core.casework.office import Office
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register.parties import PartyDetails
from putright.web.forms.answers import Answers
from putright.web.forms.days import PARTS
from putright.web.forms.names import input_name
from putright.web.telling.theirs import field_from_core

__all__ = ["FACT"]
POSTS = "suspected posts"
ORDER = ("complaint", "concern", "service request", "compliment", "comment", "suggestion")


def kinds(procedure: Procedure) -> tuple[Kind, ...]:
    """The kinds of feedback a member of the public may bring; a record without names is for staff."""
    found = (kind for kind in procedure.all(Kind) if not kind.nameless)
    return tuple(sorted(found, key=lambda kind: ORDER.index(kind.counts_as)))


def receipt_fields(procedure: Procedure, office: Office, kind: Kind) -> tuple[Field, ...]:
    """All fields of the receipt of this kind, the staff's too."""
    return tuple(field_from_core(field) for field in receipt(procedure, office, kind).fields)


def missing(name: str) -> str:
    """What to say where an answer is missing; empty for a question that needs no words of its own."""
    words = {
        "what happened": _("Tell us what happened"),
        "name": _("Enter a name"),
        "for": _("Choose whether you are telling us for yourself or for somebody else"),
        "categories": _("Choose what it is about"),
    }
    return words.get(name, "")


def hint(kind: Kind) -> str:
    """When to choose this kind."""
    hints = {
        "complaint": _("Something went wrong, and you want us to look into it and answer you."),
        "concern": _("A small thing you would just like put right, quickly."),
        "compliment": _("Something was good, and you want the people who did it to know."),
        "comment": _("You want us to know what you think."),
        "suggestion": _("You know how we could do better."),
        "service request": _("You want us to do something for the first time."),
    }
    return hints[kind.counts_as]


def meant(kind: Kind) -> str:
    """The question that leads somebody who is not sure to this kind."""
    questions = {
        "complaint": _("Do you want us to find out what went wrong, and to write to you with an answer?"),
        "concern": _("Do you just want it put right, without a long letter?"),
        "compliment": _("Do you want to thank somebody, or to say that something was good?"),
        "comment": _("Do you only want us to know what you think?"),
        "suggestion": _("Do you have an idea how we could do better?"),
        "service request": _("Are you asking for something, or reporting it, for the first time?"),
    }
    return questions[kind.counts_as]


def input_names(field: Field) -> tuple[str, ...]:
    """The names of the inputs that a field is typed into."""
    name = input_name(field)
    return tuple(f"{name}-{part}" for part in PARTS) if field.type == "date" else (name,)


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
    errors |= unreached(answers, bool(answers.values.get("name")) or not kind.anonymous)
    if answers.values.get("for") == "yes" and not answers.values.get("other name"):
        errors["other name"] = _("Enter the name of the person you are telling us for")
    return errors


def unreached(answers: Answers, needed: bool) -> dict[str, str]:
    """What is wrong with the ways to reach somebody, of whom one way at least is needed or not."""
    email = str(answers.values.get("email", ""))
    if needed and not (email or answers.values.get("telephone") or answers.words.get("address")):
        return {"email": _("Give us one way to reach you: e-mail, telephone or post")}
    if email and not is_address(email):
        return {"email": _("Enter an e-mail address like name@example.com")}
    return {}


def is_address(text: str) -> bool:
    """Whether mail could be sent to this."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def parties(answers: Answers) -> tuple[PartyDetails | None, PartyDetails | None]:
    """The complainant and, where somebody speaks for them, the representative."""

    def value(name: str) -> str:
        return str(answers.values.get(name, ""))

    needs = {"needs": answers.words["needs"]} if "needs" in answers.words else {}
    me = PartyDetails(value("name"), value("email"), value("telephone"), answers.words.get("address", ""), needs)
    if value("for") == "yes":
        return PartyDetails(name=value("other name")), me
    return (None if me.empty else me), None
