"""Where else a person can go: afterwards, and with what the procedure does not deal with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from putright.core.procedure.model.events import Condition
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Categories, Exclusion, Kind, Service, Signpost
from putright.core.procedure.publish.events import conditions_in_words, either


@dataclass(frozen=True)
class Helper:
    """Somebody who can help, with every way to reach them that is known."""

    to: str
    about: str = ""
    telephone: str = ""
    web: str = ""
    address: str = ""
    ours: bool = False
    """Named by the organisation itself, where its text names nobody."""


@dataclass(frozen=True)
class Elsewhere:
    """A matter, and who can help with it; without a matter, simply who can help."""

    matter: str
    helpers: tuple[Helper, ...] = ()
    more: str = ""


def where_next(procedure: Procedure) -> tuple[Elsewhere, ...]:
    """Who can be asked after our last word, and when it is for them."""
    final = [rule for rule in procedure.all(Signpost) if rule.final]
    return tuple(Elsewhere(_when(procedure, rule), (_helper(rule),)) for rule in final)


def not_for_here(procedure: Procedure) -> tuple[Elsewhere, ...]:
    """What the procedure does not deal with, and who does."""
    return tuple(_elsewhere(procedure, rule) for rule in procedure.all(Exclusion))


def _elsewhere(procedure: Procedure, rule: Exclusion) -> Elsewhere:
    named = (procedure.get(Signpost, name) for name in rule.signposts)
    helpers = tuple(_helper(signpost) for signpost in named if signpost)
    return Elsewhere(rule.words, helpers, " ".join(_what_becomes_of_it(procedure, rule)))


def _what_becomes_of_it(procedure: Procedure, rule: Exclusion) -> Iterator[str]:
    turned = procedure.get(Kind, rule.effects.turns_into) if rule.effects.turns_into else None
    if turned:
        yield f"We take it as: {turned.words[:1].lower()}{turned.words[1:]}."
    if rule.lapses:
        yield "When that is over, we go on with your complaint."


def _helper(rule: Signpost) -> Helper:
    return Helper(
        rule.to, rule.about or "", rule.telephone or "", rule.web or "", rule.address or "", ours=rule.house_rule
    )


def _when(procedure: Procedure, rule: Signpost) -> str:
    """When it is for them; what they do says it already where the rule tells that."""
    if rule.about or not rule.when:
        return ""
    return " and ".join(_condition(procedure, condition) for condition in rule.when)


def _condition(procedure: Procedure, condition: Condition) -> str:
    names = {"category": _categories(procedure), "service": _services(procedure)}.get(condition.name)
    if names is None or condition.negated:
        return f"where {conditions_in_words(procedure, [condition])}"
    return f"for: {either(_lower(names.get(value, value)) for value in condition.values)}"


def _categories(procedure: Procedure) -> dict[str, str]:
    return {name: words for rule in procedure.all(Categories) for name, words in rule.list_.items()}


def _services(procedure: Procedure) -> dict[str, str]:
    return {rule.name: rule.words for rule in procedure.all(Service)}


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
