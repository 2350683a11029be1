"""What may be supposed to be so of a case: its kind, channel, service and category, and the facts of its procedure."""

from __future__ import annotations

from collections.abc import Iterable

from putright.core.casework.office import Office
from putright.core.procedure.check.values import values_of
from putright.core.procedure.load.mistakes import listed, nearest
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.purposes import CHANNELS
from putright.core.procedure.model.scope import Categories, Channels, Fact, Kind

OF_A_RECEIPT = (
    "kind",
    "channel",
    "service",
    "category",
    "complained of",
    "anonymous",
    "informal",
    "represented",
    "spoken for",
    "remedy stated",
)
"""Names that every procedure has for what is known at receipt; the facts a procedure declares come beside them."""
SEVERAL = ("category", "complained of")


def about(procedure: Procedure, office: Office, given: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What is so of the case, with the usual kind and channel where none is given; ValueError with the nearest right word."""
    found: dict[str, tuple[str, ...]] = {"kind": (_usual_kind(procedure),), "channel": (_usual_channel(procedure),)}
    seen: set[str] = set()
    for name, value in given:
        _check(procedure, office, name, value)
        earlier = found.get(name, ()) if name in SEVERAL and name in seen else ()
        found[name] = (*earlier, value)
        seen.add(name)
    return found


def heads(given: Iterable[str]) -> tuple[str, ...]:
    """The heads of complaint; one that is called `1` where none is named."""
    return tuple(dict.fromkeys(given)) or ("1",)


def _check(procedure: Procedure, office: Office, name: str, value: str) -> None:
    names = [*OF_A_RECEIPT, *(fact.name for fact in procedure.all(Fact))]
    if name not in names:
        near = nearest(name, names)
        hint = f"; did you mean '{near}'?" if near else f"; the facts are: {', '.join(names)}"
        raise ValueError(f"'{name}' is not a fact of {procedure.name}{hint}")
    values = _values(procedure, office, name)
    if values and value not in values:
        near = nearest(value, values)
        hint = f"; did you mean '{near}'?" if near else ""
        raise ValueError(f"'{name}' is never '{value}'; it can be {listed(sorted(values))}{hint}")


def _values(procedure: Procedure, office: Office, name: str) -> set[str]:
    match name:
        case "channel":
            rule = procedure.only(Channels)
            return set(rule.all if rule else CHANNELS)
        case "service":
            return values_of(procedure, name) | set(office.services)
        case "category":
            return {word for rule in procedure.all(Categories) for word in rule.list_} | {"other"}
    return values_of(procedure, name)


def _usual_kind(procedure: Procedure) -> str:
    kinds = procedure.all(Kind)
    return next((kind.name for kind in kinds if kind.counts_as == "complaint"), kinds[0].name if kinds else "")


def _usual_channel(procedure: Procedure) -> str:
    rule = procedure.only(Channels)
    return "email" if rule is None or "email" in rule.all else rule.all[0]
