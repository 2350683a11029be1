"""The values that a condition's name can have in a procedure. Whether a condition holds is not asked here."""

from __future__ import annotations

from putright.core.procedure.model.flow import Decision, Judgement, Stage
from putright.core.procedure.model.keeping import Findings
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.purposes import CHANNELS, SPOKEN_FOR
from putright.core.procedure.model.scope import Categories, Fact, Kind, Service

YES_OR_NO = {"anonymous", "formal", "registered", "represented", "withdrawn", "informal", "remedy stated"}
ACTIONS = {"remedy", "corrective action", "preventive action", "improvement"}
SPECIAL = (
    YES_OR_NO
    | ACTIONS
    | {"kind", "service", "category", "stage", "outcome", "satisfaction", "channel", "complained of", "spoken for"}
)
"""Names a condition may use besides facts, decisions, judgements and agreements."""


def values_of(procedure: Procedure, name: str) -> set[str]:
    """The values that can stand after `<name> is`; empty where they are not a closed list."""
    return of_special(procedure, name) if name in SPECIAL else of_rules(procedure, name)


def of_special(procedure: Procedure, name: str) -> set[str]:
    """The values of the names every procedure has."""
    if name in YES_OR_NO:
        return {"yes", "no"}
    if name in ACTIONS:
        return {"none", "open", "done"}
    match name:
        case "kind":
            return {kind.name for kind in procedure.all(Kind)}
        case "service":
            return {service.name for service in procedure.all(Service)}
        case "category":
            return {word for rule in procedure.all(Categories) for word in rule.list_} | {"other"}
        case "stage":
            return {stage.name for stage in procedure.all(Stage)}
        case "outcome":
            return {word for rule in procedure.all(Findings) for pair in rule.words_.items() for word in pair}
        case "satisfaction":
            return {"satisfied", "still dissatisfied", "no answer"}
        case "channel":
            return {*CHANNELS, "in writing", "spoken"}
        case "spoken for":
            return set(SPOKEN_FOR)
        case _:
            return {post.name for post in procedure.all(Post)}


def of_rules(procedure: Procedure, name: str) -> set[str]:
    """The values of a fact, decision or judgement; an agreement's terms are not a closed list."""
    if fact := procedure.get(Fact, name):
        return set(fact.options) or {"yes", "no"}
    if decision := procedure.get(Decision, name):
        return {option.option for option in decision.options}
    return {"yes", "no"} if procedure.get(Judgement, name) else set()
