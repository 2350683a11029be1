"""Languages besides its own in which an organisation writes letters: what its procedure says, in each. No letter is here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import BaseModel, StringConstraints

from putright.core.procedure.model.base import Rule, Text

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$")]
"""A language as in HTML, in small letters: `cy`."""


class Language(Rule):
    """A language letters may be in. Its name and title are what somebody may call it who asks for it."""

    kind: ClassVar[str] = "language"
    code: Code
    says: dict[Text, Text] = {}
    """What the procedure says, and the same in this language."""

    def is_called(self, asked: str) -> bool:
        """Whether somebody means this language who asks for one in words of their own."""
        return asked.strip().casefold() in (self.name, self.words.casefold(), self.code)


def texts(value: object) -> Iterator[str]:
    """Every text and name that a rule, or a value of one, holds at any depth."""
    match value:
        case str() if value:
            yield value
        case BaseModel():
            for field in type(value).model_fields:
                yield from texts(getattr(value, field))
        case dict():
            for name, one in value.items():
                yield from (*texts(name), *texts(one))
        case tuple():
            for one in value:
                yield from texts(one)
    if isinstance(value, Rule):
        yield value.words
