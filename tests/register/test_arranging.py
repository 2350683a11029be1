"""Changes of people and posts in the organisation's journal, and the accounts that are opened and closed with them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from putright.core.casework.action import Refusal
from putright.core.casework.office import AdministratorLeft, AdministratorNamed, PostLeft, PostTaken, WayTaken
from putright.people import accounts
from putright.people.names import account
from putright.register import arranging, lists, office_door, offices, setup, verify, viewers
from putright.register.journal import OfficeMoved
from putright.register.lists import due
from putright.register.office_door import OfficeDone
from putright.register.organisations import place
from tests.register.cast import MONDAY, Employers

WHEN = {"on": MONDAY.date(), "at": MONDAY}


@pytest.fixture
def kim(employers: Employers) -> str:
    """Somebody who looks after people and holds no post, with an account."""
    person = account("Kim Harper", "kim@employers.example", "a long pass phrase")
    office_door.act_for_office(employers.slug, [AdministratorNamed(**WHEN, person=person)], at=MONDAY)
    employers.place = place(employers.slug)
    return person


def test_whoever_looks_after_people_is_a_viewer_who_sees_no_case(employers: Employers, kim: str) -> None:
    employers.complain()
    viewer = viewers.viewer(employers.place, kim, MONDAY)
    assert viewer is not None
    assert (viewer.kind, viewer.administers, viewer.everything, viewer.posts) == (
        "administrator",
        True,
        False,
        frozenset(),
    )
    assert due(viewer).rows == ()
    assert set(lists.counted(viewer, lists.Picked()).values()) == {0}
    assert lists.found(viewer, "cancelled").rows == ()


def test_a_post_is_given_and_its_holder_can_sign_in(employers: Employers, kim: str) -> None:
    noor = account("Noor Iqbal", "noor@employers.example", "a long pass phrase")
    accounts.close(noor)
    given = PostTaken(**WHEN, by=kim, post="director", person=noor, service="training")
    assert isinstance(arranging.arrange(employers.slug, kim, [given], MONDAY), OfficeDone)
    assert "director" in offices.office(place(employers.slug), MONDAY).posts_of(noor)
    assert accounts.open_accounts([noor]) == {noor}


def test_whoever_has_nothing_left_to_do_anywhere_cannot_sign_in_any_more(employers: Employers, kim: str) -> None:
    noor = account("Noor Iqbal", "noor@employers.example", "a long pass phrase")
    posts = [
        PostTaken(**WHEN, by=kim, post="director", person=noor, service=one) for one in ("training", "recruitment")
    ]
    arranging.arrange(employers.slug, kim, posts, MONDAY)
    first, second = (PostLeft(**WHEN, by=kim, post=one.post, person=noor, service=one.service) for one in posts)
    arranging.arrange(employers.slug, kim, [first], MONDAY)
    assert accounts.open_accounts([noor]) == {noor}
    arranging.arrange(employers.slug, kim, [second], MONDAY)
    assert accounts.open_accounts([noor]) == frozenset()


def test_whoever_works_for_another_organisation_too_still_signs_in(employers: Employers, kim: str) -> None:
    noor = account("Noor Iqbal", "noor@employers.example", "a long pass phrase")
    post = PostTaken(**WHEN, by=kim, post="director", person=noor, service="training")
    arranging.arrange(employers.slug, kim, [post], MONDAY)
    setup.create("elsewhere", "Elsewhere Ltd", "elsewhere", "scotland")
    office_door.act_for_office("elsewhere", [AdministratorNamed(**WHEN, person=noor)], at=MONDAY)
    left = PostLeft(**WHEN, by=kim, post="director", person=noor, service="training")
    arranging.arrange(employers.slug, kim, [left], MONDAY)
    assert accounts.open_accounts([noor]) == {noor}


def test_a_refusal_writes_nothing(employers: Employers, kim: str) -> None:
    before = place(employers.slug).office_length
    own = PostTaken(**WHEN, by=kim, post="director", person=kim, service="training")
    assert isinstance(arranging.arrange(employers.slug, kim, [own], MONDAY), Refusal)
    assert place(employers.slug).office_length == before


def test_by_two_both_stand_in_the_journal_and_the_record_is_whole(employers: Employers, kim: str) -> None:
    arranging.arrange(employers.slug, kim, [AdministratorNamed(**WHEN, by=kim, person="tom")], MONDAY)
    arranging.arrange(employers.slug, kim, [WayTaken(**WHEN, by=kim, way="changes by two people")], MONDAY)
    post = PostTaken(**WHEN, by=kim, post="director", person="imani", service="training")
    done = arranging.arrange(employers.slug, kim, [post], MONDAY)
    assert isinstance(done, OfficeDone)
    assert done.waits
    waiting = offices.office(place(employers.slug), MONDAY)
    assert "imani" not in waiting.holders("director", "training")
    (name,) = waiting.proposals
    assert isinstance(arranging.confirm(employers.slug, kim, name, MONDAY), Refusal)
    assert isinstance(arranging.confirm(employers.slug, "tom", name, MONDAY), OfficeDone)
    last = offices.journal(place(employers.slug))[-3:]
    assert [(one.kind, one.by) for one in last] == [
        ("change proposed", kim), ("change confirmed", "tom"), ("post taken", kim)
    ]  # fmt: skip
    assert isinstance(arranging.confirm(employers.slug, "tom", name, MONDAY), Refusal)
    assert verify_says(employers) == []


def verify_says(employers: Employers) -> list[str]:
    """What is wrong with the chain."""
    return [str(one) for one in verify.verify(employers.slug)]


def test_what_was_decided_by_a_journal_that_has_grown_is_decided_again(
    employers: Employers, kim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two confirm the same change at once: the second finds it confirmed."""
    for way in (
        [AdministratorNamed(**WHEN, by=kim, person="tom")],
        [WayTaken(**WHEN, by=kim, way="changes by two people")],
    ):
        arranging.arrange(employers.slug, kim, way, MONDAY)
    post = PostTaken(**WHEN, by=kim, post="director", person="imani", service="training")
    arranging.arrange(employers.slug, kim, [post], MONDAY)
    (name,) = offices.office(place(employers.slug), MONDAY).proposals
    usual, first = arranging.decided.confirm, [True]

    def late(*given: object) -> object:
        answer = usual(*given)  # type: ignore[arg-type]
        if first and first.pop():
            arranging.confirm(employers.slug, "tom", name, MONDAY)
        return answer

    monkeypatch.setattr(arranging.decided, "confirm", late)
    answer = arranging.confirm(employers.slug, "tom", name, MONDAY)
    assert isinstance(answer, Refusal)
    assert answer.closed
    holdings = [one for one in offices.office(place(employers.slug), MONDAY).holdings if one.person == "imani"]
    assert len([one for one in holdings if one.post == "director"]) == 1


def test_without_looking_whether_the_journal_has_grown_it_would_be_written_twice(
    employers: Employers, kim: str
) -> None:
    read = place(employers.slug)
    named = AdministratorNamed(**WHEN, by=kim, person="tom")
    office_door.act_for_office(employers.slug, [named], at=MONDAY)
    with pytest.raises(OfficeMoved):
        office_door.act_for_office(employers.slug, [named], at=MONDAY, read=read)
    office_door.act_for_office(employers.slug, [named], at=MONDAY)


def test_somebody_who_looks_after_people_no_longer_is_no_viewer(employers: Employers, kim: str) -> None:
    arranging.arrange(employers.slug, kim, [AdministratorNamed(**WHEN, by=kim, person="tom")], MONDAY)
    left = AdministratorLeft(**WHEN, by=kim, person=kim)
    assert isinstance(arranging.arrange(employers.slug, kim, [left], MONDAY), OfficeDone)
    assert viewers.viewer(place(employers.slug), kim, datetime.now(UTC)) is None
    assert accounts.open_accounts([kim]) == frozenset()
