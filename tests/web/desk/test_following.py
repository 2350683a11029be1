"""How the procedure was followed: every duty and step from the record, no word of the matter, and the start of a report on it."""

from __future__ import annotations

import re

from putright.core.casework import entries as e
from putright.register.organisations import Place
from tests.web.cast import main_of, signed_in
from tests.web.desk.test_desk import desk
from tests.web.test_journey import PROMISED, answered_complaint

KEPT = r"We write to you with our answer By: \w+ \d+ \w+ 20\d\d New date told: – Done: \w+ \d+ \w+ 20\d\d Kept\?: Kept"


def page(here: Place, ref: str, name: str = "Imani Cole") -> str:
    return main_of(signed_in(name).get(desk(here, f"case/{ref}/followed/")))


def test_every_duty_stands_with_its_day_and_whether_it_was_kept(employers: Place) -> None:
    """WFU-17: the report that the steps were followed is made from the record."""
    story = answered_complaint(employers)
    said = page(employers, story.ref)
    assert re.search(KEPT, said)
    assert "Letter sent: We have your complaint" in said
    assert "Finding on point 1: upheld" in said


def test_no_word_of_the_matter_stands_there(employers: Place) -> None:
    said = page(employers, answered_complaint(employers).ref)
    for words in ("The room was locked", "It was locked on three days", PROMISED, "Nobody had the key", "Jo Field"):
        assert words not in said


def test_what_is_noted_and_gathered_on_the_way_is_no_step() -> None:
    from putright.web.desk.following import STEPS

    for kind in (e.NoteAdded, e.PaperAdded, e.EvidenceAdded, e.HelpAsked, e.Corrected):
        assert kind not in STEPS
