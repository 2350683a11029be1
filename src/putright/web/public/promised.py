"""What somebody was told would be done for them, as a list: where each thing stands, and what they said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework.case import ActionState
from putright.register.lists import TrackingPage
from putright.web.dates import day
from putright.web.public.offered import ANSWER, PublicOffer


@dataclass(frozen=True)
class Promised:
    """One thing that a letter said would be done. `offered`: to say whether it was."""

    what: str
    lines: tuple[str, ...]
    offered: PublicOffer | None
    answered: bool


def promised(seen: TrackingPage, offers: Iterable[PublicOffer], today: date) -> list[Promised]:
    """Everything that was told, in the order in which it was agreed."""
    asking = {one.offer.about: one for one in offers if one.offer.name == ANSWER}
    return [
        Promised(told.what, tuple(_lines(told.state, today)), asking.get(told.state.action), bool(told.state.answer))
        for told in seen.actions
    ]


def _lines(state: ActionState, today: date) -> Iterator[str]:
    if state.done_on:
        yield _("We did this on %(day)s.") % {"day": day(state.done_on)}
    elif state.due and state.due < today:
        late = _("We said we would do this by %(day)s. We have not noted that it is done, and we are sorry.")
        yield late % {"day": day(state.due)}
    elif state.due:
        yield _("We will do this by %(day)s.") % {"day": day(state.due)}
    else:
        yield _("We have not noted yet that this is done.")
    if state.answer == "done":
        yield _("You told us that it was done.")
    elif state.answer:
        yield _("You told us that it was not done. We will look at it again.")
