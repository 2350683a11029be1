"""Every name a rule mentions must be the name of something: stages, letters, posts, events and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.references import reference
from putright.core.procedure.check.values import SPECIAL, values_of
from putright.core.procedure.load.mistakes import Mistake, listed, nearest
from putright.core.procedure.load.yaml import Path
from putright.core.procedure.model.base import Rule, in_document_words
from putright.core.procedure.model.events import NAMED, Condition, Event
from putright.core.procedure.model.flow import Decision
from putright.core.procedure.model.procedure import Procedure


def doubled_names(draft: Draft) -> Iterator[Mistake]:
    """Two rules of one kind with one name."""
    seen: dict[tuple[str, str], Rule] = {}
    for rule in draft.procedure.rules:
        if first := seen.get((rule.kind, rule.name)):
            what = f"there is already a {rule.kind} of this name (line {first.place.line})."
            yield draft.wrong(rule, what, expected="a name of its own")
        seen.setdefault((rule.kind, rule.name), rule)


def unknown_names(draft: Draft) -> Iterator[Mistake]:
    """Names that name nothing, in plain keys, events and conditions alike."""
    known: dict[str, set[str]] = {}
    for kind, name in [*((rule.kind, rule.name) for rule in draft.procedure.rules), *draft.unread]:
        known.setdefault(kind, set()).add(name)
    for rule in draft.procedure.rules:
        for at, value in values_in(rule):
            for what, expected, near in _wrong_at(rule, at, value, known, draft.procedure):
                yield draft.wrong(rule, what, at, expected, near)


Wrong = tuple[str, str, str]


def values_in(value: BaseModel, at: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every word, event and condition in a rule with the path at which its author wrote it."""
    for field in type(value).model_fields:
        inner, here = getattr(value, field), (*at, in_document_words(field))
        if isinstance(inner, tuple):
            for number, item in enumerate(inner):
                yield from _item(item, (*here, number))
        elif not isinstance(inner, dict):
            yield from _item(inner, here)


def _item(item: object, at: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(item, BaseModel) and not isinstance(item, Event | Condition):
        yield from values_in(item, at)
    elif item is not None:
        yield at, item


def _wrong_at(rule: Rule, at: Path, value: object, known: dict[str, set[str]], procedure: Procedure) -> Iterator[Wrong]:
    if isinstance(value, Event):
        yield from _wrong_event(value, known, procedure)
    elif isinstance(value, Condition):
        yield from _wrong_condition(value, known, procedure)
    elif isinstance(value, str):
        yield from _wrong_name(rule, at, value, known)


def _wrong_name(rule: Rule, at: Path, name: str, known: dict[str, set[str]]) -> Iterator[Wrong]:
    if (found := reference(rule, at)) is None:
        return
    kinds, others = found
    key = next(str(part) for part in reversed(at) if isinstance(part, str))
    right = {name for kind in kinds for name in known.get(kind, ())} | set(others)
    if name not in right:
        yield f"`{key}: {name}` names no {listed(kinds)}.", listed(sorted(right)), nearest(name, right)


def _wrong_event(event: Event, known: dict[str, set[str]], procedure: Procedure) -> Iterator[Wrong]:
    kinds = NAMED.get(event.aspect, ())
    right = {name for kind in kinds for name in known.get(kind, ())}
    if event.name and event.name not in right:
        near = nearest(event.name, right)
        yield f"`{event}`: there is no {listed(kinds)} `{event.name}`.", "", f"{near} {event.aspect}" if near else ""
    elif event.option and (options := _options(procedure, event)) and event.option not in options:
        what = f"`{event}`: {event.name} has no option `{event.option}`."
        yield what, listed(sorted(options)), nearest(event.option, options)


def _options(procedure: Procedure, event: Event) -> set[str]:
    if event.aspect == "judged":
        return {"yes", "no"}
    decision = procedure.get(Decision, event.name)
    return {option.option for option in decision.options} if decision else set()


def _wrong_condition(condition: Condition, known: dict[str, set[str]], procedure: Procedure) -> Iterator[Wrong]:
    if condition.event:
        yield from _wrong_event(condition.event, known, procedure)
        return
    names = {name for kind in ("fact", "decision", "judgement", "agreement") for name in known.get(kind, ())} | SPECIAL
    if condition.name not in names:
        yield (
            f"`{condition}`: nothing is called `{condition.name}`.",
            listed(sorted(names)),
            nearest(condition.name, names),
        )
        return
    values = values_of(procedure, condition.name)
    for value in condition.values:
        if values and value not in values:
            yield f"`{condition}`: {condition.name} is never `{value}`.", listed(sorted(values)), nearest(value, values)
