"""Answers as they are read once more before they are sent. The pages on which they are checked are elsewhere."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework.action import Field
from putright.web.forms.answers import Answers
from putright.web.telling.words import sentence


def shown(field: Field, answers: Answers) -> str:
    """An answer as it is shown where answers are checked."""
    if field.type == "words":
        return answers.words.get(field.name, "")
    given = answers.values.get(field.name, ())
    words = {choice.value: choice.words for choice in field.choices} or {"yes": _("Yes"), "no": _("No")}
    return "\n".join(sentence(words.get(value, value)) for value in ((given,) if isinstance(given, str) else given))
