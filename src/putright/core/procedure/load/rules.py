"""Turning one rule block into a rule, and pydantic's errors into mistakes an author can act on. Names are not looked up here."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from putright.core.procedure.load.document import Block
from putright.core.procedure.load.mistakes import Mistake, listed, nearest
from putright.core.procedure.load.yaml import Path, Placed, read
from putright.core.procedure.model.base import NAME, Rule, in_document_words
from putright.core.procedure.model.procedure import NOT_YET, RULE_KINDS

M = TypeVar("M", bound=BaseModel)
SET_BY_LOADER = ("name", "place")
A_NAME = "small letters, with spaces between words"


def rule_from(block: Block, file: str) -> tuple[Rule | None, Placed, list[Mistake]]:
    """The rule in a block, or None with what is wrong; and where its keys stand."""
    placed = read(block.text, file, block.line)
    if placed.mistakes or not isinstance(placed.value, dict) or not placed.value:
        expected = f"a rule that begins with its kind, such as `stage: investigation`; kinds: {', '.join(RULE_KINDS)}"
        return None, placed, list(placed.mistakes) or [Mistake(file, block.line, "This rule is empty.", expected)]
    kind, *_ = placed.value
    if wrong := _wrong_start(kind, placed, file) or _loaders_keys(kind, placed, file) or as_in_code(placed, file):
        return None, placed, wrong
    given = {key: value for key, value in placed.value.items() if key != kind}
    given |= {"name": placed.value[kind], "place": {"clause": block.clause, "line": placed.place((kind,))[0]}}
    rule, mistakes = fitted(RULE_KINDS[kind], given, placed, file)
    return rule, placed, mistakes


def _wrong_start(kind: str, placed: Placed, file: str) -> list[Mistake]:
    """What is wrong with the first line of a rule: its kind and its name."""
    line, column = placed.place((kind,))
    name = placed.value[kind]
    if kind in NOT_YET:
        return [Mistake(file, line, f"not yet supported: `{kind}` ({NOT_YET[kind]}).", column=column)]
    if kind not in RULE_KINDS:
        what = f"`{kind}` is not a kind of rule."
        return [Mistake(file, line, what, listed(RULE_KINDS), nearest(kind, RULE_KINDS), column)]
    if not isinstance(name, str) or not name:
        return [Mistake(file, line, f"This {kind} has no name.", f"`{kind}: <name>`", column=column)]
    if not re.fullmatch(NAME, name):
        return [Mistake(file, line, f"`{name}` cannot be a name.", A_NAME, column=column)]
    return []


def _loaders_keys(kind: str, placed: Placed, file: str) -> list[Mistake]:
    """Keys that only the loader may set."""
    known = sorted(_keys(RULE_KINDS[kind], ()))
    return [
        Mistake(file, placed.place((key,))[0], f"`{key}` is not a key here.", listed(known))
        for key in SET_BY_LOADER
        if key in placed.value
    ]


def fitted(model: type[M], given: dict[str, Any], placed: Placed, file: str) -> tuple[M | None, list[Mistake]]:
    """Values fitted to a model, or None and a mistake for each thing that does not fit."""
    try:
        return model.model_validate(given), []
    except ValidationError as error:
        return None, _told_once(error, model, placed, file)


def as_in_code(placed: Placed, file: str) -> list[Mistake]:
    """Keys written as the program spells them (`met_by`): one way to write a thing."""
    return [
        Mistake(file, line, f"`{path[-1]}` is not a key here.", nearest=in_document_words(str(path[-1])), column=column)
        for path, (line, column) in placed.places.items()
        if path and "_" in str(path[-1]) and in_document_words(str(path[-1])) != path[-1]
    ]


def _told_once(error: ValidationError, model: type[BaseModel], placed: Placed, file: str) -> list[Mistake]:
    """One mistake for each place, though pydantic tells of every form that could have stood there."""
    found: dict[tuple[int, int, str], Mistake] = {}
    for detail in error.errors(include_url=False):
        mistake = _mistake(detail, model, placed, file)
        apart = mistake.what if detail["type"] == "missing" else ""
        found.setdefault((mistake.line, mistake.column, apart), mistake)
    return list(found.values())


def _mistake(detail: ErrorDetails, model: type[BaseModel], placed: Placed, file: str) -> Mistake:
    path: Path = tuple(detail["loc"])
    line, column = placed.place(path)
    key = next((part for part in reversed(path) if isinstance(part, str) and part in _written(placed)), "")
    if detail["type"] == "extra_forbidden":
        key = str(path[-1])
        known = sorted(_keys(model, path[:-1]))
        return Mistake(file, line, f"`{key}` is not a key here.", listed(known), nearest(key, known), column)
    if detail["type"] == "missing":
        return Mistake(file, line, f"`{path[-1]}` is missing.", f"a line `{path[-1]}: …`", column=column)
    return Mistake(file, line, *_explained(detail, key), column=column)


def _written(placed: Placed) -> set[str | int]:
    return {part for path in placed.places for part in path}


_EXPECTED = {
    "string_pattern_mismatch": A_NAME,
    "string_type": "a word",
    "string_too_long": "something shorter",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_parsing_size": "a whole number",
    "date_from_datetime_parsing": "a date such as 2026-04-01",
    "date_from_datetime_inexact": "a date such as 2026-04-01",
    "date_parsing": "a date such as 2026-04-01",
    "date_type": "a date such as 2026-04-01",
    "dict_type": "keys and values on lines of their own",
    "model_type": "keys and values on lines of their own",
    "model_attributes_type": "keys and values on lines of their own",
    "tuple_type": "a word or a list of words",
    "list_type": "a word or a list of words",
    "bool_type": "yes or no",
    "dataclass_type": "a length of time such as 5 working days",
    "is_instance_of": "something else",
}
"""What pydantic wanted, in an author's words."""


def _explained(detail: ErrorDetails, key: str) -> tuple[str, str, str]:
    """What is wrong, what was expected and the nearest word."""
    given, context = detail["input"], detail.get("ctx", {})
    shown = f"`{given}`" if isinstance(given, str) else "a list" if isinstance(given, list) else "what stands here"
    kind = detail["type"]
    if given == "":
        return f"`{key}` is empty.", "", ""
    if kind == "literal_error":
        words = [first or second for first, second in _QUOTED.findall(str(context["expected"]))]
        return f"`{key}` cannot be {shown}.", listed(words), nearest(str(given), words)
    if kind == "value_error":
        return f"`{key}`: {str(context['error']).rstrip('.')}.", "", ""
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
        return f"`{key}` cannot be {shown}.", f"a number that is {bound}", ""
    if kind in ("too_short", "too_long"):
        bound = f"at least {context['min_length']}" if "min_length" in context else f"at most {context['max_length']}"
        return f"`{key}` has the wrong number of items.", bound, ""
    if kind in _EXPECTED:
        return f"`{key}` cannot be {shown}.", _EXPECTED[kind], ""
    return f"`{key}`: {detail['msg'][:1].lower()}{detail['msg'][1:]}.", "", ""


_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"")


def _keys(model: type[BaseModel], path: Path) -> set[str]:
    """The keys an author may write at a path of a model."""
    here = model
    for part in path:
        inner = _model_at(here, str(part)) if isinstance(part, str) else None
        here = inner or here
    return {in_document_words(field) for field in here.model_fields if field not in SET_BY_LOADER or here is not model}


def _model_at(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, field in model.model_fields.items():
        if in_document_words(name) == key:
            return next((kind for kind in _models_in(field.annotation)), None)
    return None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]
