"""Rules about what the complainant may do next: rights with their window, grounds, form and who judges admissibility."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from putright.core.calendars import Counting
from putright.core.procedure.model.base import Name, Names, OneOrMore, Rule, Text, YesNo
from putright.core.procedure.model.clocks import ALength, AnAnchor
from putright.core.procedure.model.events import Conditions, Events
from putright.core.procedure.model.flow import Effects
from putright.core.procedure.model.purposes import Channel, Purpose


class Right(Rule):
    """Something the complainant may do, upon which events, until which day, in which form and on which grounds."""

    kind: ClassVar[str] = "right"
    purpose: Purpose
    by: Names = ("complainant",)
    track: Name | None = None
    stage: Names = ()
    """Stages in which it can be used; empty: whenever its event has happened and the case is not final."""
    upon: Events
    """Events that open it; each occurrence opens it anew."""
    from_: AnAnchor | None = None
    """What the window is counted from; empty: the event that opened it."""
    within: ALength | None = None
    """Empty: there is no last day."""
    counting: dict[str, str] = {}
    when: Conditions = ()
    unless: Conditions = ()
    form: Annotated[tuple[Channel, ...], OneOrMore] = ()
    """Channels in which it may be used; empty means any."""
    grounds: dict[Name, Text] = {}
    """Grounds to choose from; empty means none need be shown."""
    asks: Names = ()
    to: Names = ()
    """To whom the request is addressed, for the public."""
    late: Literal["refused", "accepted with a reason"] = "accepted with a reason"
    once: YesNo = True
    judged_by: Names = ()
    """Posts who decide whether the request can go ahead; empty: it goes ahead at once."""
    used: Effects = Effects()
    """What follows at once."""
    admitted: Effects = Effects()
    refused: Effects = Effects()

    def counting_with(self, procedure: dict[str, str]) -> Counting:
        """The procedure's counting switches with this right's own on top."""
        return Counting.from_words({**procedure, **self.counting})
