"""A duty never rests with somebody on leave unseen: who stands in finds it, else everybody who sees the case is shown it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from putright.core.casework.office import AbsenceEnded, AbsenceRecorded, DeputyNamed, PostLeft
from putright.register import door, lists, office_door
from putright.register.door import Asked, Done
from putright.register.lists import Picked, due
from putright.register.organisations import place
from putright.register.scope import NoSuchCase, Viewer
from tests.guards import SwitchOff
from tests.register.cast import MONDAY, Employers

TODAY = MONDAY.date()
UNTIL = TODAY + timedelta(days=7)
WHEN = {"on": MONDAY.date(), "at": MONDAY}


@pytest.fixture
def ref(employers: Employers) -> str:
    """A complaint that Farah has; her deputy is to be Lena, who manages another service."""
    found = employers.complain().ref
    employers.hand_over(found)
    assert lists.case_page(employers.viewer("farah"), found, MONDAY).outlook.holders == ("farah",)
    assert not sees(employers, "lena", found)
    return found


def noted(employers: Employers, *entries: object) -> None:
    """Entries of the organisation's own journal."""
    office_door.act_for_office(employers.slug, entries, at=MONDAY)  # type: ignore[arg-type]
    employers.place = place(employers.slug)


def away(employers: Employers, person: str = "farah", on: date = TODAY) -> None:
    noted(employers, AbsenceRecorded(on=on, at=MONDAY, person=person, until=UNTIL))


def stands_in(employers: Employers, deputy: str = "lena", person: str = "farah") -> None:
    noted(employers, DeputyNamed(**WHEN, person=person, deputy=deputy))


def sees(employers: Employers, person: str, ref: str) -> bool:
    """Whether somebody finds a case wherever they look; it is everywhere, or nowhere."""
    viewer = employers.viewer(person)
    found = {
        "mine": [one.ref for one in due(viewer, Picked(mine=True)).rows] == [ref],
        "all": ref in [one.ref for one in due(viewer).rows],
        "counted": lists.counted(viewer, Picked(mine=True))[""] == 1,
        "narrowed": ref in [one.ref for one in due(viewer, Picked(service="training")).rows],
        "searched": ref in [one.ref for one in lists.found(viewer, "cancelled").rows],
        "named": lists.by_number(viewer, ref) == ref,
        "page": opens(viewer, ref),
    }
    assert len(set(found.values())) == 1, found
    return found["page"]


def opens(viewer: Viewer, ref: str) -> bool:
    try:
        lists.case_page(viewer, ref, MONDAY)
    except NoSuchCase:
        return False
    return True


def barred(employers: Employers, ref: str) -> None:
    """Lena, who stands in for Farah, says that she has an interest in the case."""
    stands_in(employers)
    away(employers)
    interest = Asked("declare interest", values={"answer": "some"})
    assert isinstance(door.act(employers.slug, ref, interest, employers.viewer("lena"), at=MONDAY), Done)


def with_nobody(employers: Employers, person: str) -> list[str]:
    """What somebody is shown as being with nobody, which is also counted."""
    viewer = employers.viewer(person)
    rows = [one.ref for one in due(viewer, Picked("nobody")).rows]
    assert lists.counted(viewer, Picked())["nobody"] == len(rows)
    return rows


def test_who_stands_in_for_somebody_away_finds_their_cases_and_may_act(employers: Employers, ref: str) -> None:
    stands_in(employers)
    assert not sees(employers, "lena", ref)
    away(employers)
    assert sees(employers, "lena", ref)
    lena = employers.viewer("lena")
    assert lena.covers == {"farah"}
    assert isinstance(door.act(employers.slug, ref, Asked("add note", words={"note": "Rang."}), lena, at=MONDAY), Done)


def test_without_the_condition_for_standing_in_they_would_not(
    employers: Employers, ref: str, switch_off: SwitchOff
) -> None:
    stands_in(employers)
    noted(employers, AbsenceRecorded(**WHEN, person="farah", until=UNTIL))
    switch_off("stands_in", lambda _viewer: Q(pk__in=[]))
    switch_off("has_a_part", lambda _viewer: Q(pk__in=[]))
    assert not opens(employers.viewer("lena"), ref)


