"""Taking back at once what was recorded by mistake, and calling back a letter before it goes, if nothing else has happened.

Whether a letter has gone is known by whoever sends it, and asked by the door.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Offer
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.scene import Scene
from putright.core.procedure.model.letters import Letter

SHORTLY = timedelta(minutes=15)
"""How long a record without a name can be taken back by whoever made it."""


HOLD = timedelta(seconds=60)
"""How long a letter waits before it goes, and can be called back by whoever sent it."""

TAKE_BACK, CALL_BACK = "take back", "call back"


def offers(scene: Scene) -> Iterator[Offer]:
    """To whoever recorded it, for a short while, as long as nobody has done anything with it."""
    yield from _letters(scene)
    arrival = scene.case.arrival
    if arrival is None or scene.kind is None or not scene.kind.nameless or scene.case.taken_back:
        return
    untouched = all(entry.at == arrival.at for entry in scene.case.journal)
    if untouched and arrival.at <= scene.office.now <= arrival.at + SHORTLY:
        yield Offer(TAKE_BACK, "", "Take this record back", (arrival.by,))


def _letters(scene: Scene) -> Iterator[Offer]:
    """A letter that was sent just now, with all that it brought about and nothing since."""
    sequence = held(scene.case.journal, scene.office.now)
    sent = scene.case.journal[sequence - 1] if sequence else None
    rule = scene.procedure.get(Letter, sent.letter) if isinstance(sent, e.LetterSent) else None
    if sent and rule:
        yield Offer(CALL_BACK, rule.name, f"Call back: {rule.words}", (sent.by,), scene.clause(rule), sent.track)


def held(journal: Sequence[e.AnyEntry], now: datetime) -> int:
    """The sequence of a letter that can still be called back; 0 where there is none. Whether it has gone is known elsewhere."""
    sequence = last_letter(journal)
    sent = journal[sequence - 1] if sequence else None
    return sequence if sent and sent.by != e.SYSTEM and now <= sent.at + HOLD else 0


def last_letter(journal: Sequence[e.AnyEntry]) -> int:
    """The sequence of the letter with which the last thing that happened here began; 0 where that was no letter.

    A letter that drew a registration number is none of them: numbers have no gaps.
    """
    for sequence in range(len(journal), 0, -1):
        entry = journal[sequence - 1]
        if (entry.at, entry.by) != (journal[-1].at, journal[-1].by) or isinstance(entry, e.Registered):
            return 0
        if isinstance(entry, e.LetterSent):
            return sequence
    return 0


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """One entry. Nothing is deleted: it stays to be read that this was recorded, and taken back."""
    course = Course(scene, action)
    if offer.name == CALL_BACK:
        course.write(e.LetterCalledBack, letter=offer.about, sequence=last_letter(scene.case.journal))
    else:
        course.write(e.TakenBack, words=action.sealed())
    return tuple(course.entries)


UNDOING = Chapter((TAKE_BACK, CALL_BACK), offers, carry_out)
