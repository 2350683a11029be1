"""Rules about time: clocks, their anchors, extensions and pauses, and the window of a right. Nothing is counted here."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from putright.core.calendars import Counting, Length
from putright.core.procedure.model.base import Name, Names, OneOrMore, Rule, Text, Value, YesNo
from putright.core.procedure.model.events import Conditions, Event, Events
from putright.core.procedure.model.purposes import Purpose

UNDATED = ("by return", "promptly", "as soon as possible")
"""Promises without a number: the clock has no due date and shows its age."""


def _length(value: object) -> object:
    if isinstance(value, str) and value not in UNDATED:
        return Length.parse(value)
    return value


ALength = Annotated[Length, BeforeValidator(_length)]
Within = Annotated[Length | Literal["by return", "promptly", "as soon as possible"], BeforeValidator(_length)]


def _anchor(value: object) -> object:
    if isinstance(value, str):
        return {"each of": [value]}
    if isinstance(value, list):
        return {"first there is of": value}
    return value


class Anchor(Value):
    """The event a clock counts from; exactly one of the four lists is given."""

    each_of: Events = ()
    """Every occurrence of any of these starts the clock anew."""
    first_there_is_of: Events = ()
    """The first in the list that has happened; a later one is a fallback."""
    earlier_of: Events = ()
    later_of: Events = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """All events named, in the author's order."""
        return self.each_of + self.first_there_is_of + self.earlier_of + self.later_of


AnAnchor = Annotated[Anchor, BeforeValidator(_anchor)]

Moves = Literal["moves to the date in it", "moves to the date in it, once"]


class Extension(Value):
    """How a clock may be given more time."""

    by: ALength | None = None
    """By this much more, from the day it was due."""
    to: ALength | None = None
    """To this much in all, from where it started."""
    to_a_date: YesNo = False
    """To a date that the person extending it sets."""
    at_most: ALength | None = None
    """Never beyond this much in all, from where the clock started."""
    times: Annotated[int, Field(ge=1, le=99)] | None = None
    approved_by: Names = ()
    before_it_is_due: YesNo = False
    by_agreement: YesNo = False
    """Only if the complainant has agreed."""
    letter: Name | None = None
    """A letter that tells the complainant; owed with the extension."""


class Pause(Value):
    """When a clock stands still.

    `pause`: days do not count; `restart`: counting begins anew when it ends; `exclude`: as pause, told apart in figures;
    `suspend`: nothing is owed until it ends, and the date stays as it was.
    """

    upon: Events
    until: Events
    how: Literal["pause", "restart", "exclude", "suspend"] = "pause"
    reason: Text | None = None


class Miss(Value):
    """What a missed date brings about, once."""

    tells: Names = ()
    """Posts who are told."""
    sends: Names = ()
    """Letters then owed."""
    opens: Name | None = None
    """A right that opens."""


class LookedUp(Value):
    """A length chosen by a fact."""

    fact: Name
    lengths: dict[Name, ALength]


class Clock(Rule):
    """A duty, right, gate or house target with a time; met by an event, told in the organisation's own words."""

    kind: ClassVar[str] = "clock"
    purpose: Purpose
    whose: Literal[
        "the organisation's duty", "the complainant's right", "somebody else's time", "a gate", "a house target"
    ] = "the organisation's duty"
    stage: Names = ()
    """The stages it belongs to, for display and figures; it lives from its start until met, set aside or the case ends."""
    track: Name | None = None
    starts: AnAnchor
    within: Within | None = None
    looked_up: LookedUp | None = None
    before: AnAnchor | None = None
    """Counted backwards from this event (a meeting) instead of forwards from `starts`."""
    counting: dict[str, str] = {}
    """Switches that differ from the procedure's own."""
    when: Conditions = ()
    unless: Conditions = ()
    """Events or conditions that set it aside."""
    met_by: Events = ()
    answered_in_form_by: dict[str, Moves] = {}
    """Letters that satisfy it in form and move it to the date they promise; counted apart from an answer in time."""
    repeats: YesNo = False
    """Begins again each time it is met, until `until`."""
    until: Events = ()
    extends: Extension | None = None
    pauses: Annotated[tuple[Pause, ...], OneOrMore] = ()
    on_miss: Miss | None = None
    each_on_its_own: YesNo = False
    """A new start leaves the earlier one owed (each message is acknowledged); otherwise a new start begins it again."""
    same_person: YesNo = False
    """Met only by the person named where it started (whoever was asked answers)."""
    while_waiting: YesNo = False
    """It runs on while its track waits for another (an acknowledgement does not wait)."""
    outlives_the_case: YesNo = False
    """Still owed after the case is closed."""
    letter: Name | None = None
    """The letter that meets it, for the worklist."""
    by: Names = ()
    """Whose duty it is; empty: whoever has the case."""
    question: Text | None = None
    """What staff are asked when it comes up ("Will you answer by day fifteen?")."""

    def counting_with(self, procedure: dict[str, str]) -> Counting:
        """The procedure's counting switches with this clock's own on top."""
        return Counting.from_words({**procedure, **self.counting})
