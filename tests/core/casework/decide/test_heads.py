"""What somebody said is split into points: each a head of complaint with its own words, none of which the journal holds."""

from __future__ import annotations

from putright.core.casework import entries as e
from putright.core.casework.decide.heads import worded
from tests.core.casework.made import Played, play


def points(case: Played) -> list[tuple[str, str]]:
    """Each head with the part that words it."""
    return [(head, part) for head, _, part in worded(case.case.journal)]


def test_at_triage_the_first_point_words_the_head_there_is_and_each_other_adds_one() -> None:
    case = play().received()
    made = case.do("triage", by="cara", words=("point", "point 2", "point 3"))
    assert case.case.heads == ("1", "2", "3")
    assert points(case) == [("1", "point"), ("2", "point 2"), ("3", "point 3")]
    assert [entry.kind for entry in made] == ["triaged", "head added", "head added"]


def test_a_point_left_empty_between_two_adds_nothing() -> None:
    case = play().received()
    case.do("triage", by="cara", words=("point 2", "point 4"))
    assert case.case.heads == ("1", "2")
    assert points(case) == [("1", "point 2"), ("2", "point 4")]


def test_without_points_triage_leaves_the_case_as_one() -> None:
    case = play().received()
    case.do("triage", by="cara")
    assert (case.case.heads, points(case)) == (("1",), [])


def test_several_points_are_added_by_one_form_later() -> None:
    case = play().received()
    case.do("add head", words=("point", "point 2"))
    assert case.case.heads == ("1", "2", "3")
    assert points(case) == [("2", "point"), ("3", "point 2")]


def test_where_the_stage_takes_no_more_points_triage_asks_for_none() -> None:
    case = play("stage: open\npurpose: investigation\nheld by: officer\naccepts heads: no").received()
    triage = next(offer for offer in case.outlook.offers if offer.name == "triage")
    assert triage.field("point") is None


def test_the_one_action_still_names_whoever_is_complained_about() -> None:
    case = play().received()
    made = case.do("triage", by="cara", words=("point", "point 2"), people="mona")
    assert case.case.complained_of == {"mona"}
    assert any(isinstance(entry, e.PersonNamed) for entry in made)
