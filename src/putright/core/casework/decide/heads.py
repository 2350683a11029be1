"""Splitting what somebody said into heads of complaint, each in its own words. What is found on them is in `findings`."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Field
from putright.core.casework.decide.course import Course
from putright.core.casework.scene import Scene

POINT = "point"
POINTS = (POINT, *(f"{POINT} {number}" for number in range(2, 7)))
"""The parts of a form in which the words of each point are given; more are added by doing it again."""


def accepted(scene: Scene) -> bool:
    """Whether heads may still be added where the case stands."""
    stage = scene.stage()
    return stage is not None and stage.accepts_heads and not stage.ends


def fields(first: Field) -> tuple[Field, ...]:
    """A place for each point; the first as the form needs it."""
    return (first, *(Field(part, "words", "One more point") for part in POINTS[1:]))


def can_word_the_first(scene: Scene) -> bool:
    """Whether the one head that a case comes with may be given words: as long as it is the only one and has none."""
    return len(scene.case.heads) == 1 and accepted(scene)


def split_first(action: Action) -> dict[str, str]:
    """The first point given with its seal, which words the head that a case came with; and whatever else was written."""
    return {part: seal for part, seal in action.sealed().items() if part not in _given(action)[1:]}


def add(course: Course, action: Action, leaving_out: tuple[str, ...] = ()) -> None:
    """Add a head for every point that is given, each with its own words and, with the first, what came with no point."""
    rest = {part: seal for part, seal in action.sealed().items() if part not in (*POINTS, *leaving_out)}
    for part in _given(action):
        if part not in leaving_out:
            words, rest = {part: action.sealed()[part], **rest}, {}
            course.write(e.HeadAdded, head=str(len(course.scene.case.heads) + 1), words=words)


def _given(action: Action) -> list[str]:
    return [part for part in POINTS if part in action.sealed()]


def worded(journal: tuple[e.AnyEntry, ...]) -> Iterator[tuple[str, int, str]]:
    """Each head that has words of its own: its name, the sequence of the entry they came with, and their part."""
    for sequence, entry in enumerate(journal, 1):
        if isinstance(entry, e.Triaged | e.HeadAdded):
            head = entry.head if isinstance(entry, e.HeadAdded) else "1"
            yield from ((head, sequence, part) for part in entry.words if part in POINTS)
