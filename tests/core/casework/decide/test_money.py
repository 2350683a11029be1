"""Sums of money: how they are read, which need somebody's approval, and what becomes of them without it."""

from __future__ import annotations

import pytest

from putright.core.casework.decide.money import pence, pounds
from putright.core.casework.told import told_actions
from tests.core.casework.decide import everything as at
from tests.core.casework.made import Played, play

CAPPED = (
    "remedies: paying\nlist: {refund: We pay it back, gift: We give something}\nmoney: {of: [refund, gift], up to: 50}"
)


@pytest.mark.parametrize(
    ("text", "sum_"),
    [("50", 5000), ("£50", 5000), ("12.50", 1250), ("£1,250.05", 125_005), (" 7 ", 700), ("0", 0)],
)
def test_a_sum_is_read_as_people_write_it_and_written_the_same_way(text: str, sum_: int) -> None:
    assert pence(text) == sum_
    assert pence(pounds(sum_)) == sum_


@pytest.mark.parametrize("text", ["", "fifty", "-5", "1.5", "1,25", "5 pounds", "1e3", "£", "12.345", "99999999"])
def test_what_is_no_sum_is_not_read_as_one(text: str) -> None:
    assert pence(text) is None


def test_whoever_has_the_case_agrees_a_sum_up_to_the_limit_by_themselves() -> None:
    case = at.received()
    case.do("agree action", "paying", words="what", means="refund", amount="£100")
    (action,) = case.case.actions
    assert (action.amount, action.waits_for) == (10_000, ())
    case.do("complete action", "1", words="what was done")


def test_a_larger_sum_waits_for_somebody_else_and_is_neither_paid_nor_told_before() -> None:
    case = at.paying()
    assert case.case.actions[0].waits_for == ("manager", "officer")
    assert case.refused("complete action", "1", words="what was done").closed
    offer = case.offer("approve action", "1")
    assert offer is not None
    assert offer.urgent
    assert "£250" in offer.title
    assert "otto" not in offer.by, "nobody approves what they agreed themselves"
    assert not case.case.actions[0].stands
    case.do("approve action", "1", by="mona", words="reasons", answer="yes")
    assert case.case.actions[0].stands
    case.do("complete action", "1", words="what was done")


def test_a_sum_that_is_not_approved_is_not_paid() -> None:
    case = at.paying()
    case.do("approve action", "1", by="mona", words="reasons", answer="no")
    assert case.case.actions[0].dropped
    assert case.offer("complete action", "1") is None


def test_a_letter_tells_of_a_larger_sum_only_once_it_is_approved() -> None:
    case = at.paying()
    case.do("agree action", "putting right", words="what", means="apology")
    case.do("send letter", "promise")
    assert told_actions(case.outlook.scene) == {"2"}
    case.do("approve action", "1", by="mona", words="reasons", answer="yes")
    case.do("send letter", "promise again")
    assert told_actions(case.outlook.scene) == {"1", "2"}


@pytest.mark.parametrize("amount", ["", "0", "lots"])
def test_what_is_a_sum_of_money_says_how_much(amount: str) -> None:
    refusal = at.received().refused("agree action", "paying", words="what", means="refund", amount=amount)
    assert set(refusal.fields) == {"amount"}


def test_where_nobody_may_approve_more_the_limit_is_the_end_of_it() -> None:
    case: Played = play(*at.RULES, CAPPED).received()
    refusal = case.refused("agree action", "paying", words="what", means="gift", amount="50.01")
    assert refusal.fields == {"amount": "No more than £50 can be agreed"}
    case.do("agree action", "paying", words="what", means="gift", amount="50")


def test_an_amount_given_with_something_else_counts_for_nothing() -> None:
    case = at.received()
    case.do("agree action", "paying", words="what", means="other", amount="5000")
    assert (case.case.actions[0].amount, case.case.actions[0].waits_for) == (0, ())
