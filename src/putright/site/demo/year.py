"""A year of made-up cases of one organisation, told in the order in which things happen. Nothing is written here."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from putright.core.casework.action import Action
from putright.core.casework.office import Office
from putright.core.procedure.model.procedure import Procedure
from putright.site.demo import pacing
from putright.site.demo.cast import Persona, persona
from putright.site.demo.plots import Plot, plots
from putright.site.demo.story import Story


@dataclass(frozen=True)
class Told:
    """Something that happens in the case of that number (from 0), and who the case is brought by and for."""

    case: int
    action: Action
    complainant: Persona
    representative: Persona


def year(
    procedure: Procedure, office_on: Callable[[datetime], Office], cases: int, now: datetime
) -> Iterator[Told]:  # fmt: skip
    """Everything that happens up to now. The same procedure, office, number and day make the same year."""
    random = Random(procedure.name)  # noqa: S311 - the same year each time, and no secret in it
    stories = [
        _story(procedure, office_on, plot, number, now) for number, plot in enumerate(plots(procedure, cases, random))
    ]
    people = [(persona(story.random), persona(story.random)) for story in stories]
    waiting = [(story.begins, number) for number, story in enumerate(stories)]
    heapq.heapify(waiting)
    while waiting:
        at, number = heapq.heappop(waiting)
        story = stories[number]
        if action := story.step(at):
            yield Told(number, action, *people[number])
        if story.wake is not None and story.wake <= now:
            heapq.heappush(waiting, (story.wake, number))


def _story(
    procedure: Procedure, office_on: Callable[[datetime], Office], plot: Plot, number: int, now: datetime
) -> Story:
    random = Random(f"{procedure.name} {number}")  # noqa: S311 - as above
    about = now - timedelta(days=random.uniform(*plot.age))
    calendar = office_on(about).calendar
    begins = pacing.in_hours(calendar, about, random) if number % 3 else pacing.at_leisure(about, random)
    return Story(procedure, office_on, plot, random, min(begins, now - timedelta(minutes=30)))
