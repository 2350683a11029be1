"""Rules about letters: what each must hold, when it is owed and what it brings about. No words of a letter are here."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from putright.core.procedure.model.base import Name, Names, OneOrMore, Text, Value, YesNo
from putright.core.procedure.model.events import Conditions, Events
from putright.core.procedure.model.flow import Step
from putright.core.procedure.model.purposes import Part, Purpose


class AlsoHolds(Value):
    """Parts a letter must hold where some conditions are met."""

    when: Conditions
    parts: Annotated[tuple[Part, ...], OneOrMore]


class Letter(Step):
    """One kind of letter. Its `by` are the posts who may sign it; empty means whoever has the case."""

    kind: ClassVar[str] = "letter"
    purpose: Purpose
    to: Literal["complainant", "person complained about", "service", "post"] = "complainant"
    parts: Annotated[tuple[Part, ...], OneOrMore] = ()
    also_holds: Annotated[tuple[AlsoHolds, ...], OneOrMore] = ()
    owed_upon: Events = ()
    """Events after which it is owed until it is sent."""
    promises: Name | None = None
    """The clock that the date in the letter moves."""
    tells_rights: Names = ()
    """Rights whose last day the letter states."""
    encloses: Names = ()
    final: YesNo = False
    """The organisation's last word; refused without a signpost."""
    again: YesNo = False
    """It may be sent more than once in the same visit to a stage."""
    while_waiting: YesNo = False
    """It may be sent while its track waits for another, so that nobody is left without news."""
    by_itself: YesNo = False
    """An acknowledgement that goes by itself where whoever may sign it left a standing instruction."""
    wording: dict[Part, Text] = {}
    """Parts in the organisation's own words, in place of the usual ones; what stands in braces is filled in."""
    advice: Text | None = None
    """What the writer is reminded of before sending (courtesy, plain words)."""
    needs_outcome: YesNo = False
    """It states the outcome, which must be confirmed first."""
