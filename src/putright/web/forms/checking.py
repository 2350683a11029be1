"""Answers as they are read once more before they are sent. The pages on which they are checked are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from putright.core.casework.action import Field
from putright.web.forms.answers import Answers
from putright.web.telling.words import sentence

STEP = "step"
"""The name of the two buttons under a check: `send`, or `change` to go back to the form."""


def carried(sent: QueryDict, hidden: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was filled in, to go unseen through the page on which it is checked; what that page makes anew is left out."""
    anew = {"csrfmiddlewaretoken", STEP, *hidden}
    return [(name, str(value)) for name, values in sent.lists() if name not in anew for value in values]


def shown(field: Field, answers: Answers) -> str:
    """An answer as it is shown where answers are checked."""
    if field.type == "words":
        return answers.words.get(field.name, "")
    given = answers.values.get(field.name, ())
    words = {choice.value: choice.words for choice in field.choices} or {"yes": _("Yes"), "no": _("No")}
    return "\n".join(sentence(words.get(value, value)) for value in ((given,) if isinstance(given, str) else given))
