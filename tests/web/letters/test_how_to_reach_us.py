"""A letter says every way there is to reach the organisation, and none that there is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from putright.core.casework import entries as e
from putright.core.casework.fold import fold
from putright.core.casework.office import office_at
from putright.core.procedure.model.letters import Letter
from putright.register.organisations import Contact, Place
from putright.web.letters.from_record import FROM_RECORD
from putright.web.letters.record import LetterRecord
from tests.web.cast import main_of
from tests.web.letters.test_decision_told import AT, DECIDED, PROCEDURE, WHEN
from tests.web.test_journey import Story

WAYS = {
    "telephone": "Ring us on 01632 960000 (9 to 5).",
    "relay": "If you cannot hear or speak on the telephone: dial 18001 first.",
    "email": "Send an e-mail to help@charity.example.",
    "address": "Write to us at 1 Any Street, London.",
}
EVERY = Contact("01632 960000", "9 to 5", "help@charity.example", ("1 Any Street", "London"), "dial 18001 first.")


def said(contact: Contact) -> list[str]:
    sent = e.LetterSent(**WHEN, letter="what happens now", dated=WHEN["on"])  # type: ignore[arg-type]
    office, rule = office_at([], AT, PROCEDURE.front.calendar), PROCEDURE.the(Letter, "what happens now")
    record = LetterRecord("The Charity", "TC-1", PROCEDURE, fold(DECIDED), office, rule, sent, {}, {}, {})
    return list(FROM_RECORD["how to reach us"](replace(record, contact=contact)))


def test_every_way_is_said_with_the_reference_to_give() -> None:
    assert said(EVERY) == [*WAYS.values(), "Give the reference TC-1."]


@pytest.mark.parametrize("way", WAYS)
def test_a_way_that_there_is_not_is_not_said(way: str) -> None:
    less = replace(EVERY, **{way: () if way == "address" else ""})  # type: ignore[arg-type]
    assert said(less) == [*(line for name, line in WAYS.items() if name != way), "Give the reference TC-1."]


def test_an_organisation_that_gave_no_way_is_written_to_by_its_name() -> None:
    assert said(Contact()) == ["Write to us at The Charity. Give the reference TC-1."]


@pytest.mark.django_db
def test_an_acknowledgement_gives_the_number_to_ring(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    letter = story.form("Imani Cole", "send-letter/acknowledgement", {"words.handler contact": "Ring Farah"})
    assert f"Ring us on {employers.contact.telephone}" in main_of(letter)
