"""Lines of work that somebody opens by hand beside the main one, and which of the two goes first.

What opens of itself is in `course`.
"""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course, lives
from putright.core.casework.decide.steps import allowed, asked
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Track
from putright.core.procedure.model.procedure import MAIN

SIDE_BY_SIDE, THIS_FIRST, COMPLAINT_FIRST = "side by side", "this first", "the complaint first"
ORDERS = (
    Choice(COMPLAINT_FIRST, "The complaint goes first; this waits"),
    Choice(THIS_FIRST, "This goes first; the complaint waits"),
    Choice(SIDE_BY_SIDE, "Both go on side by side"),
)  # fmt: skip


def offers(scene: Scene) -> Iterator[Offer]:
    """Tracks with people who may open them, while the complaint itself is still being dealt with."""
    if scene.case.closed is not None or not lives(scene, MAIN):
        return
    for rule in scene.procedure.all(Track):
        if rule.opened_by and not lives(scene, rule.name):
            order = Field("order", "choice", "Which goes first?", True, choices=ORDERS, unless_refused=True)
            fields = (*((order,) if rule.precedence else ()), *asked(rule.asks))
            by = allowed(scene, rule.opened_by, MAIN)
            clause, title = scene.clause(rule), f"Open: {rule.words}"
            yield Offer("open track", rule.name, title, by, clause, MAIN, fields, source=rule.source)


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """The track opened, and whichever comes second waiting for the first."""
    rule = scene.procedure.the(Track, offer.about)
    order = action.value("order")
    if rule.precedence and not order:
        return Refusal("Decide which goes first.", offer.clause, {"order": "Decide which goes first"})
    missing = {part: f"Enter the {part}" for part in rule.asks if not action.words.get(part, "").strip()}
    if missing:
        return Refusal(f"{'. '.join(missing.values())}.", offer.clause, missing)
    course = Course(scene, action)
    course.open_track(rule.name, MAIN, "go on" if rule.precedence else rule.others, words=action.sealed())
    if order == COMPLAINT_FIRST:
        course.hold(rule.name, MAIN)
    elif order == THIS_FIRST and MAIN in course.scene.tracks:
        course.hold(MAIN, rule.name)
    return course.settle()


TRACKS = Chapter(("open track",), offers, carry_out)
