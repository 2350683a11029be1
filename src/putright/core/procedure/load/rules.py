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
SET_BY_LOADER = {"name", "place"}


def rule_from(block: Block, file: str) -> tuple[Rule | None, list[Mistake]]:
    """The rule in a block, or None with what is wrong."""
    placed = read(block.text, file, block.line)
    if placed.mistakes or not isinstance(placed.value, dict) or not placed.value:
        expected = f"a rule that begins with its kind, such as `stage: investigation`; kinds: {', '.join(RULE_KINDS)}"
        return None, list(placed.mistakes) or [Mistake(file, block.line, "This rule is empty.", expected)]
    kind, *_ = placed.value
    if kind not in RULE_KINDS:
        return None, [_unknown_kind(kind, placed, file)]
    if kind == "kind" or not isinstance(placed.value[kind], str):
        return None, [Mistake(file, placed.place((kind,))[0], f"`{kind}` has no name.", f"`{kind}: <name>`")]
    if not re.fullmatch(NAME, placed.value[kind]):
        line, column = placed.place((kind,))
        what = f"`{placed.value[kind]}` cannot be a name."
        return None, [Mistake(file, line, what, "small letters, with spaces between words", column=column)]
    given = {key: value for key, value in placed.value.items() if key != kind}
    given |= {"name": placed.value[kind], "place": {"clause": block.clause, "line": placed.place((kind,))[0]}}
    return fitted(RULE_KINDS[kind], given, placed, file)


def _unknown_kind(kind: str, placed: Placed, file: str) -> Mistake:
    line, column = placed.place((kind,))
    if kind in NOT_YET:
        return Mistake(file, line, f"not yet supported: `{kind}` ({NOT_YET[kind]}).", column=column)
    what = f"`{kind}` is not a kind of rule."
    return Mistake(file, line, what, listed(RULE_KINDS), nearest(kind, RULE_KINDS), column)


def fitted(model: type[M], given: dict[str, Any], placed: Placed, file: str) -> tuple[M | None, list[Mistake]]:
    """Values fitted to a model, or None and a mistake for each thing that does not fit."""
    try:
        return model.model_validate(given), []
    except ValidationError as error:
        return None, [_mistake(detail, model, placed, file) for detail in error.errors(include_url=False)]


def _mistake(detail: ErrorDetails, model: type[BaseModel], placed: Placed, file: str) -> Mistake:
    path: Path = tuple(detail["loc"])
    line, column = placed.place(_in_yaml(path, placed))
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if detail["type"] == "extra_forbidden":
        known = sorted(_keys(model, path[:-1]))
        return Mistake(file, line, f"`{key}` is not a key here.", listed(known), nearest(key, known), column)
    if detail["type"] == "missing":
        return Mistake(file, line, f"`{key}` is missing.", f"a line `{key}: …`", column=column)
    return Mistake(file, line, *_explained(detail, key), column=column)


def _in_yaml(path: Path, placed: Placed) -> Path:
    """Pydantic's path without the marks it adds for unions, so that it can be found in the file."""
    found: Path = ()
    for part in path:
        if (*found, part) in placed.places:
            found = (*found, part)
    return found


def _explained(detail: ErrorDetails, key: str) -> tuple[str, str, str]:
    given, context = detail["input"], detail.get("ctx", {})
    shown = f"`{given}`" if isinstance(given, str) else "what stands here"
    match detail["type"]:
        case "literal_error":
            words = [word for word in re.findall(r"'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"", str(context["expected"]))]
            known = [first or second for first, second in words]
            return f"`{key}` cannot be {shown}.", listed(known), nearest(str(given), known)
        case "value_error":
            return f"`{key}`: {str(context['error']).rstrip('.')}.", "", ""
        case "string_pattern_mismatch":
            return f"{shown} cannot be a name here (`{key}`).", "small letters, with spaces between words", ""
        case "int_parsing" | "int_type":
            return f"`{key}` cannot be {shown}.", "a whole number", ""
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return f"`{key}` cannot be {shown}.", "a date such as 2026-04-01", ""
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"`{key}` cannot be {shown}.", "keys and values on lines of their own", ""
        case "tuple_type" | "list_type":
            return f"`{key}` cannot be {shown}.", "a word or a list of words", ""
        case _:
            return f"`{key}`: {detail['msg'][:1].lower()}{detail['msg'][1:]}.", "", ""


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
