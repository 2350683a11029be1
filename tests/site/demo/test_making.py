"""The made-up year in a database: real journals, through the door, as if it had been a year."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.site.demo.telling import FOLDERS, NOW, told

CASES = 6


@pytest.fixture
def known(database: str) -> list[object]:
    """One organisation with six cases."""
    from putright.site.demo.making import made

    return list(made(FOLDERS[:1], CASES, NOW))


def test_every_case_is_written_and_can_be_looked_up_by_its_code(known: list[object]) -> None:
    from putright.register import lists, tracking
    from putright.register.organisations import places
    from putright.site.demo.making import Known

    (here,) = places()
    assert here.demo
    assert len(known) == CASES
    for case in known:
        assert isinstance(case, Known)
        viewer = tracking.viewer(here, case.code, NOW)
        assert viewer is not None
        assert lists.tracking_page(viewer, case.ref, NOW).ref == case.ref


def test_what_is_written_is_what_was_told_and_the_chain_holds(known: list[object]) -> None:
    from putright.register.models import CaseRow, EntryRow
    from putright.register.verify import verify

    assert list(verify(FOLDERS[0].name)) == []
    first = min(told(FOLDERS[0], CASES), key=lambda one: one.action.at).action
    earliest = CaseRow.unscoped.order_by("recorded_at").values_list("recorded_at", "feedback").first()
    assert earliest == (first.at, first.about)
    by_link = list(EntryRow.objects.order_by("link").values_list("case__recorded_at", "sequence"))
    assert len(by_link) > 4 * CASES


def test_registration_numbers_have_no_gap_and_come_in_the_order_of_the_year(known: list[object]) -> None:
    from putright.register.models import EntryRow

    numbers = EntryRow.objects.exclude(number="").order_by("link").values_list("number", flat=True)
    ordinary = [number for number in numbers if "-R" not in number]
    years: dict[str, list[int]] = {}
    for number in ordinary:
        start, _, last = number.rpartition("-")
        years.setdefault(start, []).append(int(last))
    assert years
    assert all(drawn == list(range(1, len(drawn) + 1)) for drawn in years.values())


def test_nobody_can_sign_in_with_a_password(known: list[object]) -> None:
    from putright.people.models import User

    assert User.objects.exists()
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_a_step_that_the_door_refuses_is_a_fault_and_not_left_out(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from putright.core.casework.action import Refusal
    from putright.register import door
    from putright.site.demo.making import made
    from putright.site.demo.story import Unexpected

    def refusing(*_: object, **__: object) -> Iterator[object]:
        return Refusal("No.")  # type: ignore[return-value]

    monkeypatch.setattr(door, "act", refusing)
    with pytest.raises(Unexpected, match="was not done"):
        list(made(FOLDERS[:1], 1, NOW))
