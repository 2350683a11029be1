"""What the organisation has promised somebody, in words: what, by which day, and, where the day has gone, that it is sorry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.clocks import ClockState
from putright.core.procedure.model.purposes import PURPOSES, Purpose
from putright.register.lists import TrackingPage
from putright.web.dates import day
from putright.web.telling.dates import DateTold, tell_date
from putright.web.telling.headings import ANSWERS, letters
from putright.web.telling.theirs import said, theirs
from putright.web.telling.words import sentence

Kept = Literal["to come", "late", "paused", "undated"]

INTERNAL: tuple[Purpose, ...] = ("personnel", "reporting", "other process", "house target")
"""What an organisation owes itself: nothing of it is promised to the person."""
ON_THE_WAY: tuple[Purpose, ...] = ("acknowledgement", "registration", "triage", "holding", "progress", "explanation")
"""What is owed on the way to an answer."""


@dataclass(frozen=True)
class Promise:
    """One thing promised, with the words before and after its day, and how that was worked out."""

    title: str
    """As the procedure calls it."""
    purpose: Purpose
    kept: Kept
    before: str
    due: date | None
    """None where there is no day, or it does not count down just now."""
    after: str
    told: DateTold


def promises(seen: TrackingPage, today: date) -> list[Promise]:
    """Everything that is still owed to the person: what has a day first, the earliest at the top.

    Where an answer is late, that nobody said so in time is not said besides.
    """
    owed = [_promise(seen, state, today) for state in seen.clocks if state.open and _is_for_them(seen, state)]
    if any(one.kept == "late" and one.purpose in ANSWERS for one in owed):
        owed = [one for one in owed if one.purpose != "holding"]
    return sorted(owed, key=_order)


def _order(one: Promise) -> tuple[date, int]:
    """By day; without one, and on the same day, as the purposes follow one another in the course of a matter."""
    return one.due or date.max, PURPOSES.index(one.purpose) if one.purpose not in ANSWERS or one.due is None else -1


def _is_for_them(seen: TrackingPage, state: ClockState) -> bool:
    """Nothing that an organisation owes itself, and nothing that an answer given meanwhile has made pointless."""
    if state.rule.purpose in INTERNAL:
        return False
    answered = max((one.sequence for one, rule in letters(seen) if rule.purpose in ANSWERS), default=0)
    return state.rule.purpose not in ON_THE_WAY or state.anchor.sequence > answered


def _promise(seen: TrackingPage, state: ClockState, today: date) -> Promise:
    told = tell_date(seen.procedure, state, today)
    kept, before, after = _words(seen, state, today)
    due = state.due if kept in ("late", "to come") else None
    return Promise(theirs(state.rule.words), state.rule.purpose, kept, before, due, after, told)


def _words(seen: TrackingPage, state: ClockState, today: date) -> tuple[Kept, str, str]:
    """How a promise stands, the words before its day and those after it."""
    act, itself = _act(seen, state), theirs(state.rule.words)
    will = _("We will %(act)s.") % {"act": act} if act else said("%(what)s.", what=itself)
    if state.state == "standing still":
        return "paused", will, _paused(state)
    if state.due is None:
        return "undated", will, _soon(state)
    if state.due < today:
        late = _("We said we would %(act)s by") % {"act": act} if act else said(_("%(what)s. We said by"), what=itself)
        return "late", late, _("We have not, and we are sorry.")
    to_come = _("We will %(act)s by") % {"act": act} if act else said(_("%(what)s, by"), what=itself)
    return "to come", to_come, ""


def _soon(state: ClockState) -> str:
    if str(getattr(state.rule, "within", "")) == "by return":
        return _("We do this straight away. Our procedure sets no number of days.")
    return _("We do this as soon as we can. Our procedure sets no number of days.")


def _paused(state: ClockState) -> str:
    """That the days are not counted just now, and why, where the procedure gives a reason for it."""
    paused = _("The days are not counted for now. We will tell you when they are.")
    given = any(pause.reason == state.why for pause in getattr(state.rule, "pauses", ()))
    return said("%(paused)s %(why)s.", paused=paused, why=theirs(sentence(state.why))) if given else paused


def _act(seen: TrackingPage, state: ClockState) -> str:
    """What we do, as it stands after `We will` and `We said we would`; empty where the procedure's own words are better."""
    upon = seen.outlook.scene.case.journal[state.anchor.sequence - 1]
    if state.rule.purpose == "acknowledgement" and isinstance(upon, e.CommunicationReceived):
        return _("tell you that we have your message")
    return acts().get(state.rule.purpose, "")


def acts() -> dict[Purpose, str]:
    """What each purpose has us do for the person."""
    return {
        "acknowledgement": _("tell you that we have it"),
        "registration": _("register it"),
        "triage": _("decide what happens next"),
        "informal resolution": _("try to put this right"),
        "validity": _("find out what happened"),
        "investigation": _("look into it"),
        "holding": _("tell you if we need longer"),
        "progress": _("tell you how it is going"),
        "proposed action": _("tell you what we plan to do"),
        "response": _("write to you with our answer"),
        "review acknowledgement": _("tell you that we have your request"),
        "admissibility": _("tell you if we can look again"),
        "review": _("look again"),
        "review response": _("write to you with our answer after looking again"),
        "mediation": _("agree with you how to settle this"),
        "determination": _("tell you the last decision"),
        "final response": _("write to you with our last answer"),
        "lessons review": _("look for what we can learn"),
        "prevention review": _("ask how to stop this happening again"),
        "remedy done": _("do what we said we would"),
        "procedural review": _("check if we followed our own steps"),
    }


def window(seen: TrackingPage, state: ClockState, today: date) -> Promise:
    """A right of the person as what stands at the top of the page when it is their turn, with its last day."""
    told = tell_date(seen.procedure, state, today)
    before = said(_("%(right)s until"), right=theirs(state.rule.words))
    return Promise(theirs(state.rule.words), state.rule.purpose, "to come", before, state.due, "", told)


def when(one: Promise) -> str:
    """The day of a promise, or how it stands, in a few words."""
    if one.due and one.kept == "to come":
        return _("By %(day)s") % {"day": day(one.due)}
    words = {
        "late": _("This is late"),
        "paused": _("The days are not counted for now"),
        "undated": _("As soon as we can"),
    }
    return words[one.kept]
