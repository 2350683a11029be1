"""What every rule has: a name, the clause it stands under, its source rows and its reading. No rule kind is here."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

NAME = r"^[a-z][a-z0-9'’()/-]*( [a-z0-9'’()/-]+)*$"
Name = Annotated[str, StringConstraints(pattern=NAME, max_length=80)]
"""A name a procedure gives to one of its own things: small letters, spaces between words."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _yes_or_no(value: object) -> object:
    words = {"yes": True, "true": True, "no": False, "false": False}
    if isinstance(value, str):
        if value not in words:
            raise ValueError("write yes or no")
        return words[value]
    return value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_as_list)]
Row = Annotated[str, StringConstraints(pattern=r"^[A-Z]+-[A-Za-z0-9.]+$")]
Rows = Annotated[tuple[Row, ...], BeforeValidator(_as_list)]
"""Identifiers of the requirement rows a rule answers to, such as `WME-S2.a`."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]
OneOrMore = BeforeValidator(_as_list)


def in_document_words(field: str) -> str:
    """The key as an author writes it: `met_by` is written `met by`, `yes_` is written `yes`."""
    return field.rstrip("_").replace("_", " ")


class Value(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=in_document_words,
        validate_by_name=True,
        validate_by_alias=True,
    )


class Clause(Value):
    """One heading of the document with the plain words under it. `number` is empty where the heading has none."""

    number: str = ""
    title: str
    level: int
    line: int
    text: str = ""
    no_rule: str = ""
    """Why no rule stands here ("a promise, not a step"), where the author says so."""

    @property
    def label(self) -> str:
        """How a refusal or a letter names the clause."""
        return f"{self.number} {self.title}".strip()


class Place(Value):
    """Where in the document something stands."""

    clause: int
    """The position of the clause among the procedure's clauses."""
    line: int


class Rule(Value):
    """What all kinds of rule have in common. `name` is what stands after the kind's own key."""

    kind: ClassVar[str] = ""
    name: Name
    title: Text | None = None
    source: Rows = ()
    reading: Text | None = None
    """How a silent or unclear point of the text is read; printed for the public."""
    house_rule: YesNo = False
    """The rule is the organisation's own, where its text is silent; marked as such for the public."""
    place: Place = Place(clause=0, line=0)

    @property
    def words(self) -> str:
        """The title, or the name where the author gave no title."""
        return self.title or self.name
