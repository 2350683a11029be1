"""The questions that people may answer about themselves, in words. What is done with the answers is `register.equality`'s."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.register.equality import NOT_SAID, QUESTIONS


def questions() -> tuple[Field, ...]:
    """Six questions, each with an answer for whoever would rather not say. None has to be answered."""
    return tuple(_field(name, *told) for name, told in _words().items())


def _field(name: str, label: str, hint: str, answers: dict[str, str]) -> Field:
    words = {**{answer: answer for answer in QUESTIONS[name]}, NOT_SAID: _("Prefer not to say"), **answers}
    return Field(name, "choice", label, hint=hint, choices=tuple(Choice(one, words[one]) for one in QUESTIONS[name]))


def _words() -> dict[str, tuple[str, str, dict[str, str]]]:
    """For each question its label, its hint and the words of its answers, where their names alone are not enough."""
    lasting = _("One that makes daily life harder, and has lasted or will last 12 months or more.")
    ages = {
        "15 or younger": _("15 or younger"), "16 to 24": _("16 to 24"), "25 to 34": _("25 to 34"),
        "35 to 44": _("35 to 44"), "45 to 54": _("45 to 54"), "55 to 64": _("55 to 64"), "65 to 74": _("65 to 74"),
        "75 or older": _("75 or older"),
    }  # fmt: skip
    return {
        "age": (_("How old are you?"), "", ages),
        "sex": (_("What is your sex?"), "", {"female": _("Female"), "male": _("Male")}),
        "disability": (
            _("Do you have an illness or condition, of body or mind?"), lasting, {"yes": _("Yes"), "no": _("No")},
        ),
        "ethnic group": (_("What is your ethnic group?"), "", _ethnic_groups()),
        "religion": (_("What is your religion or belief?"), "", _religions()),
        "sexual orientation": (_("Which of these describes you best?"), "", {
            "straight": _("Straight or heterosexual"), "gay or lesbian": _("Gay or lesbian"), "bisexual": _("Bisexual"),
            "another": _("In another way"),
        }),
    }  # fmt: skip


def _ethnic_groups() -> dict[str, str]:
    return {
        "white": _("White"), "mixed": _("Mixed or several ethnic groups"), "asian": _("Asian or Asian British"),
        "black": _("Black, African, Caribbean or Black British"), "another": _("Another ethnic group"),
    }  # fmt: skip


def _religions() -> dict[str, str]:
    return {
        "none": _("No religion"), "christian": _("Christian"), "buddhist": _("Buddhist"), "hindu": _("Hindu"),
        "jewish": _("Jewish"), "muslim": _("Muslim"), "sikh": _("Sikh"), "another": _("Another religion or belief"),
    }  # fmt: skip
