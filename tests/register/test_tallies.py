"""Counts of what leaves no case."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from putright.register import tallies
from putright.register.models import Tally
from putright.register.scope import NoSuchCase
from tests.register.apart_cast import Charity

MAY_DAY = date(2026, 5, 1)
WHAT = "signposted: staff grievance"


@pytest.fixture
def charity(database: str) -> Charity:
    """An organisation."""
    return Charity()


def test_each_time_is_counted_and_told_between_two_days(charity: Charity) -> None:
    for day in (1, 1, 2, 9):
        tallies.count(charity.place, WHAT, date(2026, 5, day))
    tallies.count(charity.place, "signposted: police", MAY_DAY)
    boss = charity.viewer("ruth")
    assert tallies.of(boss, MAY_DAY, date(2026, 5, 2)) == {WHAT: 3, "signposted: police": 1}
    assert tallies.of(boss, date(2026, 5, 3), date(2026, 5, 9)) == {WHAT: 1}
    assert tallies.of(boss, date(2026, 6, 1), date(2026, 6, 2)) == {}
    assert Tally.objects.count() == 4


def test_a_long_word_is_cut_and_still_counted_together(charity: Charity) -> None:
    for _ in range(2):
        tallies.count(charity.place, "x" * 300, MAY_DAY)
    assert tallies.of(charity.viewer("ruth"), MAY_DAY, MAY_DAY) == {"x" * 120: 2}


def test_two_at_once_are_both_counted(charity: Charity) -> None:
    def once(_: int) -> None:
        tallies.count(charity.place, WHAT, MAY_DAY)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(once, range(20)))
    assert tallies.of(charity.viewer("ruth"), MAY_DAY, MAY_DAY) == {WHAT: 20}


def test_only_posts_that_reach_everything_read_it_and_nobody_of_another_organisation(charity: Charity) -> None:
    tallies.count(charity.place, WHAT, MAY_DAY)
    with pytest.raises(NoSuchCase):
        tallies.of(charity.viewer("joel"), MAY_DAY, MAY_DAY)
    assert tallies.of(replace(charity.viewer("ruth"), organisation=charity.place.id + 1), MAY_DAY, MAY_DAY) == {}
