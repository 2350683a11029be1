"""How a date was worked out and what became of it, in sentences for people. Nothing is counted here."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.calendars import say_date
from putright.core.casework.case import Moment
from putright.core.casework.clocks import ClockState
from putright.core.procedure.model.events import NAMED
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right


def explained(state: ClockState, procedure: Procedure) -> tuple[str, ...]:
    """Where it starts, the days counted and not counted, what moved it, and whether it was met."""
    return (*_counted(state, procedure), *_moved(state), *_ended(state))


def began(moment: Moment, procedure: Procedure) -> str:
    """The words before a date that say what happened on it: 'Received', '“Our answer to your complaint” sent'."""
    event = moment.event
    kinds = NAMED.get(event.aspect, ())
    rule = next(
        (rule for rule in procedure.rules if rule.name == event.name and rule.kind in kinds and rule.title), None
    )
    if rule is None:
        return str(event).capitalize()
    return f"“{rule.title}” {event.aspect}{f' “{event.option}”' if event.option else ''}"


def _counted(state: ClockState, procedure: Procedure) -> Iterator[str]:
    opening = began(state.anchor, procedure)
    if state.working is not None:
        yield from state.working.in_words(opening)
        return
    yield f"{opening} on {say_date(state.anchor.on)}."
    if isinstance(state.rule, Right):
        yield "No last day is laid down."
    else:
        within = getattr(state.rule, "within", None)
        promised = f"What is promised is “{within}”" if within else "No length is laid down here"
        yield f"{promised}: there is no number of days, so its age is shown ({_days(state.age)})."


def _days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"


def _moved(state: ClockState) -> Iterator[str]:
    if state.working and state.first_due and state.first_due != state.working.due:
        yield f"More time was given, or it stood still: due by {say_date(state.first_due)}."
    for day in state.promised[:1]:
        yield f"A letter gives {say_date(day)} as the date: it is due by then, and judged by the date before."
    for day in state.promised[1:]:
        yield f"A later letter gives {say_date(day)}."


def _ended(state: ClockState) -> Iterator[str]:
    if state.met_on:
        judged = {True: ", in time", False: ", late", None: ""}[state.in_time]
        verb = "Used" if isinstance(state.rule, Right) else "Done"
        yield f"{verb} on {say_date(state.met_on)}{judged}."
    elif state.state == "standing still":
        yield "It stands still at present."
    elif state.state == "set aside":
        yield f"It no longer counts: {state.why}."
