"""A new code for whoever lost theirs: once somebody made sure who they are, for those who work here, and not without end."""

from __future__ import annotations

import pytest

from putright.core.casework import entries as e
from putright.core.casework.decide import codes
from tests.core.casework.made import STAFF, Played, play

VISITOR = "post: visitor\noutside: yes\nseniority: 5"


def new_code(case: Played, by: str = "cara") -> tuple[e.AnyEntry, ...]:
    """Somebody gives a new code."""
    return case.do("replace code", by=by, known_by="telephone")


def test_whoever_works_here_gives_a_new_code_and_the_entry_says_how_they_knew_them_and_holds_no_code() -> None:
    case = play().received()
    (entry,) = new_code(case)
    assert isinstance(entry, e.CodeReplaced)
    assert (entry.kind, entry.known_by, entry.by, entry.words) == ("code replaced", "telephone", "cara", {})


def test_how_they_were_known_has_to_be_said() -> None:
    case = play().received()
    assert set(case.refused("replace code", by="cara").fields) == {"known by"}
    assert set(case.refused("replace code", by="cara", known_by="a hunch").fields) == {"known by"}


def test_nobody_who_is_complained_about_or_comes_from_outside_gives_one() -> None:
    case = play(VISITOR, people={**STAFF, "vera": "visitor"}).received()
    case.do("name person", by="cara", people="mona")
    offer = case.offer("replace code")
    assert offer
    assert set(offer.by) == {"cara", "col", "otto", "dora", "kit"}
    assert case.refused("replace code", by="mona", known_by="in person").closed


def test_where_no_name_was_given_nobody_can_be_checked_and_no_code_is_given() -> None:
    case = play().received(complainant="")
    assert case.offer("replace code") is None
    assert case.refused("replace code", by="cara", known_by="in person").closed


def test_a_closed_case_is_still_followed_and_so_has_codes() -> None:
    case = play("withdrawal: stop\ngoes to: over").received()
    case.do("withdraw", "stop", by=e.COMPLAINANT, channel="letter")
    assert case.case.closed == "over"
    new_code(case)


def after_three() -> Played:
    """A case that was given as many codes today as it may be."""
    case = play().received()
    for _ in range(3):
        new_code(case)
    return case


def test_a_fourth_code_within_a_day_is_refused_and_given_the_day_after() -> None:
    case = after_three()
    assert "three new codes" in case.refused("replace code", by="otto", known_by="in person").why
    new_code(case.on(1))


def test_without_the_limit_there_would_be_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "MOST", 99)
    with pytest.raises(AssertionError):
        test_a_fourth_code_within_a_day_is_refused_and_given_the_day_after()


def test_a_new_code_moves_no_date_and_nobody_else() -> None:
    case = play().received()
    before = (case.outlook.status, case.outlook.holders, case.outlook.next_due)
    new_code(case)
    assert (case.outlook.status, case.outlook.holders, case.outlook.next_due) == before


def test_that_they_are_reached_elsewhere_since_lately_is_said_beside_the_question() -> None:
    case = play().received()

    def hint() -> str:
        offer = case.offer("replace code")
        field = offer.field("known by") if offer else None
        return field.hint if field else ""

    assert "was changed" not in hint()
    case.do("change contact", by=e.COMPLAINANT, of="complainant")
    assert "How to reach them was changed on Monday 12 October 2026" in hint()
    case.on(30)
    assert "was changed" in hint()
    case.on(31)
    assert "was changed" not in hint()
