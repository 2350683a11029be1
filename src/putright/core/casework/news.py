"""Who is told of what: from the entries just made, and from what a case waits for, to occasions.

Whether they may know is asked by whoever tells them.
An occasion names a case and an entry and nothing that anybody said; it is the same however often one looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.casework.case import Case
from putright.core.casework.entries import Person
from putright.core.casework.outlook import Outlook
from putright.core.casework.routing import standing_in
from putright.core.casework.scene import Scene
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.rights import Right

NewsKind = Literal[
    "decision", "message", "not done", "right used", "consent", "withdrawn", "still dissatisfied", "contact changed",
    "code replaced", "help asked", "help given", "date passed", "delivery", "days", "sight", "draft",
]  # fmt: skip

DECISIONS = ("decide", "join decision", "judge", "admit right", "decide restriction")
"""Actions that are a decision, and so are asked of whoever alone may take them."""
ON_THE_WAY = frozenset({"acknowledgement", "holding", "progress", "consent"})
"""Purposes of clocks that no decision meets."""


@dataclass(frozen=True)
class News:
    """One occasion: what kind, its own name within the case, whom it concerns, and the entry it is about."""

    kind: NewsKind
    about: str
    people: tuple[Person, ...]
    sequence: int
    words: str = ""
    """What it is called in the procedure: the right that was used, the date that passed."""


def news(ahead: Outlook, first: int, made: Iterable[e.AnyEntry]) -> Iterator[News]:
    """What entries just made tell, the first of which has this sequence. Nobody is told of what they did themselves."""
    concerned = _concerned(ahead, first)
    for sequence, entry in enumerate(made, first):
        if isinstance(entry, e.ClockMissed):
            yield News(
                "date passed", f"entry {sequence}", entry.tells, sequence, _called(ahead.scene, Clock, entry.clock)
            )
        elif isinstance(entry, e.HelpAsked):
            yield News("help asked", f"entry {sequence}", tuple({entry.person} - {entry.by}), sequence)
        elif kind := _came_in(ahead.scene, entry):
            words = _called(ahead.scene, Right, entry.right) if isinstance(entry, e.RightUsed) else ""
            others = tuple(person for person in concerned if person != entry.by)
            yield News(kind, f"entry {sequence}", others, sequence, words)


def _called(scene: Scene, kind: type[Rule], name: str) -> str:
    rule = scene.procedure.get(kind, name)
    return rule.words if rule else ""


def _came_in(scene: Scene, entry: e.AnyEntry) -> NewsKind | None:
    """What whoever complained, or a colleague who was asked, did that the people who have the case should hear of."""
    match entry:
        case e.CommunicationReceived():
            return "message"
        case e.ActionAnswered(answer="not done"):
            return "not done"
        case e.HelpGiven(result="answered" | "not answered"):
            return "help given"
        case e.RightUsed():
            return "right used"
        case e.Withdrawn():
            return "withdrawn"
        case e.SatisfactionRecorded(answer="still dissatisfied"):
            return "still dissatisfied"
        case e.ContactChanged():
            return "contact changed"
        case e.CodeReplaced():
            return "code replaced"
        case e.Happened() if _is_consent(scene, entry.happening):
            return "consent"
    return None


def _is_consent(scene: Scene, happening: str) -> bool:
    """Whether a happening meets a clock that waits for somebody's consent."""
    event = Event(name=happening, aspect="happened")
    return any(event in clock.met_by for clock in scene.procedure.all(Clock) if clock.purpose == "consent")


def _concerned(ahead: Outlook, first: int) -> tuple[Person, ...]:
    """Whoever has the case, and had it when this came in; and who stands in for those who are away."""
    before = (entry for entry in reversed(ahead.scene.case.journal[: first - 1]) if isinstance(entry, e.Assigned))
    last = next(before, None)
    people = (*ahead.holders, *(last.to if last else ()))
    covering = (deputy for person in people for deputy in standing_in(ahead.scene, person))
    return tuple(dict.fromkeys([*people, *covering]))


def decisions_wanted(ahead: Outlook) -> tuple[News, ...]:
    """Every decision that is open, each once for the visit to its stage, with those who are to take it.

    What anybody may do is asked of nobody. Where those who have the case may decide, it is asked of them alone.
    """
    staff = frozenset(ahead.scene.office.staff)
    wanted = []
    for offer in ahead.offers:
        if offer.name in DECISIONS and not staff.issubset(offer.by):
            asked = _asked(ahead.scene.case, offer, staff)
            since = _since(ahead.scene.case, offer, asked)
            about = f"decision {since} {offer.name} {offer.track} {offer.about}"[:120]
            wanted.append(News("decision", about, asked, since))
    return (*wanted, *_somebody_wanted(ahead.scene.case))


def _asked(case: Case, offer: Offer, staff: frozenset[Person]) -> tuple[Person, ...]:
    able = tuple(person for person in offer.by if person in staff or person in case.appointed_until)
    holder = case.track(offer.track).holder
    having = frozenset(holder.all) if holder else frozenset()
    return tuple(person for person in able if person in having) or able


def _since(case: Case, offer: Offer, asked: tuple[Person, ...]) -> int:
    """The entry from which a decision is wanted: a proposal, a request, a referral, the coming of the stage or of the case."""
    match offer.name:
        case "join decision" if offer.about in case.proposals:
            return case.proposals[offer.about].sequence
        case "admit right" if used := case.seen(Event(name=offer.about, aspect="used")):
            return used[-1].sequence
        case "decide restriction":
            return max((one.referred for one in case.restrictions if not one.decided), default=1)
    track = case.track(offer.track)
    if track.holder and track.holder.people[0] in asked:
        return _assigned(case, offer.track)
    return track.entered or 1


def _assigned(case: Case, track: str) -> int:
    """The entry by which a case came to whoever has it: somebody to whom it comes again is asked again."""
    entries = reversed(list(enumerate(case.journal, 1)))
    return next((n for n, entry in entries if isinstance(entry, e.Assigned) and entry.track == track), 1)


def _somebody_wanted(case: Case) -> Iterator[News]:
    """Nobody can have the case: those who are to find somebody."""
    for sequence, entry in enumerate(case.journal, 1):
        if isinstance(entry, e.HolderWanted) and case.track(entry.track).wanted == entry.choosers:
            yield News("decision", f"decision {sequence} find somebody", entry.choosers, sequence)


def decide_by(ahead: Outlook) -> date | None:
    """The day by which a decision is needed: the first that the organisation owes an answer or another end by."""
    due = [
        state.due
        for state in ahead.clocks
        if state.due and state.state == "running" and state.is_duty and state.rule.purpose not in ON_THE_WAY
    ]
    return min(due, default=None)
