"""Questions about people: who it is told for, how to reach them, what makes it easier, and who should have no part in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.people import Post
from putright.register.parties import PartyDetails
from putright.web.forms.answers import Answers
from putright.web.public.asked import POSTS, receipt_fields, unreached
from putright.web.public.tell.question_page import Asking, QuestionPage
from putright.web.telling.theirs import theirs

FOR, OTHER, RELATION, SPOKEN_FOR, WHY_NOT = "for", "other name", "relation", "spoken for", "why they cannot agree"
ME, SOMEBODY, NOBODY = "me", "somebody", "nobody"
REPLY, TIMES, EASIER, LANGUAGE, NEEDS = "reply by", "times", "formats", "language", "needs"
CONTACT, USUAL, INFORMAL = ("name", "email", "telephone", "address"), "usual contact", "informal"


def before_the_matter(asking: Asking) -> Iterator[QuestionPage]:
    """For whom it is, and of whom."""
    yield QuestionPage("for", (_for(asking),), group=_("You"), wrong=_for_whom)


def about_them() -> QuestionPage:
    """Somebody else, for whom it is told."""
    agree = (
        Choice("agrees", _("They know about this and agree")),
        Choice("cannot agree", _("They cannot tell me if they agree")),
        Choice("has died", _("They have died")),
    )
    fields = (
        Field(OTHER, "text", _("What is their name?"), True),
        Field(
            RELATION,
            "text",
            _("How do you know them?"),
            hint=_("For example: I am her daughter, or his support worker."),
        ),
        Field(SPOKEN_FOR, "choice", _("Do they agree that you speak for them?"), True, choices=agree),
        Field(WHY_NOT, "words", _("If they cannot tell you, why not?")),
    )
    before = (_("If they can, we will ask them to tell us that they agree. What you tell us does not wait for that."),)
    return QuestionPage(
        "them", fields, _("Who are you telling us for?"), _("The person you speak for"), before, wrong=_them
    )


def after_the_matter(asking: Asking, told_for: str) -> Iterator[QuestionPage]:
    """How to reply, what makes it easier, how to reach them, and whom they complain about."""
    named = told_for != NOBODY
    if _routes_by_contact(asking) and named:
        yield _whom_they_know()
    if named:
        yield QuestionPage(REPLY.replace(" ", "-"), (reply(), times()), _("How should we reply?"), _("How we reply"))
        yield QuestionPage(
            "easier", (easier_field(), language(), needs()), _("What would make it easier for you?"), _("How we reply")
        )
        yield QuestionPage("you", contact(True), _("How can we reach you?"), _("You"), wrong=unreachable)
    yield from _suspects(asking)


def on_one_page(asking: Asking) -> QuestionPage:
    """Everything about the person together, for what is only passed on or quickly put right."""
    needed = not asking.kind.anonymous
    before = () if needed else (_("You need not give your name. Without it we cannot reply to you."),)
    fields = (*contact(needed), Field(OTHER, "text", _("If you tell us for somebody else: their name")))
    return QuestionPage("you", fields, _("About you"), _("You"), before, wrong=unreachable)


def contact(needed: bool) -> tuple[Field, ...]:
    """Their name, and the ways to reach them, of which one is needed."""
    return (
        Field("name", "text", _("Your full name"), needed),
        Field("email", "text", _("Your e-mail address")),
        Field("telephone", "text", _("Your telephone number")),
        Field("address", "words", _("Your postal address")),
    )


def unreachable(answers: Answers) -> dict[str, str]:
    """What is wrong with how to reach them."""
    errors = {"name": _("Enter your name")} if "name" in answers.errors and not answers.values.get("name") else {}
    return errors | unreached(answers, bool(answers.values.get("name")) or "name" in answers.errors)


def _for(asking: Asking) -> Field:
    listed = [Choice(ME, _("For myself")), Choice(SOMEBODY, _("For somebody else"))]
    if asking.kind.anonymous:
        listed.append(Choice(NOBODY, _("I do not want to give any names")))
    hint = _("You can tell us for a relative, a friend or a client, or for somebody who has died.")
    if asking.kind.anonymous:
        hint += " " + _("If you give no name, we cannot write to you, and there may be less that we can look into.")
    return Field(FOR, "choice", _("Are you telling us for yourself?"), True, hint, tuple(listed))


def _for_whom(answers: Answers) -> dict[str, str]:
    wrong = _("Choose whether you are telling us for yourself or for somebody else")
    return {FOR: wrong} if FOR in answers.errors else {}


def _them(answers: Answers) -> dict[str, str]:
    found = {OTHER: _("Enter the name of the person you are telling us for")} if OTHER in answers.errors else {}
    if SPOKEN_FOR in answers.errors:
        found[SPOKEN_FOR] = _("Choose whether they agree that you speak for them")
    return found


def _routes_by_contact(asking: Asking) -> bool:
    """Whether the procedure begins with whoever the person usually deals with."""
    return asking.grave and any(USUAL in stage.held_by for stage in asking.procedure.all(Stage))


def _whom_they_know() -> QuestionPage:
    """Whom they know here already, and whether that person may try first."""
    fields = (
        Field(USUAL, "text", _("Whom here have you dealt with?"), hint=_("Their name, if you know it.")),
        Field(INFORMAL, "yes or no", _("May they try to put it right with you first?")),
    )
    return QuestionPage("contact", fields, _("Do you know somebody here?"), _("What happened"))


def reply() -> Field:
    """Which way they want to hear from us."""
    ways = (
        Choice("email", _("By e-mail")), Choice("telephone", _("By telephone")),
        Choice("post", _("By post")), Choice("text", _("By text message")),
    )  # fmt: skip
    return Field(REPLY, "choice", _("Which way is best?"), choices=ways)


def times() -> Field:
    """When they can be rung."""
    return Field(TIMES, "text", _("If we ring you, when is a good time?"))


def easier() -> tuple[Choice, ...]:
    """What people may need to read, hear or understand us."""
    return (
        Choice("print 16", _("Large print")), Choice("print 20", _("Very large print")), Choice("easy read", _("Easy Read")),
        Choice("audio", _("A recording to listen to")), Choice("braille", _("Braille")),
        Choice("bsl", _("British Sign Language")),
        Choice("interpreter", _("An interpreter, or letters in another language")), Choice("relay", _("Relay UK or text relay")),
        Choice("somebody with me", _("Somebody with me when we talk")),
    )  # fmt: skip


def easier_field() -> Field:
    """What they may need, to choose from."""
    hint = _("We will remember it. Choose all that you need, or none.")
    return Field(EASIER, "choices", _("Do you need any of these?"), hint=hint, choices=easier())


def language() -> Field:
    """The language they would rather have."""
    return Field(LANGUAGE, "text", _("Which language?"), hint=_("If you need us to speak or write to you in it."))


def needs() -> Field:
    """Anything else, in their own words."""
    return Field(
        NEEDS,
        "words",
        _("Is there anything else we should know?"),
        hint=_("Only if it helps us to deal with you well."),
    )


def preferences(answers: Answers) -> dict[str, str]:
    """How they wish to be written to and what they need, as a party keeps it."""
    given = {name: str(answers.values.get(name, "")) for name in (REPLY, TIMES, LANGUAGE)}
    given[EASIER] = ", ".join(answers.values.get(EASIER, ()))
    given[NEEDS] = answers.words.get(NEEDS, "")
    return {name: text for name, text in given.items() if text}


def details(answers: Answers) -> PartyDetails:
    """Whoever answered, with every way to reach them and how they wish to be written to."""
    name, email, telephone = (str(answers.values.get(field, "")) for field in CONTACT[:3])
    return PartyDetails(name, email, telephone, answers.words.get("address", ""), preferences(answers))


def _suspects(asking: Asking) -> Iterator[QuestionPage]:
    fields = receipt_fields(asking.procedure, asking.office, asking.kind)
    found = next((one for one in fields if one.name == POSTS), None)
    if found is None or not found.choices:
        return
    choices = tuple(
        Choice(one.value, theirs(asking.procedure.the(Post, one.value).words.capitalize())) for one in found.choices
    )
    hint = _(
        "They will not see what you write, and will have no part in it. If it is about none of these, choose none."
    )
    label = _("Is it about somebody in one of these posts?")
    yield QuestionPage(
        "suspected", (replace(found, label=label, hint=hint, choices=choices),), group=_("Who should not see this")
    )
