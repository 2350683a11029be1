"""One case is opened for a day to somebody who looks after people: never by one person, never to somebody it is hidden from."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db.models import Q

from putright.core.casework.office import AdministratorNamed
from putright.register import door, erase, lists, notices, office_door, offices, scope, sight, viewers
from putright.register.door import Asked
from putright.register.models import Sight
from putright.register.organisations import place
from putright.register.scope import NoSuchCase, Viewer
from tests.guards import SwitchOff
from tests.register.cast import MONDAY, Employers

WHEN = {"on": MONDAY.date(), "at": MONDAY}
WHY = "The police asked whether this is being looked into."


@pytest.fixture
def ref(employers: Employers) -> str:
    """A complaint that Farah has; Kim and Ben look after people and hold no post, and Owen does so besides his post."""
    found = employers.complain().ref
    employers.hand_over(found)
    named = [AdministratorNamed(**WHEN, person=person) for person in ("kim", "ben", "owen")]
    office_door.act_for_office(employers.slug, named, at=MONDAY)
    return found


def viewer(employers: Employers, person: str, at: datetime = MONDAY) -> Viewer:
    found = viewers.viewer(place(employers.slug), person, at)
    assert found
    return found


def asks(employers: Employers, ref: str, person: str = "kim") -> None:
    sight.ask(viewer(employers, person), ref, WHY, MONDAY)


def agrees(employers: Employers, person: str = "ben", agreed: bool = True) -> bool:
    """The one request there is, answered by somebody; whether it was theirs to answer."""
    return sight.answer(place(employers.slug), viewer(employers, person), Sight.objects.get().pk, agreed, "Kim", MONDAY)


def reads(employers: Employers, ref: str, person: str = "kim", at: datetime = MONDAY) -> bool:
    try:
        lists.case_page(viewer(employers, person, at), ref, at)
    except NoSuchCase:
        return False
    return True


def test_a_case_is_read_for_24_hours_once_somebody_else_agreed(employers: Employers, ref: str) -> None:
    assert not reads(employers, ref)
    asks(employers, ref)
    assert not reads(employers, ref)
    assert not agrees(employers, "kim")
    assert agrees(employers)
    assert reads(employers, ref)
    seen = lists.case_page(viewer(employers, "kim"), ref, MONDAY)
    assert any(one.words("what happened") for one in seen.entries)
    assert reads(employers, ref, at=MONDAY + timedelta(hours=23))
    assert not reads(employers, ref, at=MONDAY + timedelta(hours=24))


def test_no_other_case_opens_with_it(employers: Employers, ref: str) -> None:
    other = employers.complain("other").ref
    asks(employers, ref)
    agrees(employers)
    assert not reads(employers, other)
    assert [one.ref for one in lists.found(viewer(employers, "kim"), "cancelled").rows] == [ref]


@pytest.mark.parametrize("person", ["kim", "owen"])
def test_it_is_read_and_nothing_else(employers: Employers, ref: str, person: str) -> None:
    asks(employers, ref, person)
    agrees(employers)
    assert lists.case_page(viewer(employers, person), ref, MONDAY).offers == ()
    note = Asked("add note", words={"note": "Mine."})
    with pytest.raises(NoSuchCase):
        door.act(employers.slug, ref, note, viewer(employers, person), at=MONDAY)


def test_without_the_guard_somebody_with_a_post_could_act(
    employers: Employers, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks(employers, ref, "owen")
    agrees(employers)
    monkeypatch.setattr(door, "acts_on", scope.sees)
    note = Asked("add note", words={"note": "Mine."})
    assert isinstance(door.act(employers.slug, ref, note, viewer(employers, "owen"), at=MONDAY), door.Done)


def test_everybody_on_the_case_is_told_with_the_reason_and_nobody_it_is_hidden_from(
    employers: Employers, ref: str
) -> None:
    named = Asked("name person", values={"people": ("grace",)})
    door.act(employers.slug, ref, named, employers.viewer("imani"), at=MONDAY)
    asks(employers, ref)
    agrees(employers)
    farah = notices.unread(viewer(employers, "farah"))
    assert [one.words for one in farah if WHY in one.words and "until 13 October 2026 at 11:00" in one.words]
    assert notices.unread(viewer(employers, "grace")) == ()


def test_it_stands_in_the_journal_with_who_asked_and_who_agreed(employers: Employers, ref: str) -> None:
    asks(employers, ref)
    agrees(employers)
    last = offices.journal(place(employers.slug))[-1]
    assert (last.kind, last.by, last.person, last.case) == ("sight given", "ben", "kim", ref)  # type: ignore[union-attr]
    assert WHY not in repr(last)


def test_it_is_never_opened_to_somebody_it_is_hidden_from(employers: Employers, ref: str) -> None:
    named = Asked("name person", values={"people": ("owen",)})
    door.act(employers.slug, ref, named, employers.viewer("imani"), at=MONDAY)
    asks(employers, ref, "owen")
    assert not Sight.objects.exists()


def test_somebody_named_after_they_asked_or_after_it_was_opened_sees_nothing_of_it(
    employers: Employers, ref: str
) -> None:
    asks(employers, ref, "owen")
    agrees(employers)
    assert reads(employers, ref, "owen")
    named = Asked("name person", values={"people": ("owen",)})
    door.act(employers.slug, ref, named, employers.viewer("imani"), at=MONDAY)
    assert not reads(employers, ref, "owen")
    Sight.objects.update(answered_at=None, answered_by="", until=None)
    before = place(employers.slug).office_length
    agrees(employers)
    assert place(employers.slug).office_length == before


def test_without_the_exclusions_it_would_stay_open(employers: Employers, ref: str, switch_off: SwitchOff) -> None:
    asks(employers, ref, "owen")
    agrees(employers)
    named = Asked("name person", values={"people": ("owen",)})
    door.act(employers.slug, ref, named, employers.viewer("imani"), at=MONDAY)
    switch_off("not_excluded", lambda _viewer: Q())
    assert reads(employers, ref, "owen")


def test_somebody_it_is_hidden_from_is_not_asked_to_agree_and_cannot(employers: Employers, ref: str) -> None:
    named = Asked("name person", values={"people": ("owen",)})
    door.act(employers.slug, ref, named, employers.viewer("imani"), at=MONDAY)
    asks(employers, ref)
    assert sight.waiting(viewer(employers, "owen"), MONDAY) == ()
    assert not agrees(employers, "owen")
    assert [one.reason for one in sight.waiting(viewer(employers, "ben"), MONDAY)] == [WHY]


def test_who_neither_looks_after_people_nor_sees_everything_is_not_asked(employers: Employers, ref: str) -> None:
    asks(employers, ref)
    assert sight.waiting(viewer(employers, "farah"), MONDAY) == ()
    assert not agrees(employers, "farah")


def test_only_whoever_looks_after_people_asks(employers: Employers, ref: str) -> None:
    asks(employers, ref, "lena")
    assert not Sight.objects.exists()


def test_a_request_is_refused_or_grows_too_old(employers: Employers, ref: str) -> None:
    asks(employers, ref)
    assert sight.waiting(viewer(employers, "ben"), MONDAY + timedelta(days=8)) == ()
    assert agrees(employers, agreed=False)
    assert not reads(employers, ref)
    assert not agrees(employers)


def test_the_reason_goes_with_the_words_of_the_case_when_they_are_erased(employers: Employers, ref: str) -> None:
    asks(employers, ref)
    agrees(employers)
    erase.words(place(employers.slug), ref, MONDAY)
    assert Sight.objects.get().reason == ""
    assert WHY not in repr(notices.unread(viewer(employers, "farah")))
