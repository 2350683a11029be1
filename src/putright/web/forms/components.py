"""The component each field is drawn with, and what its macro is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.web.forms.answers import LONGEST_WORDS, Answers
from putright.web.forms.counting import counting_texts
from putright.web.forms.days import PARTS
from putright.web.forms.names import input_id, input_name
from putright.web.telling.theirs import attributes, said
from putright.web.telling.words import sentence

MANY = 12
"""With more choices than this, one is picked from a drop-down list."""

Params = dict[str, Any]


@dataclass(frozen=True)
class Component:
    """A macro's name and its parameters."""

    macro: str
    params: Params


def components(
    fields: Sequence[Field], answers: Answers, *, heading: bool = False, small: bool = False
) -> list[Component]:
    """Return what to draw for each field. `heading`: the one question is the page's heading; `small`: for staff."""
    size = "xl" if heading else "s" if small else "m"
    beneath: dict[tuple[str, str], list[Component]] = {}
    for asked in fields:
        if asked.only_with:
            drawn = _component(asked, answers, "s", False)
            beneath.setdefault(asked.only_with, []).append(_smaller(drawn) if small else drawn)
    found = [
        one
        for asked in fields
        if not asked.only_with
        for one in _with(_component(asked, answers, size, heading), asked, beneath)
    ]
    return [_smaller(one) for one in found] if small else found


def _with(drawn: Component, asked: Field, beneath: Mapping[tuple[str, str], list[Component]]) -> list[Component]:
    """The choices of a field, each with the questions beneath it that go with it; after a drop-down list, all of them."""
    those = [one for (name, _), several in beneath.items() if name == asked.name for one in several]
    if not those or drawn.macro not in ("radios", "checkboxes"):
        return [drawn, *those]
    items = [{**item, "beneath": beneath.get((asked.name, item["value"]), [])} for item in drawn.params["items"]]
    return [Component(drawn.macro, {**drawn.params, "items": items})]


def _smaller(one: Component) -> Component:
    """The same with small circles and boxes, for people who fill in many forms."""
    if one.macro not in ("radios", "checkboxes"):
        return one
    return Component(one.macro, {**one.params, "classes": f"{one.params['classes']} govuk-{one.macro}--small".strip()})


def error_list(fields: Sequence[Field], answers: Answers) -> list[dict[str, str]]:
    """Return the error summary's items, in the order of the page, then what belongs to no field."""
    linked = {asked.name: f"#{_first_input(asked)}" for asked in fields}
    known = [{"text": answers.errors[name], "href": href} for name, href in linked.items() if name in answers.errors]
    return known + [{"text": text} for name, text in answers.errors.items() if name not in linked]


def _first_input(asked: Field) -> str:
    return f"{input_id(asked)}-day" if asked.type == "date" else input_id(asked)


def _component(asked: Field, answers: Answers, size: str, heading: bool) -> Component:
    shared: Params = {"name": input_name(asked)}
    if asked.hint:
        shared["hint"] = {"text": asked.hint}
    if asked.name in answers.errors:
        shared["errorMessage"] = {"text": answers.errors[asked.name], "visuallyHiddenText": _("Error")}
    match asked.type:
        case "words":
            return Component("characterCount", shared | _words(asked, answers, size, heading))
        case "date":
            return Component("dateInput", shared | _date(asked, answers, size, heading))
        case "text":
            return Component("input", shared | _text(asked, answers, size, heading))
        case _ if not _choices(asked):
            return Component("input", shared | _text(asked, answers, size, heading))
        case "choices" | "people":
            return Component("checkboxes", shared | _listed(asked, answers, size, heading))
        case _ if len(asked.choices) > MANY:
            return Component("select", shared | _select(asked, answers, size, heading))
        case _:
            return Component("radios", shared | _listed(asked, answers, size, heading))


def _label(asked: Field, size: str, heading: bool, kind: str = "label") -> Params:
    text = asked.label if asked.required else said(_("%(label)s (optional)"), label=asked.label)
    return {"text": text, "classes": f"govuk-{kind}--{size}", "isPageHeading": heading}


def _words(asked: Field, answers: Answers, size: str, heading: bool) -> Params:
    return {
        "id": input_id(asked), "label": _label(asked, size, heading), "value": answers.one(asked),
        "rows": 8 if asked.required else 4, "maxlength": LONGEST_WORDS, "threshold": 75, **counting_texts(),
    }  # fmt: skip


OF_THEMSELVES = {"name": ("name", "text"), "email": ("email", "email"), "telephone": ("tel", "tel")}
"""What a browser may fill in for somebody who tells us of themselves (WCAG 1.3.5), and the keyboard a phone then shows."""


def _text(asked: Field, answers: Answers, size: str, heading: bool) -> Params:
    autocomplete, kind = OF_THEMSELVES.get(asked.name, ("", "text"))
    return {
        "id": input_id(asked), "label": _label(asked, size, heading), "value": answers.one(asked),
        "classes": "govuk-!-width-two-thirds", "spellcheck": False, "autocomplete": autocomplete, "type": kind,
    }  # fmt: skip


def _date(asked: Field, answers: Answers, size: str, heading: bool) -> Params:
    titles = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    name, first = input_name(asked), input_id(asked)
    wrong = " govuk-input--error" if asked.name in answers.errors else ""
    items = [
        {
            "id": f"{first}-{part}", "name": part, "label": titles[part],
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
            "value": next(iter(answers.given.get(f"{name}-{part}", ())), ""),
        }
        for part in PARTS
    ]  # fmt: skip
    hint = {"text": asked.hint or _("For example, 27 3 2026")}
    return {
        "id": first, "namePrefix": name, "items": items, "hint": hint,
        "fieldset": {"legend": _label(asked, size, heading, "fieldset__legend")},
    }  # fmt: skip


def _listed(asked: Field, answers: Answers, size: str, heading: bool) -> Params:
    chosen = answers.several(asked)
    items = [
        {"value": one.value, "text": sentence(one.words), "checked": one.value in chosen} for one in _choices(asked)
    ]  # fmt: skip
    return {
        "idPrefix": input_id(asked), "items": items,
        "classes": "govuk-radios--inline" if asked.type == "yes or no" else "",
        "fieldset": {"legend": _label(asked, size, heading, "fieldset__legend")},
    }  # fmt: skip


def _select(asked: Field, answers: Answers, size: str, heading: bool) -> Params:
    chosen = answers.one(asked)
    listed = [
        {
            "value": one.value, "text": str(sentence(one.words)), "selected": one.value == chosen,
            "attributes": attributes(one.words),
        }
        for one in asked.choices
    ]  # fmt: skip
    return {
        "id": input_id(asked), "label": _label(asked, size, heading),
        "items": listed if any(one["value"] == "" for one in listed) else [{"value": "", "text": _("Choose one")}, *listed],
    }  # fmt: skip


def _choices(asked: Field) -> tuple[Choice, ...]:
    if asked.type == "yes or no" and not asked.choices:
        return (Choice("yes", _("Yes")), Choice("no", _("No")))
    return asked.choices
