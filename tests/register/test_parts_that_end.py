"""A part in a case that ends with a day ends with it: powers that were given until then, and standing in for somebody away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from putright.core.casework.office import AbsenceRecorded, DeputyNamed
from putright.register import door, lists, office_door, project
from putright.register.door import Asked, Done
from putright.register.lists import due
from putright.register.organisations import place
from putright.register.scope import NoSuchCase
from putright.register.timer import tick
from tests.register.cast import MONDAY, Employers

Given = Callable[[Employers, str], None]

LAST = MONDAY + timedelta(days=3)
AFTER = LAST + timedelta(days=1)


@pytest.fixture
def ref(employers: Employers) -> str:
    """A complaint that Farah has; nothing of it reaches Lena, who manages another service."""
    found = employers.complain().ref
    employers.hand_over(found)
    assert not sees(employers, found, MONDAY)
    return found


def sees(employers: Employers, ref: str, at: datetime) -> bool:
    """Whether Lena finds the case then: on the list and as a page, or as neither."""
    viewer = employers.viewer("lena", at)
    listed = ref in [one.ref for one in due(viewer).rows]
    try:
        lists.case_page(viewer, ref, at)
    except NoSuchCase:
        assert not listed
        return False
    assert listed
    return True


def noted_by(employers: Employers, person: str, ref: str, at: datetime) -> None:
    """Somebody does something in the case, which has it copied anew."""
    note = Asked("add note", words={"note": "Rang."})
    assert isinstance(door.act(employers.slug, ref, note, employers.viewer(person, at), at=at), Done)


def covered(employers: Employers, ref: str) -> None:
    """Farah is away until the last day; Lena stands in for her and does something in the case."""
    when = {"on": MONDAY.date(), "at": MONDAY}
    entries = [
        DeputyNamed(**when, person="farah", deputy="lena"),
        AbsenceRecorded(**when, person="farah", until=LAST.date()),
    ]
    office_door.act_for_office(employers.slug, entries, at=MONDAY)
    employers.place = place(employers.slug)
    noted_by(employers, "lena", ref, MONDAY)


def powers_given(employers: Employers, ref: str) -> None:
    """Farah gives Lena her powers until the last day."""
    until = LAST.date().isoformat()
    given = Asked("delegate", values={"to": "lena", "powers": "investigate", "until": until})
    done = door.act(employers.slug, ref, given, employers.viewer("farah"), at=MONDAY)
    assert isinstance(done, Done), done


@pytest.mark.parametrize("given", [covered, powers_given])
def test_the_case_is_seen_on_the_last_day_and_not_on_the_next(employers: Employers, ref: str, given: Given) -> None:
    given(employers, ref)
    list(tick(employers.slug, LAST))
    assert sees(employers, ref, LAST)
    list(tick(employers.slug, AFTER))
    assert not sees(employers, ref, AFTER)


@pytest.mark.parametrize("given", [covered, powers_given])
def test_a_case_that_did_not_wake_for_it_would_still_be_seen(
    employers: Employers, ref: str, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> Iterator[object]:
        return iter(())

    monkeypatch.setattr(project, "last_days", never)
    given(employers, ref)
    list(tick(employers.slug, AFTER))
    assert sees(employers, ref, AFTER)


def test_whoever_stood_in_keeps_what_is_theirs_by_another_way(employers: Employers, ref: str) -> None:
    covered(employers, ref)
    assigned = Asked("assign", values={"to": "lena"})
    assert isinstance(door.act(employers.slug, ref, assigned, employers.viewer("lena"), at=MONDAY), Done)
    list(tick(employers.slug, AFTER))
    assert sees(employers, ref, AFTER)
