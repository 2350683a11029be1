"""Acknowledgements that go by themselves, by return: where the procedure and a standing instruction allow it.

Whether one may go is decided at the door, as of any letter. What needs a person waits for one, as if there were no instruction.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from putright.core.casework.action import Refusal
from putright.core.casework.entries import Person
from putright.core.casework.letter_text import TEXT, as_text
from putright.register import door, lists, offices, organisations, viewers
from putright.register.door import Asked, Done
from putright.register.letters import by_itself
from putright.register.lists import CasePage, InterestFirst
from putright.register.organisations import Place
from putright.register.scope import NoSuchCase
from putright.web.letters.called import tells_real_name
from putright.web.letters.composing import addressee, composed
from putright.web.letters.languages import answered, asked_for
from putright.web.letters.parts import blocks
from putright.web.letters.reaching import EMAIL, way_to
from putright.web.letters.whole import not_in_language

log = logging.getLogger(__name__)

LATELY = timedelta(days=1)
"""What came in before is for a person: an instruction that is new answers nothing old."""
REMEMBERED = 5000

_tried: OrderedDict[tuple[str, int], None] = OrderedDict()
"""Cases for which it was tried, each with how far its journal had come: not tried again until something happens there."""


def send_due(at: datetime) -> Iterator[str]:
    """Send what may go by itself, in every organisation; the ref of each case that was written to."""
    for here in organisations.places():
        instructed = offices.office(here, at).instructions
        if instructed:
            for ref, letter, sequence in by_itself.owing(here, instructed, at - LATELY):
                if (ref, sequence) not in _tried and _one(here, ref, letter, instructed[letter], at):
                    yield ref


def _one(here: Place, ref: str, letter: str, person: Person, at: datetime) -> bool:
    seen = _page(here, ref, person, at)
    if seen is None:
        return False
    _remember(ref, seen.sequence)
    asked = _asked(here, seen, letter, person, at)
    if asked is None:
        return False
    try:
        answer = door.act(here.slug, ref, asked, by_itself.writer(here, at), seen_sequence=seen.sequence, at=at)
    except NoSuchCase:
        return False
    return isinstance(answer, Done)


def _page(here: Place, ref: str, person: Person, at: datetime) -> CasePage | None:
    """The case as whoever left the instruction sees it; none where it is not for them."""
    viewer = viewers.viewer(here, person, at)
    if viewer is None:
        return None
    try:
        return lists.case_page(viewer, ref, at)
    except (NoSuchCase, InterestFirst):
        return None


def _asked(here: Place, seen: CasePage, letter: str, person: Person, at: datetime) -> Asked | None:
    """The letter with its text; none where somebody has to see to it."""
    arrival = seen.case.arrival
    if arrival is None or (arrival.suspected_posts and not seen.case.triaged):
        return None
    to = addressee(seen)
    language = asked_for(seen.procedure, to)
    way = way_to(to, language)
    offer = next((one for one in seen.outlook.offers if (one.name, one.about) == ("send letter", letter)), None)
    if to is None or offer is None or way.channel != EMAIL or by_itself.had_enough(here, way.to, at):
        return None
    asked = Asked(offer.name, offer.about, offer.track, values={"channel": EMAIL, **answered(language)})
    action = door.supposed(asked, by_itself.writer(here, at), seen.outlook.scene.office)
    made = composed(here, seen, action, person)
    if isinstance(made, Refusal) or tells_real_name(made, blocks(made)) or not_in_language(made):
        return None
    return replace(asked, words={TEXT: as_text(blocks(replace(made, to="")))})


def _remember(ref: str, sequence: int) -> None:
    """That it was tried at this point of a case: it is not read again for that until something happens there."""
    _tried[ref, sequence] = None
    while len(_tried) > REMEMBERED:
        _tried.popitem(last=False)
