"""What a person must know first, made from the rules: how to tell us, how long things take, and what they can do then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from putright.core.calendars import Length
from putright.core.procedure.model.clocks import Anchor, Clock
from putright.core.procedure.model.events import Condition
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Channels, Kind
from putright.core.procedure.publish.about import counting_in_words
from putright.core.procedure.publish.elsewhere import Elsewhere, not_for_here, where_next
from putright.core.procedure.publish.events import anchor_in_words, conditions_in_words, counted_from, either
from putright.core.procedure.publish.rules import extension_in_words, letter_title
from putright.core.procedure.publish.wording import WAYS, posts_in_words, sentence

UNTOLD = (
    "consent", "passing on", "prevention review", "sign-off", "escalation", "personnel", "learning", "reporting",
    "other process", "withdrawal", "house target", "end",
)  # fmt: skip
"""Purposes of clocks that are about our own work or a matter beside the case: they stand in the document alone."""


@dataclass(frozen=True)
class Step:
    """One thing that is promised, and how long it takes."""

    what: str
    time: str
    more: tuple[str, ...] = ()
    dated: bool = True
    """Whether a number of days is laid down."""


@dataclass(frozen=True)
class Choice:
    """One thing that the person can do, until when and how."""

    what: str
    more: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    """The reasons of which one is needed; empty where none is."""


@dataclass(frozen=True)
class Summary:
    """The whole of it, in the order in which a person needs it."""

    kinds: tuple[str, ...]
    ways: tuple[str, ...]
    written_up: bool
    """What is told in words is set out in writing with the person."""
    steps: tuple[Step, ...]
    counting: tuple[str, ...]
    choices: tuple[Choice, ...]
    elsewhere: tuple[Elsewhere, ...]
    not_here: tuple[Elsewhere, ...]


def summary(procedure: Procedure) -> Summary:
    """The summary of a procedure."""
    channels = procedure.only(Channels)
    return Summary(
        kinds=tuple(kind.words for kind in kinds_for_everybody(procedure)),
        ways=tuple(WAYS[channel] for channel in channels.all) if channels else (),
        written_up=bool(channels and channels.formal_in_writing),
        steps=tuple(step(procedure, clock) for clock in procedure.all(Clock) if _is_told(clock)),
        counting=counting_in_words(procedure),
        choices=tuple(_choice(procedure, right) for right in procedure.all(Right) if "complainant" in right.by),
        elsewhere=where_next(procedure),
        not_here=not_for_here(procedure),
    )


def kinds_for_everybody(procedure: Procedure) -> tuple[Kind, ...]:
    """The kinds of feedback that anybody can bring, complaints first."""
    found = [kind for kind in procedure.all(Kind) if not kind.by or "complainant" in kind.by]
    return tuple(sorted(found, key=lambda kind: kind.counts_as != "complaint"))


def _is_told(clock: Clock) -> bool:
    return clock.purpose not in UNTOLD and clock.whose != "a house target"


def step(procedure: Procedure, clock: Clock) -> Step:
    """What a clock promises, in words."""
    what = clock.title or f"{clock.name[:1].upper()}{clock.name[1:]}"
    dated = isinstance(clock.within, Length) or clock.looked_up is not None
    return Step(
        what, time_in_words(procedure, clock), tuple(sentence(words) for words in _more(procedure, clock)), dated
    )


def time_in_words(procedure: Procedure, clock: Clock) -> str:
    """How long a clock gives: `within 5 working days`, `as soon as possible`."""
    if clock.before:
        return f"at least {clock.within} before {anchor_in_words(procedure, clock.before)}"
    if clock.looked_up:
        each = [f"{length} ({value})" for value, length in clock.looked_up.lengths.items()]
        return f"within {either(each)}, depending on the {clock.looked_up.fact}"
    return f"within {clock.within}" if isinstance(clock.within, Length) else clock.within or "as soon as possible"


def _more(procedure: Procedure, clock: Clock) -> Iterator[str]:
    if (kinds := _kinds_meant(procedure, clock.when)) and len(kinds) < len(procedure.all(Kind)):
        yield f"For: {'; '.join(kinds)}"
    if clock.whose == "a gate":
        yield "After this you can go further, even without our answer"
    elif clock.whose == "somebody else's time":
        yield "This time is not ours but somebody else's"
    if isinstance(clock.within, Length) and not clock.before:
        yield _from_when(procedure, clock)
    for letter, how in clock.answered_in_form_by.items():
        once = ", but only once" if how.endswith("once") else ""
        yield f"If we write “{letter_title(procedure, letter)}”, that letter gives you a new date{once}"
    if clock.extends:
        yield extension_in_words(clock.extends)


def _from_when(procedure: Procedure, clock: Clock) -> str:
    if {event.aspect for event in clock.starts.events} <= {"received", "kind changed"}:
        return "We count from the day we have it"
    return counted_from(procedure, clock.starts)


def _kinds_meant(procedure: Procedure, conditions: tuple[Condition, ...]) -> list[str]:
    """The titles of the kinds that conditions name; none where they name complaints alone, or no kind."""
    names = [value for condition in conditions if condition.name == "kind" for value in condition.values]
    found = [kind for kind in procedure.all(Kind) if kind.name in names]
    return (
        []
        if all(kind.counts_as == "complaint" for kind in found)
        else [f"{kind.words[:1].lower()}{kind.words[1:]}" for kind in found]
    )


def _choice(procedure: Procedure, right: Right) -> Choice:
    return Choice(
        right.title or f"{right.name[:1].upper()}{right.name[1:]}",
        tuple(sentence(words) for words in _how(procedure, right)),
        tuple(right.grounds.values()),
    )


def _how(procedure: Procedure, right: Right) -> Iterator[str]:
    if right.within:
        yield f"You have {right.within} for it"
        yield counted_from(procedure, right.from_ or Anchor(each_of=right.upon))
        late = "A late request cannot be accepted" if right.late == "refused" else ""
        yield late or "If you are late, tell us why, and we will still think about it"
    else:
        yield "There is no last day"
    if when := [condition for condition in right.when if condition.name != "stage"]:
        yield f"Only where {conditions_in_words(procedure, when)}"
    if right.to:
        yield f"Ask the {either(posts_in_words(procedure, right.to))}"
    if right.form:
        yield f"Ask by {either(WAYS[way] for way in right.form)}"
    if right.judged_by:
        yield f"The {either(posts_in_words(procedure, right.judged_by))} decides if it can go ahead"
