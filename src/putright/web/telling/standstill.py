"""Why a case does not move: it is closed, on hold, or it is somebody else's turn; what ends that, and what is still open."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from putright.core.casework.clocks import ClockState
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.clocks import Clock, Pause
from putright.core.procedure.model.events import NAMED, Event
from putright.core.procedure.model.flow import Track
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.rights import Right
from putright.web.dates import day
from putright.web.telling.words import sentence


def closed_with(ahead: Outlook) -> str:
    """That it is over, and how."""
    word = ahead.scene.case.closed
    return _("This is closed: %(word)s.") % {"word": word} if word else _("This is closed.")


def open_to_them(ahead: Outlook, hidden: Collection[str]) -> list[str]:
    """What whoever complained can still do, until when; that there is nothing, once the case is closed."""
    usable = [s for s in ahead.rights if _is_theirs(s) and s.state == "running" and s.anchor.track not in hidden]
    told = [_until(state) for state in usable]
    if told or ahead.scene.case.closed is None:
        return told
    return [_("They have no right left to use in this procedure.")]


def _is_theirs(state: ClockState) -> bool:
    return isinstance(state.rule, Right) and "complainant" in state.rule.by


def _until(state: ClockState) -> str:
    words = {"right": sentence(state.rule.words), "day": day(state.due) if state.due else ""}
    if state.due:
        return _("Still open to them: %(right)s, until %(day)s.") % words
    return _("Still open to them: %(right)s. There is no last day.") % words


def waited_for(ahead: Outlook, hidden: Collection[str]) -> list[str]:
    """What others have time for."""
    theirs = ("the complainant's right", "somebody else's time", "a gate")
    found = [s for s in ahead.clocks if s.open and s.due and s.anchor.track not in hidden]
    return [
        _("We wait for: %(what)s, by %(day)s.") % {"what": state.rule.words, "day": day(state.due)}
        for state in found
        if isinstance(state.rule, Clock) and state.rule.whose in theirs and state.due
    ]


def on_hold(ahead: Outlook, hidden: Collection[str]) -> str:
    """Why it is paused; empty where it is not."""
    if other := ahead.scene.case.track(MAIN).waits_for:
        rule = ahead.scene.procedure.get(Track, other)
        known = rule.words if rule and other not in hidden else _("another process")
        return _("On hold. This comes first: %(what)s.") % {"what": known}
    stopped = _stopped(ahead, hidden)
    return _("On hold: %(why)s.") % {"why": stopped[0].why.rstrip(".")} if stopped else ""


def _stopped(ahead: Outlook, hidden: Collection[str]) -> list[ClockState]:
    """Duties that stand still, where every duty that has a number of days does."""
    duties = [
        state
        for state in ahead.clocks
        if state.open and state.length and state.anchor.track not in hidden and state.is_duty
    ]
    still = [state for state in duties if state.state == "standing still"]
    return still if len(still) == len(duties) else []


def ends_when(ahead: Outlook, hidden: Collection[str]) -> Iterator[str]:
    """What ends the pause."""
    if other := ahead.scene.case.track(MAIN).waits_for:
        rule = ahead.scene.procedure.get(Track, other)
        known = rule.words if rule and other not in hidden else _("the other process")
        yield _("It goes on when this is over: %(what)s.") % {"what": known}
        return
    for state in _stopped(ahead, hidden)[:1]:
        words = [_event(ahead, event) for pause in _in_force(ahead, state) for event in pause.until]
        if words:
            yield _("It goes on when this is recorded: %(what)s.") % {"what": _(" or ").join(words)}


def _in_force(ahead: Outlook, state: ClockState) -> Iterator[Pause]:
    case, rule = ahead.scene.case, state.rule
    for pause in rule.pauses if isinstance(rule, Clock) else ():
        begun = [m for event in pause.upon for m in case.seen(event, state.anchor.sequence)]
        if begun and not any(case.seen(until, begun[-1].sequence) for until in pause.until):
            yield pause


def _event(ahead: Outlook, event: Event) -> str:
    """An event by the words of the rule that it names."""
    kinds = NAMED.get(event.aspect, ())
    rule = next((r for r in ahead.scene.procedure.rules if r.kind in kinds and r.name == event.name), None)
    return rule.words if rule else str(event)
