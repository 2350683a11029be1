"""How a value of a rule is written in a sentence."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from putright.core.procedure.model.base import in_document_words
from putright.core.procedure.model.clocks import Anchor
from putright.core.procedure.model.events import Condition, Event

NOTHING = "nothing"


def in_words(value: Any) -> str:
    """A value as its author would write it; `nothing` where there is none."""
    match value:
        case None | "" | () | {}:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case Event() | Condition():
            return str(value)
        case Anchor():
            return _anchor(value)
        case BaseModel():
            return ", ".join(f"{key} {in_words(given)}" for key, given in keys_of(value).items() if given) or NOTHING
        case dict():
            return ", ".join(f"{key}: {in_words(given)}" for key, given in value.items())
        case tuple() | list():
            row = [in_words(item) for item in value]
            return row[0] if len(row) == 1 else f"{', '.join(row[:-1])} and {row[-1]}"
    return str(value)


def _anchor(anchor: Anchor) -> str:
    events = [str(event) for event in anchor.events]
    if anchor.earlier_of or anchor.later_of:
        return f"the {'earlier' if anchor.earlier_of else 'later'} of {' and '.join(events)}"
    joint = ", failing which " if anchor.first_there_is_of else " or "
    return joint.join(events) or NOTHING


def keys_of(value: BaseModel) -> dict[str, Any]:
    """The keys of a value, in its author's words."""
    return {in_document_words(field): getattr(value, field) for field in type(value).model_fields}
