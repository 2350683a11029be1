"""What stands of one case in each column of an organisation's register, by the name that its procedure gives the column."""

from __future__ import annotations

from collections.abc import Callable

from putright.core.casework.case import ActionState
from putright.core.reporting.meeting import Matter


def is_registered(matter: Matter) -> bool:
    """Whether a case stands in the register: complaints, and whatever has a registration number."""
    return matter.case.registered or (matter.kind is not None and matter.kind.counts_as == "complaint")


def cell(name: str, matter: Matter) -> str:
    """What stands in a column; empty where nothing on record says it. No words of anybody, and no name of whoever complained."""
    if name in COLUMNS:
        return COLUMNS[name](matter)
    case, told = matter.case, {rule.name for rule, _ in matter.decided}
    decided = case.decisions.get(name, "") if name in told else ""
    return case.judgements.get(name, "") or decided or case.facts.get(name, "")


def _actions(matter: Matter) -> str:
    return "; ".join(f"{matter.means(one)} ({_when(one)})" for one in matter.case.actions if one.stands)


def _when(action: ActionState) -> str:
    if action.done_on:
        return f"done on {action.done_on}"
    return f"by {action.due}" if action.due else "not done"


def _decisions(matter: Matter) -> str:
    return "; ".join(words for _, words in matter.decided)


def _yes(said: bool) -> str:
    return "yes" if said else "no"


def _channel(matter: Matter) -> str:
    arrival = matter.case.arrival
    return arrival.channel if arrival else ""


def _categories(matter: Matter) -> str:
    return ", ".join(matter.case.categories)


def _service(matter: Matter) -> str:
    return matter.case.service


def _closed(matter: Matter) -> str:
    return str(matter.case.closed_on or "")


COLUMNS: dict[str, Callable[[Matter], str]] = {
    "registration number": lambda matter: matter.called, "received": lambda matter: str(matter.case.received_on),
    "service": _service, "area": _service, "channel": _channel,
    "categories": _categories, "nature of the problem": _categories, "stage": lambda matter: matter.outlook.status,
    "outcome": lambda matter: matter.case.outcome, "actions": _actions, "remedial actions": _actions,
    "decision": _decisions, "satisfaction": lambda matter: matter.case.satisfaction,
    "registered": lambda matter: _yes(matter.case.registered),
    "signed off": lambda matter: _yes(matter.case.signed_off), "closed": _closed, "resolved": _closed,
}  # fmt: skip
"""What is known of every case. Any other column is looked for among its judgements, decisions and facts by that name."""
