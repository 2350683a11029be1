"""Whether the outcome of a case still counts, in words, and what was told of it. Confirming one is elsewhere."""

from __future__ import annotations

from collections.abc import Collection

from putright.core.calendars import say_date
from putright.core.casework import entries as e
from putright.core.casework.case import Case
from putright.core.casework.scene import Scene
from putright.core.procedure.model.keeping import Findings


def again_first(scene: Scene) -> str:
    """Why nothing that rests on the outcome can be done: what was found since it was confirmed. Empty while it counts."""
    put = scene.case.in_question
    if put is None:
        return ""
    entry = scene.case.journal[put.sequence - 1]
    day, word = say_date(entry.on), f"after the outcome was confirmed as '{put.word}'"
    put_right = "A finding was put right"
    found = f"A finding on point {entry.head} was made" if isinstance(entry, e.FindingMade) else put_right
    return f"{found} on {day}, {word}. Confirm the outcome again first."


def as_told(scene: Scene) -> str:
    """That an answer told the outcome and stays as it was sent, and what becomes of a finding made now; empty before any did."""
    told = last_told(scene.case, _for_some(scene))
    if told is None or not scene.procedure.all(Findings):
        return ""
    return (
        f"The letter of {say_date(told[1].dated)} told the outcome, and stays as it was sent. "
        "What is found now reaches the person only by another letter."
    )


def only_anew(scene: Scene) -> str:
    """Why no finding can be made once an answer told the outcome and the case went on; empty before any did."""
    told = last_told(scene.case, _for_some(scene))
    if told is None:
        return ""
    return (
        f"the letter of {say_date(told[1].dated)} told the outcome, and stays as it was sent. A finding changes where "
        "a review or an appeal looks at it again; a slip in the letter is put right by another letter."
    )


def _for_some(scene: Scene) -> frozenset[str]:
    """Lines of work of which not everybody who reads this may know."""
    return frozenset(track for track in scene.case.tracks if scene.is_for_some(track))


def last_told(case: Case, hidden: Collection[str] = ()) -> tuple[int, e.LetterSent] | None:
    """The last letter that told an outcome which had been confirmed, with its sequence; none of a line of work that is hidden."""
    confirmed = False
    found = None
    for sequence, entry in enumerate(case.journal, 1):
        confirmed = confirmed or isinstance(entry, e.OutcomeConfirmed)
        if confirmed and isinstance(entry, e.LetterSent) and entry.tells_outcome and entry.track not in hidden:
            found = (sequence, entry)
    return found


def to_correct(case: Case, letter: str, since: int) -> bool:
    """Whether a letter sent after that sequence told an outcome in place of which another has been confirmed."""
    told = last_told(case)
    if told is None or told[1].letter != letter or told[0] <= since or not case.outcome:
        return False
    return any(isinstance(entry, e.OutcomeConfirmed) for entry in case.journal[told[0] :])
