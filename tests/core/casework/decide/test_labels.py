"""Labels of the organisation's own list: put on, taken off, and refused where that changes nothing or is not on the list."""

from __future__ import annotations

from tests.core.casework.made import Played, play


def case() -> Played:
    """A case of an organisation that has a label."""
    return play().received().declare("label offered", label="press")


def test_a_label_is_put_on_once_and_taken_off_once() -> None:
    one = case()
    one.do("label case", label="press")
    assert one.case.labels == ("press",)
    assert one.refused("label case", label="press").why == "It has this label already."
    one.do("label case", label="press", take_off="yes")
    assert one.case.labels == ()
    one.declare("label offered", label="winter")
    one.do("label case", label="winter")
    assert one.refused("label case", label="press", take_off="yes").why == "It does not have this label."
    assert one.case.labels == ("winter",)


def test_a_label_moves_nothing_and_no_date() -> None:
    one = case()
    before = (
        one.outlook.status,
        one.outlook.holders,
        one.outlook.next_due,
        [state.due for state in one.outlook.clocks],
    )
    one.do("label case", label="press")
    assert (
        one.outlook.status,
        one.outlook.holders,
        one.outlook.next_due,
        [s.due for s in one.outlook.clocks],
    ) == before


def test_only_labels_of_the_list_are_put_on_and_a_withdrawn_one_can_only_come_off() -> None:
    one = case()
    assert one.refused("label case", label="gossip").fields == {"label": "Choose one of those listed: Which label?"}
    one.do("label case", label="press")
    one.declare("label withdrawn", label="press")
    one.do("label case", label="press", take_off="yes")
    assert one.offer("label case") is None
    assert one.refused("label case", label="press").closed


def test_without_a_list_nobody_is_offered_a_label() -> None:
    assert play().received().offer("label case") is None


def test_a_label_offered_twice_stands_once_and_in_its_first_place() -> None:
    one = case().declare("label offered", label="winter").declare("label offered", label="press")
    assert one.office.labels == ("press", "winter")


def test_a_label_that_is_withdrawn_stays_known_until_it_is_offered_again() -> None:
    one = case().declare("label offered", label="winter").declare("label withdrawn", label="press")
    assert (one.office.labels, one.office.withdrawn_labels) == (("winter",), ("press",))
    one.declare("label withdrawn", label="press")
    assert one.office.withdrawn_labels == ("press",)
    one.declare("label offered", label="press")
    assert (one.office.labels, one.office.withdrawn_labels) == (("winter", "press"), ())
