"""The words by which rules refer to what has happened, and the conditions made of them. No case is asked here."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator

from putright.core.procedure.model.base import Value

Aspect = Literal[
    "received", "registered", "communication received", "satisfied", "still dissatisfied", "no answer", "withdrawn",
    "continued", "signed off", "closed", "reopened", "sent", "dated", "decided", "judged", "given", "agreed",
    "not agreed", "happened", "appointed", "entered", "left", "ended", "used", "admitted", "refused", "found", "lapsed",
    "imposed", "limited", "escalated", "due", "met", "missed", "extended", "kind changed", "outcome confirmed",
    "help asked", "help given",
]  # fmt: skip
BARE: tuple[Aspect, ...] = (
    "received", "registered", "communication received", "satisfied", "still dissatisfied", "no answer", "withdrawn",
    "continued", "signed off", "closed", "reopened", "kind changed", "outcome confirmed",
    "help asked", "help given",
)  # fmt: skip
"""Events of the case itself, which need no name before them."""

NAMED: dict[Aspect, tuple[str, ...]] = {
    "sent": ("letter",),
    "dated": ("letter", "right", "happening"),
    "decided": ("decision",),
    "judged": ("judgement",),
    "given": ("report",),
    "not agreed": ("agreement",),
    "agreed": ("agreement",),
    "happened": ("happening",),
    "appointed": ("post",),
    "entered": ("stage",),
    "left": ("stage",),
    "ended": ("track",),
    "used": ("right",),
    "admitted": ("right",),
    "refused": ("right",),
    "found": ("exclusion",),
    "lapsed": ("exclusion",),
    "imposed": ("restriction",),
    "limited": ("disclosure limit",),
    "escalated": ("escalation",),
    "due": ("clock",),
    "met": ("clock",),
    "missed": ("clock",),
    "extended": ("clock",),
}
"""Each aspect, and the kinds of rule whose names may stand before it."""

NEW_MATTER = "about something new"
"""The option of a later message that is not about the matter in hand."""

_WITH_OPTION = re.compile(r"^(?P<name>.+?) (?P<aspect>decided|judged) (?P<option>.+)$")


class Event(Value):
    """One kind of thing that happens to a case: `outcome sent`, `received`, `next step decided investigate`."""

    name: str = ""
    aspect: Aspect
    option: str = ""

    @classmethod
    def parse(cls, text: str) -> Event:
        """Read an author's words; ValueError says what may stand there."""
        text = text.strip()
        for bare in BARE:
            if text == bare:
                return cls(aspect=bare)
        for aspect in NAMED:
            if text.endswith(f" {aspect}"):
                return cls(name=text.removesuffix(f" {aspect}"), aspect=aspect)
        if found := _WITH_OPTION.match(text):
            return cls.model_validate(found.groupdict())
        raise ValueError(
            f"'{text}' is not an event: write received, or a name and one of {', '.join(NAMED)} (for example 'outcome sent')"
        )

    def __str__(self) -> str:
        return " ".join(word for word in (self.name, self.aspect, self.option) if word)

    def covers(self, other: Event) -> bool:
        """Whether `other` is this event, or this event with an option the rule did not ask about."""
        return (self.name, self.aspect) == (other.name, other.aspect) and self.option in ("", other.option)


def _event(value: object) -> object:
    return Event.parse(value) if isinstance(value, str) else value


def _events(value: object) -> object:
    return [value] if isinstance(value, str) else value


AnEvent = Annotated[Event, BeforeValidator(_event)]
Events = Annotated[tuple[AnEvent, ...], BeforeValidator(_events)]

_IS = re.compile(r"^(?P<name>.+?) is (?P<negated>not )?(?P<values>.+)$")


class Condition(Value):
    """Either an event that must have happened, or `<fact, decision, judgement, outcome …> is <value> or <value>`."""

    event: Event | None = None
    name: str = ""
    values: tuple[str, ...] = ()
    negated: bool = False

    @classmethod
    def parse(cls, text: str) -> Condition:
        """Read an author's words; ValueError says what may stand there."""
        if found := _IS.match(text.strip()):
            values = tuple(value.strip() for value in found["values"].split(" or "))
            return cls(name=found["name"], values=values, negated=bool(found["negated"]))
        try:
            return cls(event=Event.parse(text))
        except ValueError:
            raise ValueError(
                f"'{text}' is not a condition: write '<name> is <value>' or an event such as 'outcome sent'"
            ) from None

    def __str__(self) -> str:
        if self.event:
            return str(self.event)
        return f"{self.name} is {'not ' if self.negated else ''}{' or '.join(self.values)}"


def _condition(value: object) -> object:
    return Condition.parse(value) if isinstance(value, str) else value


ACondition = Annotated[Condition, BeforeValidator(_condition)]
Conditions = Annotated[tuple[ACondition, ...], BeforeValidator(_events)]
"""All of them must hold."""
