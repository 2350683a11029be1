"""Rules about how a case moves: stages, tracks and every step that somebody can take."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from putright.core.procedure.model.base import Name, Names, OneOrMore, Rule, Text, Value, YesNo
from putright.core.procedure.model.events import Conditions, Events
from putright.core.procedure.model.purposes import LOOKED_INTO, Channel, Purpose

END = "end"
"""What an author writes after `goes to:` when the case is over."""

Others = Literal["go on", "wait", "end"]


class Effects(Value):
    """What follows from a step, in this order: facts set, tracks opened or ended, the move, and who then has the case."""

    finds: Name | None = None
    """A word of the findings that is thereby found on every point, and is the outcome."""
    goes_to: Name | None = None
    """A stage of the same track, or `end`."""
    closes_as: Name | None = None
    """The word the case is closed with; only with `goes to: end`."""
    opens: Name | None = None
    """A track that starts now."""
    resumes: Name | None = None
    """A waiting track that goes on from now."""
    restarts: Name | None = None
    """A stage of the main track that is entered again (a matter sent back)."""
    turns_into: Name | None = None
    """A kind of feedback the case becomes, with its history kept; it enters that kind's stage unless `goes to` says where."""
    sends: Names = ()
    """Letters that are owed from now on."""
    causes: Names = ()
    """Happenings that are recorded with it."""
    assigns: YesNo = False
    """The person chosen in the step (`handler`) has the case from now on."""


class AlsoNeeds(Value):
    """What a step needs besides, where some conditions are met."""

    when: Conditions
    needs: Conditions


class Step(Rule, Effects):
    """A rule that lets somebody do something in certain stages, under certain conditions."""

    stage: Names = ()
    """The stages in which it may be done; empty means any stage of its track that is not the end."""
    track: Name | None = None
    when: Conditions = ()
    """What must hold for the step to be open at all."""
    needs: Conditions = ()
    """What must have happened first; otherwise the step is refused with this clause."""
    also_needs: Annotated[tuple[AlsoNeeds, ...], OneOrMore] = ()
    needs_in_this_visit: YesNo = False
    """What is needed must have happened since the present stage was entered."""
    asks: Names = ()
    """Words the person doing it must give: `reasons`, `conclusion`, `recommendations` …"""
    by: Names = ()
    """Posts (or `handler`, `receiver`, `any staff`, `complainant`) who may do it; empty means the handler."""


class Stage(Rule):
    """A place a case can be in, and who has it there."""

    kind: ClassVar[str] = "stage"
    track: Name | None = None
    purpose: Purpose
    held_by: Names = ()
    """Posts in order of preference; the first with an eligible holder has the case. `handler` keeps whoever has it."""
    never: Names = ()
    """Functions that bar a person here: names of earlier stages, decisions or appointments they acted in."""
    more_senior_than: Name | None = None
    """Only people more senior than whoever had the case in that stage."""
    findings: YesNo = False
    """Findings and remedies are recorded here."""
    formal: YesNo = False
    """A case that reaches this stage is a formal complaint and is registered."""
    declares_interest: YesNo = False
    """Whoever has the case declares any interest before deciding here."""
    accepts_heads: YesNo = True
    ends: YesNo = False
    """The case is over here; `closes as` says with which word."""
    closes_as: Name | None = None
    window: Names = ()
    """A right whose last day ends the stage (then the case goes to `then`); of several, the last of their days."""
    then: Name | None = None

    @property
    def looked_into(self) -> bool:
        """Evidence is gathered here, and colleagues are asked what they know."""
        return not self.ends and (self.findings or self.purpose in LOOKED_INTO)


class Track(Rule):
    """A line of work beside the main one: a procedural complaint, a personnel process, an overlay."""

    kind: ClassVar[str] = "track"
    enters: Name
    upon: Events = ()
    others: Others = "go on"
    opened_by: Names = ()
    """Who may open it by hand; empty: only its events or a step open it."""
    asks: Names = ()
    access: Names = ()
    """Posts that alone see this track; empty: whoever sees the case."""
    precedence: YesNo = False
    """The person opening it chooses which goes first: `this first`, `the complaint first` or `side by side`."""
    tells: Text | None = None
    """What the complainant may be told of it."""


