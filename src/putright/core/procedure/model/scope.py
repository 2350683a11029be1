"""Rules about what may come in: kinds of feedback, channels, categories, services, facts, exclusions and signposts."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from putright.core.procedure.model.base import Name, Names, OneOrMore, Rule, Text, Texts, YesNo
from putright.core.procedure.model.events import Conditions
from putright.core.procedure.model.flow import Effects
from putright.core.procedure.model.purposes import Channel

FeedbackKind = Literal["complaint", "concern", "compliment", "comment", "suggestion", "service request"]


class Kind(Rule):
    """A kind of feedback and the stage it enters."""

    kind: ClassVar[str] = "kind of feedback"
    counts_as: FeedbackKind
    enters: Name
    asks: Names = ()
    """What the person is asked for; a missing one holds nothing up."""
    anonymous: YesNo = True
    """It may come without a name or address."""
    nameless: YesNo = False
    """The record has no field for a name and refuses one."""
    cause_required: YesNo = False
    category_required: YesNo = False
    counted: YesNo = True
    """Counted in complaint figures; a nameless learning record is counted as learning only."""
    acknowledged: YesNo = True
    becomes: Names = ()
    """Kinds it may be turned into with its history kept."""
    by: Names = ()
    """Who may bring it in; empty: anybody."""


class Channels(Rule):
    """The ways in which something may come in, and which of them count as writing."""

    kind: ClassVar[str] = "channels"
    in_writing: Annotated[tuple[Channel, ...], OneOrMore] = ()
    spoken: Annotated[tuple[Channel, ...], OneOrMore] = ()
    formal_in_writing: YesNo = False
    """A spoken complaint is set out in writing before it is formal."""

    @property
    def all(self) -> tuple[Channel, ...]:
        """Every channel, writing first."""
        return self.in_writing + self.spoken


class Categories(Rule):
    """What a matter may be about; each name with the words the public sees."""

    kind: ClassVar[str] = "categories"
    of: Names
    """The kinds of feedback they apply to."""
    list_: dict[Name, Text]
    other: YesNo = True


class Service(Rule):
    """A service or group of services that rules refer to; the organisation says who runs it and where its mail goes."""

    kind: ClassVar[str] = "service"
    part_of: Name | None = None
    run_by: Text | None = None
    """An outside body that runs it."""


class Fact(Rule):
    """Something asked of the complainant or of staff that rules turn on; a closed list of answers."""

    kind: ClassVar[str] = "fact"
    question: Text
    of: Literal["complainant", "staff", "either"] = "staff"
    options: dict[Name, Text] = {}
    usually: Name | None = None
    """The answer that holds until somebody says otherwise."""
    kinds: Names = ()


class Signpost(Rule):
    """An outside body (or another procedure) a person can be told of, and when it is relevant."""

    kind: ClassVar[str] = "signpost"
    to: Text
    about: Text | None = None
    telephone: Text | None = None
    web: Text | None = None
    address: Text | None = None
    when: Conditions = ()
    final: YesNo = False
    """Named in final letters where `when` holds."""


ANOTHER_GROUND = "another ground"
"""What is found where a matter is outside the procedure for a reason that it does not list."""


class Exclusion(Rule):
    """Something this procedure does not deal with, and who does."""

    kind: ClassVar[str] = "exclusion"
    by: Literal["subject", "service", "complainant", "circumstance"]
    question: Text
    """Asked in the public form, answered yes or no."""
    services: Names = ()
    when: Conditions = ()
    unless: Conditions = ()
    """A condition under which the matter is in after all."""
    signposts: Names = ()
    tells: Texts = ()
    lapses: YesNo = False
    """It may end, and the case then goes on where it stood."""
    not_a_complaint: YesNo = False
    """A first request for service: redirected with nothing typed lost, counted apart."""
    decided_by: Names = ()
    letter: Name | None = None
    effects: Effects = Effects()
