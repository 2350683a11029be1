"""The steps of a case that have not been taken: what is going on now, what we owe next, and what the person can do then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework.clocks import ClockState
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.rights import Right
from putright.register.lists import TrackingPage
from putright.web.dates import day
from putright.web.telling.headings import ANSWERS, heading, is_answered, is_over
from putright.web.telling.leading import leading, leading_stage
from putright.web.telling.promises import Promise, when, window
from putright.web.telling.theirs import said, theirs
from putright.web.telling.words import in_a_row


@dataclass(frozen=True)
class Ahead:
    """Something that is going on now or comes next."""

    title: str
    lines: tuple[str, ...] = ()


def now(seen: TrackingPage, today: date) -> Ahead | None:
    """What is going on; where it is the person's turn, what they can do."""
    if is_over(seen):
        return None
    if is_answered(seen) and (rights := [_until(state, today) for state in usable(seen)]):
        return Ahead(_("If you are still unhappy"), tuple(rights))
    holders = seen.holders if leading(seen) == MAIN else ()
    return Ahead(heading(seen), (_("It is with %(who)s.") % {"who": in_a_row(holders)},) if holders else ())


def usable(seen: TrackingPage) -> list[ClockState]:
    """Rights that the person can use from the page."""
    offered = {offer.about for offer in seen.offers if offer.name == "use right"}
    return [state for state in seen.rights if state.name in offered and state.state in ("running", "missed")]


def last_day(seen: TrackingPage, today: date) -> Promise | None:
    """Until when the person can do something about our answer, where it is their turn and there is such a day."""
    if is_over(seen) or not is_answered(seen):
        return None
    dated = [state for state in usable(seen) if state.due and state.due >= today]
    first = min(dated, key=lambda state: state.due or date.max, default=None)
    return window(seen, first, today) if first else None


def _until(state: ClockState, today: date) -> str:
    if state.due is None:
        return said("%(right)s.", right=theirs(state.rule.words))
    if state.due < today:
        return said(_("%(right)s. The last day was %(day)s."), right=theirs(state.rule.words), day=day(state.due))
    return said(_("%(right)s, until %(day)s."), right=theirs(state.rule.words), day=day(state.due))


def following(seen: TrackingPage, owed: list[Promise]) -> Iterator[Ahead]:
    """What we owe by its days, what we wait for from the person, and the rights that our next answer will give."""
    for one in owed:
        yield Ahead(one.title, (when(one),))
    if is_over(seen):
        return
    if not any(one.purpose in ANSWERS for one in owed):
        yield from _letters_owed(seen)
    for state in _asked_of_them(seen):
        yield Ahead(theirs(state.rule.words), (_("By %(day)s") % {"day": day(state.due)},) if state.due else ())
    if coming := tuple(_to_come(seen)):
        yield Ahead(_("If you are unhappy with our answer"), coming)


def _letters_owed(seen: TrackingPage) -> Iterator[Ahead]:
    """An answer that is decided and has still to be written; what it will say is not said before."""
    owed = (seen.procedure.get(Letter, one.name) for one in seen.outlook.owed if one.track == leading(seen))
    if any(rule.purpose in ANSWERS and rule.to == "complainant" for rule in owed if rule):
        yield Ahead(_("We write to you with our answer"), (_("As soon as we can"),))


def _asked_of_them(seen: TrackingPage) -> Iterator[ClockState]:
    """That somebody agrees to be spoken for: a target of the house, and the person is told of it all the same."""
    for state in seen.outlook.clocks:
        if state.open and state.rule.purpose == "consent" and state not in seen.clocks:
            yield state


def _to_come(seen: TrackingPage) -> Iterator[str]:
    """Rights that are opened by what meets a duty of ours, or by an answer that may be sent in this stage."""
    if is_answered(seen):
        return
    coming, open_now = set(_awaited(seen)), {state.name for state in seen.rights if state.state == "running"}
    for rule in seen.procedure.all(Right):
        if "complainant" in rule.by and rule.name not in open_now and coming.intersection(rule.upon):
            within = said(_(" You will have %(length)s."), length=theirs(str(rule.within))) if rule.within else ""
            yield said("%(right)s.%(within)s", right=theirs(rule.words), within=within)


def _awaited(seen: TrackingPage) -> Iterator[Event]:
    for state in seen.clocks:
        if state.open and state.rule.purpose in ANSWERS:
            yield from getattr(state.rule, "met_by", ())
    stage = leading_stage(seen)
    for letter in seen.procedure.all(Letter):
        if stage and stage.name in letter.stage and letter.purpose in ANSWERS:
            yield Event(name=letter.name, aspect="sent")
