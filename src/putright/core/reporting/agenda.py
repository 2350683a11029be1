"""What a regular report says for one meeting: figures, and cases by their numbers, from cases as they stand. No words of anybody.

Each thing that a report may hold is made from the record by a function here; what none makes is for whoever prepares the meeting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from putright.core.casework.case import ActionState
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import Person
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.flow import Judgement
from putright.core.procedure.model.keeping import RegularReport, Remedies
from putright.core.procedure.model.purposes import ACTIONS_TOLD

ANSWERS = ("response", "review response", "determination", "final response")
SIGNIFICANT = "significant complaints"
"""A report that holds these is about them alone."""


@dataclass(frozen=True)
class Matter:
    """One case as it stands: how it is called, and everything that is owed and open in it."""

    ref: str
    called: str
    outlook: Outlook


@dataclass(frozen=True)
class Line:
    """One line of a list: the case, what it is about in words of the procedure, who sees to it and by when."""

    ref: str
    called: str
    what: str = ""
    who: Person = ""
    due: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class Section:
    """One thing that the report holds. `made` is false for what nothing on record says."""

    name: str
    counts: tuple[tuple[str, int], ...] = ()
    lines: tuple[Line, ...] = ()
    made: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether it was made, and there is nothing in it."""
        return self.made and not self.counts and not self.lines


@dataclass(frozen=True)
class Meeting:
    """The cases that a meeting hears of: received, closed or open from one day to another, both included."""

    since: date
    until: date
    matters: tuple[Matter, ...]

    @property
    def received(self) -> tuple[Matter, ...]:
        """Those that came in during that time."""
        return tuple(one for one in self.matters if self.since <= one.outlook.scene.case.received_on <= self.until)

    @property
    def clocks(self) -> Iterator[tuple[Matter, ClockState]]:
        """Every duty of the organisation in them, but for those on a line of work that is for some posts alone."""
        for one in self.matters:
            scene = one.outlook.scene
            for state in one.outlook.clocks:
                ours = isinstance(state.rule, Clock) and state.rule.whose == "the organisation's duty"
                if (
                    ours
                    and state.state != "set aside"
                    and not scene.is_for_some(state.rule.track or state.anchor.track)
                ):
                    yield one, state

    @property
    def actions(self) -> Iterator[tuple[Matter, ActionState]]:
        """Everything agreed in them that stands."""
        return ((one, action) for one in self.matters for action in one.outlook.scene.case.actions if action.stands)


def agenda(rule: RegularReport, meeting: Meeting) -> tuple[Section, ...]:
    """Everything that the report holds, in the order of its rule."""
    if SIGNIFICANT in rule.contents:
        chosen = tuple(one for one in meeting.matters if is_significant(one))
        meeting = Meeting(meeting.since, meeting.until, chosen)
    return tuple(_section(name, meeting) for name in rule.contents if name != NOTHING)


NOTHING = "nothing to report"
"""A report that holds this is made for each meeting, and says so where there is nothing: so is every other."""


def _section(name: str, meeting: Meeting) -> Section:
    if name in COUNTED:
        counted = Counter(key for key in COUNTED[name](meeting) if key)
        return Section(name, counts=tuple(sorted(counted.items())))
    if name in LISTED:
        return Section(name, lines=tuple(LISTED[name](meeting)))
    return Section(name, made=False)


def is_significant(matter: Matter) -> bool:
    """Whether somebody judged it to be one that is escalated."""
    scene = matter.outlook.scene
    rules = (rule for rule in scene.procedure.all(Judgement) if rule.purpose == "escalation")
    return any(scene.case.judgements.get(rule.name) == "yes" for rule in rules)


def _kinds(meeting: Meeting) -> Iterable[str]:
    return (one.outlook.scene.case.feedback for one in meeting.received)


def _channels(meeting: Meeting) -> Iterable[str]:
    arrivals = (one.outlook.scene.case.arrival for one in meeting.received)
    return (arrival.channel for arrival in arrivals if arrival)


def _services(meeting: Meeting) -> Iterable[str]:
    return (one.outlook.scene.case.service or "no service" for one in meeting.received)


def _categories(meeting: Meeting) -> Iterable[str]:
    return (category for one in meeting.received for category in one.outlook.scene.case.categories)


def _outcomes(meeting: Meeting) -> Iterable[str]:
    return (one.outlook.scene.case.outcome for one in meeting.matters)


def _in_time(meeting: Meeting) -> Iterable[str]:
    """By the first date told; what was answered in the time of the meeting."""
    for _, state in meeting.clocks:
        judged = state.in_time
        if state.rule.purpose in ANSWERS and judged is not None and state.met_on and state.met_on >= meeting.since:
            yield "in time" if judged else "late"


def _every_significant(meeting: Meeting) -> Iterator[Line]:
    return (Line(one.ref, one.called, one.outlook.status) for one in meeting.matters)


def _late(meeting: Meeting) -> Iterator[Line]:
    for one, state in meeting.clocks:
        if state.open and state.due and state.due < one.outlook.scene.office.today:
            yield Line(one.ref, one.called, state.rule.words, due=state.due)


def _reviews_missing(meeting: Meeting) -> Iterator[Line]:
    for one, state in meeting.clocks:
        if state.open and state.rule.purpose == "reporting":
            yield Line(one.ref, one.called, state.rule.words, due=state.due)


def _open_actions(meeting: Meeting) -> Iterator[Line]:
    return (_action(one, action) for one, action in meeting.actions if action.open)


def _late_actions(meeting: Meeting) -> Iterator[Line]:
    for one, action in meeting.actions:
        if action.open and action.due and action.due < one.outlook.scene.office.today:
            yield _action(one, action)


def _lessons(meeting: Meeting) -> Iterator[Line]:
    """What keeps it from happening again: agreed and still open, or done in the time of the meeting."""
    for one, action in meeting.actions:
        rule = one.outlook.scene.procedure.get(Remedies, action.remedies)
        is_lesson = rule is not None and rule.means in ACTIONS_TOLD["improvements"]
        if is_lesson and (action.done_on is None or action.done_on >= meeting.since):
            yield _action(one, action)


def _action(one: Matter, action: ActionState) -> Line:
    rule = one.outlook.scene.procedure.get(Remedies, action.remedies)
    what = rule.list_.get(action.means, rule.words) if rule else action.means
    return Line(one.ref, one.called, what, action.owner, action.due, action.done_on)


COUNTED: dict[str, Callable[[Meeting], Iterable[str]]] = {
    "received by kind": _kinds, "received": _kinds, "how many complaints": _kinds, "received by channel": _channels,
    "complaints by channel": _channels, "received by area": _services, "complaints by service": _services,
    "categories": _categories, "nature of the problems": _categories, "outcomes": _outcomes, "valid and not valid": _outcomes,
    "answered in time": _in_time, "resolved in time": _in_time,
}  # fmt: skip
"""What is counted, by the name under which a report holds it."""
LISTED: dict[str, Callable[[Meeting], Iterator[Line]]] = {
    SIGNIFICANT: _every_significant, "late": _late, "reviews missing": _reviews_missing, "actions": _open_actions,
    "actions open": _open_actions, "actions with owner and date": _open_actions, "actions late": _late_actions,
    "lessons": _lessons, "improvements": _lessons,
}  # fmt: skip
"""What is listed, case by case, by the name under which a report holds it."""
