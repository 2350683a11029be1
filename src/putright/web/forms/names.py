"""The names of inputs in a form, apart from each other and from the hidden ones."""

from __future__ import annotations

import re

from django.http import QueryDict

from putright.core.casework.action import Field

WORDS = "words."
"""Before the name of a field of free text; such text is given back when a page fails."""

VALUE = "value."
"""Before the name of any other field."""


def input_name(field: Field) -> str:
    """Return the name of a field's input."""
    return (WORDS if field.type == "words" else VALUE) + field.name


def input_id(field: Field) -> str:
    """Return the id of a field's first input, which the error summary leads to."""
    return re.sub(r"[^a-z0-9]+", "-", input_name(field).lower()).strip("-")


def words_typed(sent: QueryDict) -> list[str]:
    """The free texts of a form that was sent, to be given back on a page that could not record them."""
    return [str(text) for name, text in sent.items() if name.startswith(WORDS) and str(text).strip()]