def test_an_absence_recorded_ahead_is_covered_from_its_first_day_without_anything_being_done(
    employers: Employers, ref: str
) -> None:
    stands_in(employers)
    away(employers, on=MONDAY.date() + timedelta(days=2))
    assert not sees(employers, "lena", ref)
    later = employers.viewer("lena", MONDAY + timedelta(days=2))
    assert [one.ref for one in due(later, Picked(mine=True)).rows] == [ref]
    back = employers.viewer("lena", MONDAY + timedelta(days=8))
    assert due(back).rows == ()


def test_somebody_back_early_is_covered_no_longer(employers: Employers, ref: str) -> None:
    stands_in(employers)
    away(employers)
    noted(employers, AbsenceEnded(**WHEN, person="farah", since=MONDAY.date()))
    assert not sees(employers, "lena", ref)


def test_a_deputy_who_is_barred_from_a_case_never_sees_it_through_cover(employers: Employers, ref: str) -> None:
    barred(employers, ref)
    assert not sees(employers, "lena", ref)
    assert with_nobody(employers, "grace") == [ref]


def test_without_the_exclusions_a_barred_deputy_would_see_it(
    employers: Employers, ref: str, switch_off: SwitchOff
) -> None:
    barred(employers, ref)
    switch_off("not_excluded", lambda _viewer: Q())
    assert sees(employers, "lena", ref)


def test_what_is_hidden_from_somebody_is_not_found_by_whoever_stands_in_for_them(
    employers: Employers, ref: str
) -> None:
    """Even where a row says that they have a part in it: the deputy of the person complained about is no way in."""
    from putright.register.models import CaseRow, Holding

    stands_in(employers, person="owen")
    named = Asked("name person", values={"people": ("owen",)})
    assert isinstance(door.act(employers.slug, ref, named, employers.viewer("imani"), at=MONDAY), Done)
    away(employers, "owen")
    case = CaseRow.unscoped.get(ref=ref)
    Holding.objects.create(organisation=case.organisation, case=case, person="owen", ref=ref, due_order=case.due_order)
    assert employers.viewer("lena").covers == {"owen"}
    assert not opens(employers.viewer("lena"), ref)
    assert due(employers.viewer("lena")).rows == ()


def test_where_nobody_stands_in_everybody_who_sees_the_case_is_shown_it_as_with_nobody(
    employers: Employers, ref: str
) -> None:
    assert with_nobody(employers, "grace") == []
    away(employers)
    assert with_nobody(employers, "grace") == [ref]
    assert with_nobody(employers, "lena") == []
    stands_in(employers)
    assert with_nobody(employers, "grace") == []


def test_a_deputy_who_is_away_too_covers_nothing(employers: Employers, ref: str) -> None:
    stands_in(employers)
    away(employers)
    away(employers, "lena")
    assert employers.viewer("lena").covers == frozenset()
    assert with_nobody(employers, "grace") == [ref]


def test_what_somebody_who_left_still_had_is_with_nobody(employers: Employers, ref: str) -> None:
    left = PostLeft(**WHEN, post="service manager", person="farah", service="training")
    office_door.act_for_office(employers.slug, [left], at=MONDAY)
    employers.place = place(employers.slug)
    assert with_nobody(employers, "grace") == [ref]


def test_a_list_takes_one_query_more_for_each_person_covered_and_none_for_each_case(
    employers: Employers, ref: str
) -> None:
    stands_in(employers)
    away(employers)

    def queries() -> int:
        viewer = employers.viewer("lena")
        due(viewer)
        with CaptureQueriesContext(
            connection,
        ) as made:
            due(viewer)
        return len(made)

    one = queries()
    for number in range(4):
        employers.hand_over(employers.complain(f"more-{number}").ref)
    assert queries() == one
