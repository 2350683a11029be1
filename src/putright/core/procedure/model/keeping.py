"""Rules about what is found, put right, recorded, counted, kept and told afterwards."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from putright.core.procedure.model.base import Name, Names, Rule, Text, Value, YesNo
from putright.core.procedure.model.clocks import ALength
from putright.core.procedure.model.events import Conditions, Events
from putright.core.procedure.model.purposes import OutcomeMeaning


class Findings(Rule):
    """The words for what was found, and the word for a case whose heads of complaint were found differently."""

    kind: ClassVar[str] = "findings"
    words_: dict[Name, OutcomeMeaning]
    mixed: Name | None = None
    by: Names = ()
    """Who confirms the outcome; empty: whoever has the case."""
    shows: Names = ()
    """Answers asked with each finding; none: what they said, what should have happened, what happened, what harm it did."""


class Money(Value):
    """Which kinds of action are sums of money, how much whoever has the case may agree, and who may agree more."""

    of: Annotated[Names, Field(min_length=1)]
    up_to: Annotated[int, Field(ge=0, le=1000000)]
    """Pounds."""
    above: Names = ()
    """Posts one of which approves a larger sum; none: nothing larger can be agreed."""


class Remedies(Rule):
    """The kinds of action that put a matter right or keep it from happening again."""

    kind: ClassVar[str] = "remedies"
    list_: dict[Name, Text]
    means: Literal["remedy", "corrective action", "preventive action", "improvement"] = "remedy"
    checked: YesNo = False
    """Each action is checked by somebody after it is done."""
    money: Money | None = None


class Record(Rule):
    """A form kept about each case, made from the record."""

    kind: ClassVar[str] = "record"
    holds: Names
    copied_to: Names = ()
    copy_holds: Names = ()
    """What of it goes into the copies; empty: all that it holds."""
    copied_when: Conditions = ()
    """When there is such a copy; empty: always."""


class Register(Rule):
    """A list of all cases with what must stand in it."""

    kind: ClassVar[str] = "register"
    columns: Names
    numbered: YesNo = True


class RegularReport(Rule):
    """A report to somebody at certain times, with what it holds."""

    kind: ClassVar[str] = "regular report"
    to: Names
    every: ALength | None = None
    upon: Events = ()
    contents: Names
    public: YesNo = False
    optional: YesNo = False


class Retention(Rule):
    """How long something is kept after a case closes."""

    kind: ClassVar[str] = "retention"
    of: Literal["content", "evidence", "register line", "equality answers"]
    keep: ALength


class Commitment(Rule):
    """A standing duty to people at large: telling clients of the procedure, training staff, showing a poster, a survey."""

    kind: ClassVar[str] = "commitment"
    to: Text
    recorded_for: Literal["each client", "each staff member", "each case", "the organisation"] = "the organisation"
    every: ALength | None = None
    by_means_of: Literal["survey", "equality questions", "poster", "induction copy"] | None = None
    """What the pages do about it: questions after closing, questions about people themselves, a poster, a copy for new staff."""
