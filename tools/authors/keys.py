"""Every key an author may write, read from the classes of the model and their docstrings: what stands there and what it means."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from putright.core.procedure.model.base import in_document_words
from tools.authors.meanings import MEANINGS

SHAPES = {
    "Name": "a name",
    "Names": "a name, or a list of names",
    "Rows": "a row, or a list of rows",
    "Text": "words",
    "Code": "a code, as `cy`",
    "dict[Text, Text]": "words, then words, for each",
    "Texts": "words, or a list of words",
    "YesNo": "`yes` or `no`",
    "str": "words",
    "date": "a date, as `2026-04-01`",
    "ALength": "a length, as `10 working days`",
    "Within": "a length, or `by return`, `promptly`, `as soon as possible`",
    "Event": "an event",
    "Events": "an event, or a list of events",
    "Conditions": "a condition, or a list of conditions that must all hold",
    "AnAnchor": "an event, a list of events, or an [anchor](#anchor)",
    "Purpose": "a [purpose](#purposes)",
    "LookedUp": "a [length looked up](#looked-up)",
    "Extension": "an [extension](#extends)",
    "Miss": "a [miss](#on-miss)",
    "Effects": "[effects](#effects)",
    "Money": "[money](#money)",
    "dict[str, str]": "[switches of counting](#counting)",
    "dict[str, Moves]": "a letter's event, then `moves to the date in it` or `moves to the date in it, once`",
    "dict[Name, ALength]": "an answer, then a length, for each",
    "dict[Name, Text]": "a name, then its words, for each",
    "dict[Part, Text]": "a [part](#parts-of-a-letter), then its words, for each",
    "dict[Name, dict[Name, Text]]": "a term, then its answers with their words, for each",
    "dict[Name, OutcomeMeaning]": "your word, then `upheld`, `partially upheld`, `not upheld` or `no finding`, for each",
    "tuple[Pause, ...]": "a [pause](#pauses), or a list of them",
    "tuple[Option, ...]": "a list of [options](#options)",
    "tuple[AlsoHolds, ...]": "a list of [`{when, parts}`](#also-holds)",
    "tuple[AlsoNeeds, ...]": "a list of [`{when, needs}`](#also-needs)",
    "tuple[Part, ...]": "a [part](#parts-of-a-letter), or a list of parts",
    "tuple[Channel, ...]": "a [channel](#channels), or a list of channels",
    "Others": "`go on`, `wait` or `end`",
    "FeedbackKind": "`complaint`, `concern`, `compliment`, `comment`, `suggestion` or `service request`",
}
"""What stands at a key, by the annotation it has in the model."""


@dataclass(frozen=True)
class Key:
    """One key: as it is written, what stands there, whether it must, and what it means."""

    name: str
    shape: str
    required: bool
    meaning: str


def keys(model: type[BaseModel], beyond: type[BaseModel] | None = None) -> Iterator[Key]:
    """The keys of a class in the order of the model, without those of the class it goes `beyond`."""
    common = set(beyond.model_fields) if beyond else set()
    for field, info in model.model_fields.items():
        if field not in common and field not in ("name", "place"):
            yield _key(model, field, info)


def _key(model: type[BaseModel], field: str, info: FieldInfo) -> Key:
    owner = next(cls for cls in model.__mro__ if field in inspect.get_annotations(cls))
    annotation, docstring = _written(owner)[field]
    words = in_document_words(field)
    default = "" if _is_plain(info) else f" Usually {_shown(info.default)}."
    meaning = MEANINGS.get((model.__name__, words)) or docstring or MEANINGS[owner.__name__, words]
    return Key(words, _shape(annotation), info.is_required(), f"{meaning}{default}")


def _is_plain(info: FieldInfo) -> bool:
    """Whether the default says nothing an author would want to know."""
    return info.default in (PydanticUndefined, None, (), "", False) or isinstance(info.default, dict | BaseModel)


def _shown(default: object) -> str:
    if isinstance(default, bool):
        return "`yes`"
    return ", ".join(f"`{item}`" for item in default) if isinstance(default, tuple) else f"`{default}`"


def _shape(annotation: str) -> str:
    words = annotation.removesuffix(" | None")
    if words.startswith("Annotated["):
        inner = ast.unparse(ast.parse(words, mode="eval").body.slice.elts[0])  # type: ignore[attr-defined]
        return _whole_number(words) if inner == "int" else _shape(inner)
    if words.startswith("Literal["):
        node = ast.parse(words, mode="eval").body
        choices = ast.literal_eval(node.slice)  # type: ignore[attr-defined]
        return " or ".join(f"`{choice}`" for choice in (choices if isinstance(choices, tuple) else (choices,)))
    return SHAPES[words]


def _whole_number(annotation: str) -> str:
    bounds = {
        word.arg: ast.literal_eval(word.value)
        for word in ast.walk(ast.parse(annotation))
        if isinstance(word, ast.keyword)
    }
    return f"a whole number from {bounds['ge']} to {bounds['le']}"


@cache
def _written(model: type) -> dict[str, tuple[str, str]]:
    """For each field written in a class: its annotation, and the docstring under it."""
    (cls,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(cls, ast.ClassDef)
    found: dict[str, tuple[str, str]] = {}
    for here, after in zip(cls.body, [*cls.body[1:], None], strict=True):
        if isinstance(here, ast.AnnAssign) and isinstance(here.target, ast.Name):
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            found[here.target.id] = (ast.unparse(here.annotation), " ".join(str(said).split()))
    return found


def choices(alias: object) -> tuple[Any, ...]:
    """What a union or an annotated type is made of."""
    return get_args(alias)


def docstring(model: type) -> str:
    """What a class says of itself, on one line."""
    return " ".join((inspect.getdoc(model) or "").split())
