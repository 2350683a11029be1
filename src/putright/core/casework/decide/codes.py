"""A new code for whoever lost the one by which they follow their case: to whom, by whom, and how often. No code is here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from putright.core.calendars import say_date
from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.routing import people_for
from putright.core.casework.scene import Scene
from putright.core.procedure.model.procedure import MAIN

REPLACE = "replace code"
MOST, WITHIN = 3, timedelta(hours=24)
"""New codes for one case, and the time in which no more are given. Whoever needs more should be looked after in person."""

LATELY = timedelta(days=30)
"""How long a change of how to reach them is a reason to look twice."""

KNOWN_BY = (
    Choice("in person", "They are here, and I know them or saw who they are"),
    Choice("telephone", "I rang them on the number that stands on the case"),
    Choice("address", "It goes by post to the address that stands on the case"),
    Choice("questions", "They answered questions about the case that nobody else could"),
)
CHECK_FIRST = (
    "Make sure of it before you go on: the code opens everything that we wrote to them. "
    "A name and a reference are not enough, nor is a call from a number that we do not know."
)


def offers(scene: Scene) -> Iterator[Offer]:
    """To everybody who works here and may have a part in the case, closed or not; where a name was given that can be checked."""
    arrival = scene.case.arrival
    if arrival is None or scene.case.taken_back or not (arrival.complainant or arrival.representative):
        return
    hint = f"{CHECK_FIRST}{_changed_lately(scene)}"
    known_by = Field("known by", "choice", "How do you know that it is them?", True, hint, KNOWN_BY)
    staff = tuple(person for person in people_for(scene, ["any staff"], MAIN) if scene.is_staff(person))
    yield Offer(REPLACE, "", "Give them a new code", staff, fields=(known_by,))


def _changed_lately(scene: Scene) -> str:
    """A warning where somebody had the ways to reach them changed a short while ago: it may have been to get at the code."""
    changed = [entry.on for entry in scene.case.journal if isinstance(entry, e.ContactChanged)]
    if not changed or changed[-1] < scene.office.today - LATELY:
        return ""
    return f" How to reach them was changed on {say_date(changed[-1])}: a new number or address proves nothing yet."


def carry_out(scene: Scene, _offer: Offer, action: Action) -> Answer:
    """One entry; whoever keeps the codes makes the new one and lets the old ones open nothing."""
    since = scene.office.now - WITHIN
    if sum(isinstance(entry, e.CodeReplaced) and entry.at > since for entry in scene.case.journal) >= MOST:
        return Refusal("This case was given three new codes within a day. Give no more until tomorrow.")
    course = Course(scene, action)
    course.write(e.CodeReplaced, known_by=action.value("known by"), words=action.sealed())
    return tuple(course.entries)


CODES = Chapter((REPLACE,), offers, carry_out)
