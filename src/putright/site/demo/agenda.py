"""What staff have before them in a made-up case and when they will do it: thought of once, kept until it is done or closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

from putright.core.casework.action import Offer
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import SYSTEM
from putright.core.casework.outlook import Outlook
from putright.site.demo import pacing
from putright.site.demo.goals import ANSWERS, Goal, duties, meets, offered, ways_out
from putright.site.demo.plots import Plot

A_MONTH = timedelta(days=28)
"""Between two times of a duty that repeats without a number of days."""

LATER = ("holding", "progress")
"""Purposes of letters that are needed only where the answer takes longer."""


@dataclass(frozen=True)
class Plan:
    """Something to do, and when."""

    key: object
    at: datetime
    goal: Goal


@dataclass
class Agenda:
    """The plans of one case."""

    plot: Plot
    random: Random
    kept: dict[object, Plan] = field(default_factory=dict)
    blocked: dict[Goal, int] = field(default_factory=dict)
    """Goals that could not be reached, with the length of the journal at the time."""

    def plans(self, ahead: Outlook) -> list[Plan]:
        """Everything to be done, the next thing first."""
        moves = [plan for track in ahead.scene.tracks for plan in self._moves(ahead, track)]
        answer = min((plan.at for plan in moves), default=None)
        found = [*self._owed(ahead, answer), *self._duties(ahead, answer), *moves]
        return sorted(found, key=lambda plan: plan.at)

    def give_up(self, ahead: Outlook, plan: Plan) -> None:
        """This cannot be done as things stand."""
        self.blocked[plan.goal] = len(ahead.scene.case.journal)
        self.kept.pop(plan.key, None)

    def _is_open(self, ahead: Outlook, goal: Goal) -> bool:
        return self.blocked.get(goal, -1) < len(ahead.scene.case.journal)

    def _moves(self, ahead: Outlook, track: str) -> Iterator[Plan]:
        """The way a track will leave its stage, chosen once in each visit unless it turns out to be closed."""
        if ahead.scene.case.closed is not None or self.plot.pace == "stuck":
            return
        key = (track, ahead.scene.case.track(track).entered)
        plan = self.kept.get(key)
        if plan and self._is_open(ahead, plan.goal) and offered(ahead, plan.goal):
            yield plan
            return
        ways = [(weight, goal) for weight, goal in ways_out(ahead, self.plot, track) if self._is_open(ahead, goal)]
        if ways:
            goal = self.random.choices([goal for _, goal in ways], [weight for weight, _ in ways])[0]
            yield self._keep(ahead, key, goal, _answer_day(ahead, goal), answer=True)

    def _duties(self, ahead: Outlook, answer: datetime | None) -> Iterator[Plan]:
        """What meets a clock; a holding letter only where the answer will come after it is due."""
        if self.plot.pace == "stuck":
            return
        for goal, state in duties(ahead):
            spared = state.rule.purpose in LATER and answer and state.due and answer.date() <= state.due
            if not spared and self._is_open(ahead, goal):
                again = self._keep(ahead, (goal, state.anchor.sequence, state.occurrence), goal, state.due)
                yield again if state.due or state.occurrence == 1 else replace(again, at=again.at + A_MONTH)

    def _owed(self, ahead: Outlook, answer: datetime | None) -> Iterator[Plan]:
        """Letters owed, requests to judge and actions to carry out. A letter that is owed goes before the answer."""
        for offer in ahead.offers:
            goal = Goal(offer.name, offer.about, offer.track)
            if self._is_open(ahead, goal) and set(offer.by) - {SYSTEM} and self._is_owed(ahead, offer):
                entered = ahead.scene.case.track(offer.track).entered
                plan = self._keep(ahead, (goal, entered), goal, _day_of(ahead, offer))
                yield replace(plan, at=min(plan.at, answer)) if answer and offer.urgent else plan

    def _is_owed(self, ahead: Outlook, offer: Offer) -> bool:
        if self.plot.pace == "stuck" and ahead.scene.case.closed is None:
            return False
        if offer.name in ("complete action", "check action"):
            return self.plot.pace != "stuck"
        if offer.name in ("admit right", "refuse right"):
            return (offer.name == "admit right") == (self.plot.pace != "slow")
        return offer.urgent

    def _keep(self, ahead: Outlook, key: object, goal: Goal, due: date | None, *, answer: bool = False) -> Plan:
        if key not in self.kept or self.kept[key].goal != goal:
            office = ahead.scene.office
            at = pacing.moment_for(office.now, due, self.plot.pace, self.random, answer=answer)
            self.kept[key] = Plan(key, pacing.in_hours(office.calendar, at, self.random), goal)
        return self.kept[key]


def _answer_day(ahead: Outlook, goal: Goal) -> date | None:
    """The day a way out of a stage is due: its own clock's, else the answer's where it is given here, else the next duty's."""
    running = [state for state in ahead.clocks if state.open and state.due]
    own = [state for state in running if meets(Offer(goal.name, goal.about, "", ()), state)]
    here = [offer for offer in ahead.offers if offer.track == goal.track]
    answers = [s for s in running if s.rule.purpose in ANSWERS and any(meets(offer, s) for offer in here)]
    return min((s.due for s in own or answers or running if s.due), default=None)


def _day_of(ahead: Outlook, offer: Offer) -> date | None:
    if offer.name == "complete action":
        return next((action.due for action in ahead.scene.case.actions if action.action == offer.about), None)
    return min((s.due for s in _met_by(ahead, offer) if s.due), default=None)


def _met_by(ahead: Outlook, offer: Offer) -> Iterator[ClockState]:
    return (state for state in ahead.clocks if state.open and meets(offer, state))
