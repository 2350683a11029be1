"""Every name a rule mentions must be the name of something: stages, letters, posts, events and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from putright.core.procedure.check.values import SPECIAL, values_of
from putright.core.procedure.load.mistakes import Mistake, listed, nearest
from putright.core.procedure.model.base import Rule, in_document_words
from putright.core.procedure.model.events import NAMED, Condition, Event
from putright.core.procedure.model.flow import END, Decision
from putright.core.procedure.model.people import RELATIVE
from putright.core.procedure.model.procedure import Procedure

HANDLING = (*RELATIVE, "usual contact")
REFERENCES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "goes_to": (("stage",), (END,)),
    "enters": (("stage",), ()),
    "restarts": (("stage",), ()),
    "then": (("stage",), (END,)),
    "stage": (("stage",), ()),
    "more_senior_than": (("stage", "decision", "appointment"), ()),
    "never": (("stage", "decision", "judgement", "appointment", "report"), ()),
    "opens": (("track", "right"), ()),
    "resumes": (("track",), ("main",)),
    "track": (("track",), ("main",)),
    "sends": (("letter",), ()),
    "letter": (("letter",), ()),
    "causes": (("happening",), ()),
    "appoints": (("appointment",), ()),
    "carries": (("right",), ()),
    "tells_rights": (("right",), ()),
    "window": (("right",), ()),
    "promises": (("clock",), ()),
    "signposts": (("signpost",), ()),
    "services": (("service",), ()),
    "part_of": (("service",), ()),
    "becomes": (("kind of feedback",), ()),
    "of": (("kind of feedback",), ("organisation", "service", "complainant", "staff", "either", "content", "evidence",
                                   "register line", "equality answers")),
    "kinds": (("kind of feedback",), ()),
    "by": (("post",), (*HANDLING, "subject", "service", "circumstance")),
    "held_by": (("post",), HANDLING),
    "from_": (("post",), HANDLING),
    "chooses": (("post",), HANDLING),
    "complained_of": (("post",), ()),
    "instead": (("post",), ()),
    "together_with": (("post",), ()),
    "posts": (("post",), ()),
    "post": (("post",), ()),
    "approved_by": (("post",), HANDLING),
    "opened_by": (("post",), HANDLING),
    "access": (("post",), ()),
    "seen_by": (("post",), ()),
    "jointly_with": (("post",), ()),
    "judged_by": (("post",), HANDLING),
    "decided_by": (("post",), HANDLING),
    "referred_by": (("post",), HANDLING),
    "explained_by": (("post",), HANDLING),
    "may_continue": (("post",), HANDLING),
    "tells": (("post",), HANDLING),
    "between": (("post",), HANDLING),
    "person": (("post",), HANDLING),
    "fact": (("fact", "decision", "judgement"), ("kind", "service", "channel")),
}  # fmt: skip
"""Fields that hold names: of which kinds of rule, and which other words may stand there."""
FREE_HERE = {("letter", "to"), ("signpost", "to"), ("commitment", "to"), ("exclusion", "tells"), ("track", "tells")}


def doubled_names(procedure: Procedure, file: str) -> Iterator[Mistake]:
    """Two rules of one kind with one name."""
    seen: dict[tuple[str, str], Rule] = {}
    for rule in procedure.rules:
        if first := seen.get((rule.kind, rule.name)):
            what = f"There is already a {rule.kind} `{rule.name}` (line {first.place.line})."
            yield Mistake(file, rule.place.line, what, "a name of its own")
        seen.setdefault((rule.kind, rule.name), rule)


def unknown_names(procedure: Procedure, file: str) -> Iterator[Mistake]:
    """Names that name nothing, in plain fields, events and conditions alike."""
    known: dict[str, set[str]] = {}
    for rule in procedure.rules:
        known.setdefault(rule.kind, set()).add(rule.name)
    for rule in procedure.rules:
        for what, expected, near in _wrong_in(rule, rule, known, procedure):
            yield Mistake(file, rule.place.line, f"In {rule.kind} `{rule.name}`: {what}", expected, near)


Wrong = tuple[str, str, str]


def _wrong_in(value: BaseModel, rule: Rule, known: dict[str, set[str]], procedure: Procedure) -> Iterator[Wrong]:
    for field in type(value).model_fields:
        inner = getattr(value, field)
        if field in REFERENCES and (rule.kind, field) not in FREE_HERE:
            yield from _wrong_names(field, inner, known)
        if field == "answered_in_form_by":
            inner = tuple(Event.parse(word) for word in inner)
        for item in inner if isinstance(inner, tuple) else (inner,):
            yield from _wrong_item(item, rule, known, procedure)


def _wrong_item(item: object, rule: Rule, known: dict[str, set[str]], procedure: Procedure) -> Iterator[Wrong]:
    if isinstance(item, Event):
        yield from _wrong_event(item, known, procedure)
    elif isinstance(item, Condition):
        yield from _wrong_condition(item, known, procedure)
    elif isinstance(item, BaseModel) and not isinstance(item, Rule):
        yield from _wrong_in(item, rule, known, procedure)


def _wrong_names(field: str, names: object, known: dict[str, set[str]]) -> Iterator[Wrong]:
    kinds, others = REFERENCES[field]
    right = {name for kind in kinds for name in known.get(kind, ())} | set(others)
    for name in (names,) if isinstance(names, str) else names if isinstance(names, tuple) else ():
        if isinstance(name, str) and name not in right:
            key = in_document_words(field)
            yield f"`{key}: {name}` names no {listed(kinds)}.", listed(sorted(right)), nearest(name, right)


def _wrong_event(event: Event, known: dict[str, set[str]], procedure: Procedure) -> Iterator[Wrong]:
    kinds = NAMED.get(event.aspect, ())
    right = {name for kind in kinds for name in known.get(kind, ())}
    if event.name and event.name not in right:
        near = nearest(event.name, right)
        yield f"`{event}`: there is no {listed(kinds)} `{event.name}`.", "", f"{near} {event.aspect}" if near else ""
    elif event.option and event.aspect == "decided":
        options = {option.option for option in procedure.the(Decision, event.name).options}
        if event.option not in options:
            yield f"`{event}`: {event.name} has no option `{event.option}`.", listed(sorted(options)), nearest(event.option, options)


def _wrong_condition(condition: Condition, known: dict[str, set[str]], procedure: Procedure) -> Iterator[Wrong]:
    if condition.event:
        yield from _wrong_event(condition.event, known, procedure)
        return
    names = {name for kind in ("fact", "decision", "judgement", "agreement") for name in known.get(kind, ())} | SPECIAL
    if condition.name not in names:
        yield f"`{condition}`: nothing is called `{condition.name}`.", listed(sorted(names)), nearest(condition.name, names)
        return
    values = values_of(procedure, condition.name)
    for value in condition.values:
        if values and value not in values:
            yield f"`{condition}`: {condition.name} is never `{value}`.", listed(sorted(values)), nearest(value, values)
