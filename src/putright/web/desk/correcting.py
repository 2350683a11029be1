"""Which entry of a case is meant, chosen by what it says; and the form by which one is put right, asked for in words.

What may be put right, and what an entry can say, is for the action to decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.action import Choice, Field, FieldType, Given, Offer
from putright.core.casework.decide.receiving import categories, channels
from putright.core.casework.decide.recording import CORRECTABLE
from putright.core.procedure.model.scope import Fact
from putright.register.lists import CasePage, EntrySeen
from putright.web.dates import short_day
from putright.web.desk.teller import teller

CORRECT, RIGHT = "correct", "right "
"""The action, and what the name of each question begins with that asks what a part should say."""


def fields(offer: Offer, seen: CasePage) -> tuple[Field, ...]:
    """The questions of an action, with entries to choose from in place of their numbers."""
    if offer.name != CORRECT:
        return tuple(_of_an_entry(field, seen) for field in offer.fields)
    rights = tuple(field for part in CORRECTABLE if (field := _right(part, seen)))
    return tuple(found for field in offer.fields for found in _asked(field, seen, rights))


def values(offer: Offer, given: Mapping[str, Given]) -> dict[str, Given]:
    """What was chosen as the action takes it."""
    if offer.name != CORRECT:
        return dict(given)
    right = given.get(f"{RIGHT}{given.get('field', '')}", "")
    kept = {name: value for name, value in given.items() if not name.startswith(RIGHT)}
    return {**kept, "value": right if isinstance(right, str) else ", ".join(right)}


def beside(given: Mapping[str, Given], errors: Mapping[str, str]) -> dict[str, str]:
    """Errors beside the question that was asked: what an entry should say has one for each part."""
    return {
        f"{RIGHT}{given['field']}" if name == "value" and "field" in given else name: text
        for name, text in errors.items()
    }


def _asked(field: Field, seen: CasePage, rights: tuple[Field, ...]) -> tuple[Field, ...]:
    match field.name:
        case "sequence":
            return (_entries(field, seen),)
        case "field":
            names = parts()
            there = (right.name.removeprefix(RIGHT) for right in rights)
            return replace(field, type="choice", choices=tuple(Choice(part, names[part]) for part in there)), *rights
        case "value":
            return ()
    return (field,)


def _of_an_entry(field: Field, seen: CasePage) -> Field:
    return _entries(field, seen) if (field.name, field.type) == ("item", "text") else field


def _entries(field: Field, seen: CasePage) -> Field:
    """The entries that the viewer may read, newest first, each with its number on the page and its day."""
    tells = teller(seen)
    found = [one for one in reversed(seen.entries) if not isinstance(one.entry, e.Corrected | e.StageLeft)]
    choices = (
        Choice(str(one.sequence), f"{one.sequence}. {tells.tell(one.entry).title}, {short_day(one.entry.on)}")
        for one in found
    )
    return replace(field, type="choice", choices=tuple(choices))


def parts() -> dict[str, str]:
    """What the form calls each part of an entry."""
    return {
        "on": _("The day it happened"), "channel": _("How it reached us, or how we sent it"), "hour": _("The time of day"),
        "service": _("The service"), "value": _("The answer to a question"), "dated": _("The date on the letter or document"),
        "due": _("The day by which it is due"), "head": _("Which point it is about"), "person": _("Whom it is about"),
        "categories": _("What it is about"),
    }  # fmt: skip


def _right(part: str, seen: CasePage) -> Field | None:
    """What a part should say; None for one that nothing in this case has."""
    if not any(part in type(one.entry).model_fields for one in seen.entries):
        return None
    kind, choices = _kind(part, seen)
    if kind not in ("date", "text") and not choices:
        return None
    hint = _("Like 16:05") if part == "hour" else ""
    return Field(f"{RIGHT}{part}", kind, _("What should it say?"), True, hint, choices, only_with=("field", part))


def _kind(part: str, seen: CasePage) -> tuple[FieldType, tuple[Choice, ...]]:
    scene = seen.outlook.scene
    match part:
        case "on" | "dated" | "due":
            return "date", ()
        case "channel":
            return "choice", tuple(Choice(one, one.capitalize()) for one in channels(scene))
        case "service":
            return "choice", tuple(Choice(name, one.title or name) for name, one in scene.office.services.items())
        case "value":
            return "choice", _answers(seen)
        case "head":
            return "choice", tuple(Choice(head, _("Point %(head)s") % {"head": head}) for head in scene.case.heads)
        case "person":
            return "person", tuple(Choice(person, person) for person in scene.office.staff)
        case "categories":
            return "choices", categories(scene, scene.kind) if scene.kind else ()
    return "text", ()


def _answers(seen: CasePage) -> tuple[Choice, ...]:
    recorded = dict.fromkeys(one.entry.fact for one in _facts(seen) if isinstance(one.entry, e.FactRecorded))
    rules = (seen.procedure.get(Fact, name) for name in recorded)
    options = ((rule, value, words) for rule in rules if rule for value, words in rule.options.items())
    return tuple(
        Choice(value, f"{rule.words}: {words}" if len(recorded) > 1 else words) for rule, value, words in options
    )


def _facts(seen: CasePage) -> list[EntrySeen]:
    return [one for one in seen.entries if isinstance(one.entry, e.FactRecorded)]
