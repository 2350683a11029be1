"""What was agreed to put a matter right, for pages about it: by whom, when, for which sum, and how it stands."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.case import ActionState
from putright.core.casework.decide.money import pounds
from putright.core.procedure.model.keeping import Remedies
from putright.register.lists import CasePage, EntrySeen
from putright.web.dates import short_day
from putright.web.desk.investigating import Line, facts_of, offers_about
from putright.web.telling.remedies import remedy_state


def remedies(seen: CasePage) -> list[Line]:
    """Everything agreed to put it right that the viewer may read, with what may be done about it."""
    agreed = {one.entry.action: one for one in seen.entries if isinstance(one.entry, e.ActionAgreed)}
    return [_remedy(seen, state, agreed[state.action]) for state in seen.case.actions if state.action in agreed]


def _remedy(seen: CasePage, state: ActionState, entry: EntrySeen) -> Line:
    rule = seen.procedure.get(Remedies, state.remedies)
    means = rule.list_.get(state.means, "") if rule else state.means
    facts = facts_of(
        (_("Who"), seen.names.get(state.owner, "")), (_("By"), short_day(state.due) if state.due else ""),
        (_("Sum"), pounds(state.amount) if state.amount else ""), (_("For point"), state.head),
    )  # fmt: skip
    late = state.owed and state.due is not None and state.due < seen.line.today
    names = ("approve action", "complete action", "check action", "drop action")
    offers = tuple(offer for name in names for offer in offers_about(seen, name, state.action))
    words = ": ".join(text for text in (means, entry.words("what")) if text)
    return Line(state.action, words, facts, remedy_state(seen.procedure, state), late, offers=offers)
