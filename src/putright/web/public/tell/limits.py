"""What a procedure does not deal with: asked at the start, answered with who can help, and never a dead end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.core.casework.decide.receiving import FACT
from putright.core.procedure.model.events import Condition
from putright.core.procedure.model.scope import Exclusion, Kind, Signpost
from putright.register.drafts import Draft
from putright.web.public.tell.question_page import Asking, QuestionPage
from putright.web.telling.theirs import theirs

FIRST, EXCLUSIONS, NONE = "first time", "exclusions", "none of these"


@dataclass(frozen=True)
class Elsewhere:
    """Something that is dealt with elsewhere, and by whom."""

    rule: Exclusion
    signposts: tuple[Signpost, ...]


def first_of_all(asking: Asking) -> Iterator[QuestionPage]:
    """Whether they tell it for the first time, where that makes a difference; then everything else that lies outside."""
    rules = asking.procedure.all(Exclusion)
    if first := first_report(asking):
        hint = _("The first time, we treat it as a request. That is usually quicker.")
        told = (Choice("no", _("Yes, I have told you before")), Choice("yes", _("No, this is the first time")))
        asked = Field(FIRST, "choice", _("Have you told us about this before?"), True, hint, told)
        yield QuestionPage("first-time", (asked,))
    listed = [rule for rule in rules if first is None or rule.name != first[0].name]
    if listed:
        choices = (*(Choice(rule.name, theirs(rule.question)) for rule in listed), Choice(NONE, _("None of these")))
        hint = _("We may not be the right people for these. If one is so, we say who can help.")
        field = Field(EXCLUSIONS, "choices", _("Is any of this so?"), True, hint, choices, unless_refused=True)
        yield QuestionPage("limits", (field,), group=_("What it is about"))


def first_report(asking: Asking) -> tuple[Exclusion, Kind] | None:
    """The rule that turns a first report into a request, and the kind of request."""
    for rule in asking.procedure.all(Exclusion):
        kind = asking.procedure.get(Kind, rule.effects.turns_into or "")
        if kind is not None and kind.counts_as == "service request":
            return rule, kind
    return None


def is_first_report(draft: Draft) -> bool:
    """Whether they said so."""
    return draft.answers.get(f"value.{FIRST}", ()) == ("yes",)


def elsewhere(asking: Asking, draft: Draft) -> list[Elsewhere]:
    """What they said lies outside, by their answers or by the service they chose, each with who can help."""
    ticked = set(draft.answers.get(f"value.{EXCLUSIONS}", ()))
    if (first := first_report(asking)) and is_first_report(draft):
        ticked.add(first[0].name)
    known = _known(asking, draft)
    rules = [
        rule
        for rule in asking.procedure.all(Exclusion)
        if (rule.name in ticked or _is_outside(rule, known)) and not any(_holds(one, known) for one in rule.unless)
    ]
    return [Elsewhere(rule, tuple(asking.procedure.the(Signpost, name) for name in rule.signposts)) for rule in rules]


def _known(asking: Asking, draft: Draft) -> dict[str, set[str]]:
    """The answers that conditions may ask about: the service with what it is part of, and the facts."""
    facts = {name.removeprefix(f"value.{FACT}"): set(given) for name, given in draft.answers.items() if FACT in name}
    service = next(iter(draft.answers.get("value.service", ())), "")
    return {**facts, "service": set(asking.office.lineage(service)) if service else set()}


def _is_outside(rule: Exclusion, known: dict[str, set[str]]) -> bool:
    return bool(known["service"].intersection(rule.services)) or (
        bool(rule.when) and all(condition.name == "service" and _holds(condition, known) for condition in rule.when)
    )


def _holds(condition: Condition, known: dict[str, set[str]]) -> bool:
    """Whether the answers so far say so; what was not asked or answered does not."""
    answered = known.get(condition.name, set())
    return bool(answered) and answered.isdisjoint(condition.values) is condition.negated


FIRST_TOLD, ELSEWHERE_TOLD, SERVICE_TOLD = "first", "elsewhere", "service"


def told_after(asking: Asking, name: str, draft: Draft) -> str:
    """The page that tells something after a page of questions was answered; empty where there is nothing to tell."""
    if name == "first-time" and first_report(asking) and is_first_report(draft):
        return FIRST_TOLD
    if not asking.at_length:
        return ""
    ticked = set(draft.answers.get(f"value.{EXCLUSIONS}", ())) - {NONE}
    outside = elsewhere(asking, draft)
    if name == "limits" and ticked and outside:
        return ELSEWHERE_TOLD
    by_service = [one for one in outside if one.rule.name not in ticked and not _is_first(asking, one.rule)]
    return SERVICE_TOLD if name == "service" and by_service else ""


def _is_first(asking: Asking, rule: Exclusion) -> bool:
    first = first_report(asking)
    return first is not None and first[0].name == rule.name
