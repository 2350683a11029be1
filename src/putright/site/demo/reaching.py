"""From a goal in a made-up case to an action that is accepted: the goal itself, or the first thing it needs that can be done."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from putright.core.casework.action import Action, Refusal
from putright.core.casework.decide import decide
from putright.core.casework.entries import Person
from putright.core.casework.outlook import Outlook
from putright.site.demo.answers import Form
from putright.site.demo.goals import Goal, offered
from putright.site.demo.needs import first_needed
from putright.site.demo.plots import Plot
from putright.site.demo.workers import somebody

DEPTH = 6
"""How far back from a step to what it needs first."""


@dataclass(frozen=True)
class Reach:
    """What filling in a form takes besides the case: the plot, whoever is complained about, how the person writes."""

    plot: Plot
    random: Random
    accused: Person = ""
    channel: str = ""

    def towards(self, ahead: Outlook, goal: Goal, depth: int = 0) -> Action | None:
        """An action that `decide` accepts and that leads to the goal; None where there is none."""
        offer = offered(ahead, goal)
        by = somebody(ahead, offer, goal, self.random) if offer else ""
        if offer is None or not by or depth > DEPTH:
            return None
        meant = Goal(goal.name, offer.about, offer.track, goal.option, by)
        action = Form(ahead, self.plot, self.random, meant, offer, by, self.accused, self.channel).action()
        made = decide(ahead.scene.procedure, ahead.scene.case, action, ahead.scene.office)
        if not isinstance(made, Refusal):
            return action if made else None
        needed = (g for g in first_needed(ahead, meant, by, made) if (g.name, g.about) != (goal.name, goal.about))
        return next((found for g in needed if (found := self.towards(ahead, g, depth + 1))), None)