class Option(Effects):
    """One thing a decision maker may decide."""

    option: Name
    title: Text | None = None
    asks: Names = ()
    needs: Conditions = ()
    chooses: Name | None = None
    """A post (or `anyone`) from which the decision maker picks the next handler."""
    appoints: Name | None = None
    """An appointment that the decision maker makes with it."""
    carries: Names = ()
    """Rights that this decision gives the complainant."""
    stays: YesNo = False
    """Nothing follows, and that is meant: the case stays as it is."""

    @property
    def words(self) -> str:
        """The title, or the name where the author gave no title."""
        return self.title or self.option


class Decision(Step):
    """A choice among named options by somebody with the power to make it."""

    kind: ClassVar[str] = "decision"
    purpose: Purpose
    options: Annotated[tuple[Option, ...], OneOrMore, Field(min_length=1)]
    once: YesNo = True
    """At most once in each visit to the stage."""
    restricted: YesNo = False
    """Only the decision maker and the posts in `seen by` see that it was made."""
    seen_by: Names = ()
    jointly_with: Names = ()
    """Posts whose agreement must be recorded before it takes effect."""


class Judgement(Step):
    """A yes or no by a named post, always with a reason."""

    kind: ClassVar[str] = "judgement"
    purpose: Purpose
    question: Text
    yes_: Effects = Effects()
    no_: Effects = Effects()
    once: YesNo = True


class Happening(Step):
    """Something declared that may happen to a case, and who records it."""

    kind: ClassVar[str] = "happening"
    also_upon: Events = ()
    """Events with which it is recorded by itself, where `when` holds."""
    again: YesNo = True
    person: Name | None = None
    """A post whose holder is named with it (an interview with whom, cooperation asked of whom)."""
    after_closing: YesNo = False
    """It may be recorded after the case is closed, too: something is published, somebody goes to court."""
    bears_a_date: YesNo = False
    """It is recorded with a day of its own, past or to come: a broadcast before the receipt, the day set for a hearing."""


class Agreement(Step):
    """Terms that each side agrees to, and what follows if they do not."""

    kind: ClassVar[str] = "agreement"
    purpose: Purpose = "mediation"
    between: Annotated[Names, Field(min_length=2)]
    terms: Names = ()
    answers: dict[Name, dict[Name, Text]] = {}
    """For a term with only certain answers, those answers with the words people see."""
    otherwise: Effects = Effects()


class Appointment(Step):
    """The choice of somebody for a function: an investigator, a panel, a person from outside."""

    kind: ClassVar[str] = "appointment"
    post: Name
    number: Annotated[int, Field(ge=1, le=12)] = 1
    quorum: Annotated[int, Field(ge=1, le=12)] = 1
    from_: Names = ()
    """Posts whose holders may be chosen; `any staff` for anybody; empty means `any staff`."""
    may_be_outside: YesNo = False
    from_outside: Annotated[int, Field(ge=0, le=12)] = 0
    """How many of them at least must not be staff: appointed from outside, or holders of a post that is `outside`."""
    never: Names = ()
    holds_the_case: YesNo = True
    """Whoever is appointed has the case until they report."""


class Report(Step):
    """A report that somebody gives on a case to whoever decides."""

    kind: ClassVar[str] = "report"
    purpose: Purpose = "investigation"
    to: Name
    parts: Names = ()


class SignOff(Step):
    """The end of all work on a case, refused while anything named in `needs` is open."""

    kind: ClassVar[str] = "sign-off"
    purpose: Purpose = "sign-off"
    all_actions_done: YesNo = True
    all_actions_checked: YesNo = False


class Withdrawal(Step):
    """The complainant stops the complaint; some organisations may go on all the same."""

    kind: ClassVar[str] = "withdrawal"
    form: tuple[Channel, ...] = ()
    may_continue: Names = ()
    """Posts who may decide that the matter goes on all the same, with a reason."""


class Escalation(Step):
    """Staff take a case to somebody else, with a reason, without the procedure's stage changing unless it says so."""

    kind: ClassVar[str] = "escalation"
    purpose: Purpose = "escalation"
    to: Names
    takes_over: YesNo = False
