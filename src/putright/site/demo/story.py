"""One made-up case from its receipt onwards: what is done next, by whom and when. Nothing is written here.

Whatever it does is offered by the outlook and accepted by `decide`; the plot only chooses among what is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random

from putright.core.casework.action import Action, Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide import decide
from putright.core.casework.entries import SYSTEM
from putright.core.casework.fold import fold
from putright.core.casework.office import Office
from putright.core.casework.outlook import Outlook, outlook
from putright.core.procedure.model.procedure import Procedure
from putright.site.demo import pacing
from putright.site.demo.agenda import Agenda
from putright.site.demo.arrival import receipt
from putright.site.demo.plots import Plot
from putright.site.demo.reaching import Reach
from putright.site.demo.turns import Turn, accused, meant, opened, turns

MOST_STEPS = 80
"""More than any sound case takes; a story that goes round ends here."""


class Unexpected(Exception):
    """Something that was found open was refused after all: a fault of the storyteller."""


@dataclass
class Story:
    """A case on its way. `wake` is when it next wants to be asked; None when there is nothing more to tell."""

    procedure: Procedure
    office_on: Callable[[datetime], Office]
    plot: Plot
    random: Random
    begins: datetime
    case: Case = field(default_factory=Case)
    steps: int = 0
    turns: list[Turn] = field(default_factory=list)
    known_rights: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.wake: datetime | None = self.begins
        self.agenda = Agenda(self.plot, self.random)
        self.reach = Reach(self.plot, self.random)

    def step(self, now: datetime) -> Action | None:
        """What is done now, if anything; sets when to ask again."""
        self.wake = None
        self.steps += 1
        if self.steps > MOST_STEPS:
            return None
        if self.case.arrival is None:
            return self._received(self.office_on(now))
        ahead = outlook(self.procedure, self.case, self.office_on(now))
        self._think_of_rights(ahead)
        action = self._time_passes(ahead) or self._turn(ahead) or self._work(ahead)
        if action is None:
            self._sleep(ahead)
        else:
            self._take(action, ahead.scene.office)
        return action

    def _received(self, office: Office) -> Action:
        action = receipt(self.procedure, office, self.plot, self.random)
        self._take(action, office)
        who = accused(self.procedure, office, self.plot, self.case)
        self.reach = Reach(self.plot, self.random, who, action.value("channel"))
        self.turns = list(turns(self.procedure, office, self.plot, self.case, self.random))
        return action

    def _take(self, action: Action, office: Office) -> None:
        made = decide(self.procedure, self.case, action, office)
        if isinstance(made, Refusal):
            raise Unexpected(f"{self.procedure.name}: {action.name} {action.about}: {made.why}")
        self.case = fold(made, self.case)
        self.wake = office.now + timedelta(minutes=self.random.randint(4, 35))

    def _think_of_rights(self, ahead: Outlook) -> None:
        """A right that has opened: whether it will be used, and when."""
        for state in ahead.rights:
            if (state.name, state.occurrence) not in self.known_rights:
                self.known_rights.add((state.name, state.occurrence))
                self.turns += opened(ahead, state, self.plot, self.random)

    def _time_passes(self, ahead: Outlook) -> Action | None:
        now = ahead.scene.office.now
        passing = any(offer.name == "pass time" for offer in ahead.offers)
        return Action("pass time", SYSTEM, now.date(), now) if passing else None

    def _turn(self, ahead: Outlook) -> Action | None:
        """Something the plot has in store whose time has come and that is open; what is not open is dropped."""
        for turn in sorted(self.turns, key=lambda turn: turn[0]):
            if turn[0] > ahead.scene.office.now:
                break
            self.turns.remove(turn)
            for goal in meant(ahead, turn[1], self.random):
                if action := self.reach.towards(ahead, goal):
                    return action
        return None

    def _work(self, ahead: Outlook) -> Action | None:
        """What is planned for now, or one of the steps it needs first; while the office is open."""
        if not pacing.is_open(ahead.scene.office.calendar, ahead.scene.office.now):
            return None
        for plan in self.agenda.plans(ahead):
            if plan.at > ahead.scene.office.now:
                break
            if action := self.reach.towards(ahead, plan.goal):
                return action
            self.agenda.give_up(ahead, plan)
        return None

    def _sleep(self, ahead: Outlook) -> None:
        """Until the next plan, the next turn, or the morning after a day that matters."""
        now = ahead.scene.office.now
        days = [s.due for s in (*ahead.clocks, *ahead.rights) if s.state == "running" and s.due and s.due >= now.date()]
        mornings = [datetime.combine(day + timedelta(days=1), time(5), UTC) for day in days]
        opening = pacing.in_hours(ahead.scene.office.calendar, now, self.random)
        work = [max(plan.at, opening) for plan in self.agenda.plans(ahead)]
        times = [*work, *(at for at, _ in self.turns), *mornings]
        self.wake = min((at for at in times if at > now), default=None)
