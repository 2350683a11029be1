"""Where a case stands for whoever brought it: a sentence, what was promised, what is happening now, and what comes next.

Everything is told by purposes, so that it serves any procedure; what may be told at all was decided by the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.procedure.model.people import DisclosureLimit
from putright.core.procedure.model.scope import Signpost
from putright.register.lists import TrackingPage
from putright.web.dates import day
from putright.web.telling.ahead import Ahead, following, last_day, now
from putright.web.telling.headings import caption, heading, is_answered, is_asked_for, is_over, letters, matter
from putright.web.telling.leading import told_of
from putright.web.telling.promises import Promise, promises
from putright.web.telling.words import sentence

MESSAGE = "record communication"
"""The action by which somebody adds something to their case."""


@dataclass(frozen=True)
class Standing:
    """What the head of the page says, and the steps that have not been taken yet."""

    name: str
    """What the person brought, before its reference: `Your complaint`."""
    heading: str
    caption: str
    """What the procedure itself calls it; empty where that may not be told."""
    late: tuple[Promise, ...]
    promise: Promise | None
    """What stands out: our next promise, or the last day of the person's right where it is their turn."""
    notes: tuple[str, ...]
    """What else has to be known: that no day is laid down, why it waits, what can be done about a day that has gone."""
    kept_back: tuple[str, ...]
    """That something may not be told, and where that is explained; never what, why or since when."""
    explained: int
    """The sequence of the letter that explains it, once it was sent."""
    now: Ahead | None
    next: tuple[Ahead, ...]
    helpers: tuple[Signpost, ...]
    """Who else can help, as our letters told."""


def standing(seen: TrackingPage, today: date) -> Standing:
    """Where a case stands on a day."""
    owed = promises(seen, today)
    late = tuple(one for one in owed if one.kept == "late")
    others = [one for one in owed if one.kept != "late"]
    lead, explained = last_day(seen, today) or _first(others), _explained(seen)
    return Standing(
        name=sentence(matter(seen)), heading=heading(seen), caption=caption(seen),
        late=late, promise=lead, notes=tuple(_notes(seen, late, lead, others)),
        kept_back=tuple(_kept_back(seen, explained)), explained=explained,
        now=now(seen, today), next=tuple(following(seen, owed)), helpers=tuple(_helpers(seen)),
    )  # fmt: skip


def _first(owed: list[Promise]) -> Promise | None:
    """What stands at the top: whatever comes first, but for news on the way."""
    return next((one for one in owed if one.purpose not in ("holding", "progress")), next(iter(owed), None))


def _notes(seen: TrackingPage, late: tuple[Promise, ...], lead: Promise | None, owed: list[Promise]) -> Iterator[str]:
    if is_over(seen):
        return
    if late and any(offer.name == MESSAGE for offer in seen.offers):
        yield _("You can send us a message below and ask what is happening.")
    if late and any(offer.name == "use right" for offer in seen.offers):
        yield _("What else you can do now stands below.")
    yield from _if_longer(lead, owed)
    if is_asked_for(seen):
        yield _("If we cannot, we will write to tell you why, and who else can help.")
    if not late and lead is None and not is_answered(seen):
        yield _("Our procedure sets no day for what comes next. You can look here at any time.")
    yield from told_of(seen)


def _if_longer(lead: Promise | None, owed: list[Promise]) -> Iterator[str]:
    for one in owed:
        if lead and one is not lead and one.purpose == "holding" and one.due:
            yield _("If we need longer, we will tell you by %(day)s.") % {"day": day(one.due)}


def _kept_back(seen: TrackingPage, explained: int) -> Iterator[str]:
    if not seen.outlook.scene.case.limited:
        return
    yield _("There is something here that we may not tell you.")
    yield _("We have written to you to explain this.") if explained else _("We will write to you to explain this.")


def _explained(seen: TrackingPage) -> int:
    """The last letter that explains why something may not be told, once anything was kept back."""
    limits = [
        (n, entry.limit)
        for n, entry in enumerate(seen.outlook.scene.case.journal, 1)
        if isinstance(entry, e.DisclosureLimited)
    ]
    names = {rule.letter for rule in seen.procedure.all(DisclosureLimit) if rule.name in {name for _, name in limits}}
    after = min((n for n, _ in limits), default=0)
    return max((one.sequence for one, rule in letters(seen) if rule.name in names and one.sequence > after), default=0)


def _helpers(seen: TrackingPage) -> Iterator[Signpost]:
    """Each body that one of our letters to the person named, once, in the order in which they were told of it."""
    names = dict.fromkeys(name for one, _rule in letters(seen) for name in getattr(one.entry, "signposts", ()))
    for name in names:
        if rule := seen.procedure.get(Signpost, name):
            yield rule
