"""What is to be done next in a case, in the order in which it presses, each with the offers that would do it. It has no words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from putright.core.calendars import Unit, days_between
from putright.core.casework.action import Offer
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import Person
from putright.core.casework.outlook import Outlook
from putright.core.casework.routing import barred
from putright.core.casework.stops import track_of
from putright.core.casework.towards import brings_about, first_of_all, leading_to, moving_on
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.purposes import PURPOSES

NEAR = 3
"""Working days within which a date comes before what has no number of days."""
OURS = ("the organisation's duty", "a house target")


@dataclass(frozen=True)
class Todo:
    """One thing to do. `offers` would do it; `first` are what has to be done before them, where there is such a thing."""

    since: date
    due: date | None = None
    purpose: str = ""
    track: str = MAIN
    state: ClockState | None = None
    offers: tuple[Offer, ...] = ()
    first: tuple[Offer, ...] = ()
    house: bool = False
    """A target the organisation set itself."""
    course: bool = False
    """Nothing calls for it by a day or as owed; it is how the matter goes on."""

    @property
    def next(self) -> tuple[Offer, ...]:
        """What can be done now."""
        return self.first or self.offers


def todos(ahead: Outlook, person: Person, hidden: Collection[str] = ()) -> tuple[Todo, ...]:
    """What is to be done, what this person is to do before what is for others; nothing of tracks that are hidden from them."""
    found = [_declared_first(ahead, todo, person) for todo in _all(ahead) if todo.track not in hidden]
    return tuple(sorted(found, key=lambda todo: _order(ahead, todo, person)))


def is_for(ahead: Outlook, todo: Todo, person: Person) -> bool:
    """Whether somebody is to do it: it is open to them, and not merely because it is open to everybody who works here."""
    everybody = set(ahead.scene.office.staff) - barred(ahead.scene).keys()
    having = person in ahead.holders
    return any(person in offer.by and (having or offer.urgent or not everybody <= set(offer.by)) for offer in todo.next)


DECIDED = ("decide", "judge", "make finding", "confirm outcome")
"""What is refused, where the stage asks for it, until whoever does it has declared any interest."""


def _declared_first(ahead: Outlook, todo: Todo, person: Person) -> Todo:
    stage = ahead.scene.stage(todo.track)
    if stage is None or not stage.declares_interest or ahead.scene.case.interests.get(person) == "none":
        return todo
    if not any(offer.name in DECIDED and person in offer.by for offer in todo.next[:1]):
        return todo
    declaring = tuple(o for o in ahead.offers if o.name == "declare interest" and person in o.by)
    return replace(todo, first=declaring or todo.first)


def _order(ahead: Outlook, todo: Todo, person: Person) -> tuple[bool, bool, int, date, int]:
    """Late and near days first, then what has no number of days by its age, then the days further off, then the rest."""
    today, group = ahead.scene.office.today, 3 if todo.course else 1
    if todo.due:
        near = days_between(ahead.scene.office.calendar, today, max(todo.due, today), Unit.WORKING_DAYS) <= NEAR
        group = 0 if near else 2
    purpose = PURPOSES.index(todo.purpose) if todo.purpose in PURPOSES else len(PURPOSES)
    return not is_for(ahead, todo, person), todo.house, group, todo.due or todo.since, purpose


def _all(ahead: Outlook) -> Iterator[Todo]:
    """Duties that run, letters that are owed, what was agreed, and whatever else is urgent; each once."""
    clocks = [_of_clock(ahead, state) for state in ahead.clocks if _is_ours(state)]
    yield from clocks
    told = {id(offer) for todo in clocks for offer in todo.offers}
    for offer in ahead.offers:
        if offer.urgent and id(offer) not in told and offer.name != "refuse right":
            yield _of_urgent(ahead, offer)
    yield from _agreed(ahead)
    yield from _course(ahead)


def _is_ours(state: ClockState) -> bool:
    rule = state.rule
    return isinstance(rule, Clock) and rule.whose in OURS and state.state in ("running", "missed")


def _of_clock(ahead: Outlook, state: ClockState) -> Todo:
    rule = state.rule
    assert isinstance(rule, Clock)
    track = rule.track or track_of(ahead.scene.procedure, rule)
    doing = [o for event in rule.met_by for o in ahead.offers if o.by and brings_about(ahead.scene, o, event)]
    first = first_of_all(ahead, doing[0]) if doing else leading_to(ahead, rule.met_by, track)
    return Todo(
        state.anchor.on, state.due, rule.purpose, track, state, tuple(doing), first, rule.whose == "a house target",
    )  # fmt: skip


def _of_urgent(ahead: Outlook, offer: Offer) -> Todo:
    """A letter that is owed, a request to accept or refuse, an agreement that is waited for, somebody to be found."""
    owed = next((one for one in ahead.owed if one.name == offer.about), None) if offer.name == "send letter" else None
    letter = ahead.scene.procedure.get(Letter, offer.about) if owed else None
    since = owed.since if owed else ahead.scene.office.today
    both = tuple(o for o in ahead.offers if (o.name, o.about) == ("refuse right", offer.about))
    return Todo(
        since, None, letter.purpose if letter else "", offer.track,
        offers=(offer, *(both if offer.name == "admit right" else ())), first=first_of_all(ahead, offer),
    )  # fmt: skip


def _agreed(ahead: Outlook) -> Iterator[Todo]:
    """What was agreed and is not done, or not checked, by the day it was agreed for."""
    today = ahead.scene.office.today
    for action in ahead.scene.case.actions:
        wanted = "complete action" if action.open else "check action"
        doing = tuple(o for o in ahead.offers if (o.name, o.about) == (wanted, action.action))
        if doing:
            due = action.due if action.open else None
            yield Todo(action.done_on or today, due, "remedy done", offers=doing)


def _course(ahead: Outlook) -> Iterator[Todo]:
    """On each line of work, what takes it on to another stage or to its end."""
    for name in ahead.scene.tracks:
        stage, track = ahead.scene.stage(name), ahead.scene.case.track(name)
        moving = moving_on(ahead, name)
        if stage and not stage.ends and moving:
            since = ahead.scene.case.journal[track.entered - 1].on
            yield Todo(
                since, None, stage.purpose, name, offers=moving, first=first_of_all(ahead, moving[0]), course=True
            )
