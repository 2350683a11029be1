"""WME-1.2.b, what people say of themselves: once for a ticket, tied to nothing, told with no number that gives one away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from putright.register import equality, scope
from putright.register.apart import Quarter
from putright.register.models import EqualityAnswer, RequestKey
from putright.register.scope import NoSuchCase
from tests.register.apart_cast import MAY, Charity, everything_else

SAID = {"age": "75 or older", "sex": "female", "religion": "buddhist"}


@pytest.fixture
def charity(database: str) -> Charity:
    """An organisation with cases."""
    return Charity()


def answered(charity: Charity, *said: dict[str, str]) -> None:
    """Everybody who has just sent something says this of themselves."""
    for number, given in enumerate(said):
        ticket = equality.ticket(charity.place, f"CODE-{given}-{number}-{EqualityAnswer.objects.count()}")
        assert equality.answer(charity.place, ticket, given, MAY)


def test_a_ticket_is_used_once(charity: Charity) -> None:
    ticket = equality.ticket(charity.place, "ABCDE")
    assert equality.is_open(charity.place, ticket)
    assert equality.answer(charity.place, ticket, SAID, MAY)
    assert not equality.answer(charity.place, ticket, SAID, MAY)
    assert not equality.is_open(charity.place, ticket)
    assert equality.is_genuine(charity.place, ticket)
    assert EqualityAnswer.objects.count() == 1


def test_a_form_sent_twice_gives_no_second_ticket(charity: Charity) -> None:
    with time_machine.travel(MAY) as clock:
        first = equality.ticket(charity.place, "ABCDE")
        clock.shift(timedelta(minutes=1))
        second = equality.ticket(charity.place, "ABCDE")
        assert equality.answer(charity.place, first, SAID, MAY)
        assert not equality.answer(charity.place, second, SAID, MAY)


def test_a_ticket_lasts_two_hours_and_only_where_it_was_given_out(charity: Charity) -> None:
    with time_machine.travel(MAY) as clock:
        ticket = equality.ticket(charity.place, "ABCDE")
        elsewhere = replace(charity.place, id=charity.place.id + 1)
        assert not equality.answer(elsewhere, ticket, SAID, MAY)
        for made_up in ("", "x", ticket[:-1] + ("a" if ticket[-1] != "a" else "b"), f"{'0' * 64}:1:abc"):
            assert not equality.is_open(charity.place, made_up)
            assert not equality.answer(charity.place, made_up, SAID, MAY)
        clock.shift(timedelta(hours=2, minutes=1))
        assert not equality.answer(charity.place, ticket, SAID, MAY)
    assert not EqualityAnswer.objects.exists()


def test_an_answer_holds_its_month_and_nothing_that_was_not_asked(charity: Charity) -> None:
    answered(charity, {**SAID, "sex": "purple", "name": "Asha"})
    row = EqualityAnswer.objects.values().get()
    assert row.pop("id") > 0
    answers = {"age": "75 or older", "religion": "buddhist"}
    assert row == {"organisation_id": charity.place.id, "month": date(2026, 5, 1), "answers": answers}


def test_somebody_who_answers_nothing_leaves_no_row(charity: Charity) -> None:
    answered(charity, {})
    assert not EqualityAnswer.objects.exists()


def test_nothing_else_in_the_database_holds_the_answers_or_leads_to_the_case(charity: Charity) -> None:
    done = charity.complaint()
    before = everything_else()
    assert equality.answer(charity.place, equality.ticket(charity.place, done.code), SAID, MAY)
    after = everything_else()
    assert "buddhist" not in after
    new = set(after.splitlines()) - set(before.splitlines())
    assert {line.partition(":")[0] for line in new} <= {"register_request", "sqlite_sequence"}
    mark = RequestKey.objects.latest("pk")
    assert (mark.case, mark.done) == ("", {})
    assert mark.at.hour in (22, 23, 0), "the mark lasts until a midnight and does not say when it was made"
    for known in (done.ref, done.number, done.code):
        assert not known or known not in repr(mark.__dict__)


def test_four_answers_are_not_told_and_of_five_no_small_number_is(charity: Charity) -> None:
    boss = charity.viewer("ruth")
    answered(charity, *[SAID] * 4)
    assert equality.told(boss) == (equality.EqualityTold(Quarter(2026, 2), None),)
    answered(charity, *[{"sex": "female"}] * 8, *[{"sex": "male"}] * 7, {"sex": "not said"})
    (told,) = equality.told(boss)
    assert told.answered == 20
    assert told.questions["sex"].total == 20
    assert told.questions["sex"].cells == {"female": 12, "male": None, "not said": None}
    assert told.questions["age"].total is None
    assert set(told.questions) == set(equality.QUESTIONS)


def test_nothing_is_told_of_a_quarter_that_is_not_over(charity: Charity) -> None:
    answered(charity, *[SAID] * 6)
    assert equality.told(replace(charity.viewer("ruth"), today=date(2026, 6, 30))) == ()


def test_only_posts_that_reach_everything_read_it_and_nobody_of_another_organisation(charity: Charity) -> None:
    answered(charity, *[SAID] * 6)
    for viewer in (charity.viewer("joel"), scope.public(charity.place.id, "works-for-us", MAY.date())):
        with pytest.raises(NoSuchCase):
            equality.told(viewer)
    assert equality.told(replace(charity.viewer("ruth"), organisation=charity.place.id + 1)) == ()


def test_without_the_check_of_reach_anybody_would_read_it(charity: Charity, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(charity, *[SAID] * 6)
    monkeypatch.setattr(equality, "about_everybody", lambda viewer: viewer.organisation)
    assert equality.told(charity.viewer("joel"))[0].answered == 6


def test_without_suppression_a_single_person_would_be_seen(charity: Charity, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(charity, *[{"sex": "female"}] * 8, {"sex": "male"})
    assert "male': 1" not in repr(equality.told(charity.viewer("ruth")))
    monkeypatch.setattr(equality, "shown", lambda counts: counts)
    assert "male': 1" in repr(equality.told(charity.viewer("ruth")))
