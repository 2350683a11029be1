"""A statement made once finds what the query it was made of finds, whatever is given later, on either database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Q

from putright import statements
from putright.register import setup
from putright.register.models import CaseRow, Notice, Party
from putright.statements import Statement, later
from tests.register.cast import FOLDER, MONDAY, Employers

COLUMNS = ("ref", "holders", "received_on", "changed_at", "closed_on", "live", "version__sha256")


@pytest.fixture
def employers(database: str) -> Employers:
    """The example organisation with three complaints."""
    here = Employers(setup.organisation_from(FOLDER, accounts=False, prefix="EMP"))
    for day in range(3):
        here.hand_over(here.complain(at=MONDAY - timedelta(days=day)).ref)
    return here


def test_it_finds_what_the_query_finds_days_moments_lists_and_all(employers: Employers) -> None:
    found = CaseRow.objects.seen_by(employers.system).order_by("-ref").values_list(*COLUMNS)
    assert Statement(found).rows() == list(found)
    assert Statement(found.all()[1:2]).rows() == list(found.all()[1:2])
    people = Party.objects.values_list("reference", "preferences", "erased_at").order_by("reference")
    assert Statement(people).rows() == list(people) != []


@pytest.mark.parametrize("number", [0, 1, 3])
def test_any_number_of_values_may_be_given(employers: Employers, number: int) -> None:
    refs = [one.ref for one in CaseRow.objects.seen_by(employers.system).order_by("ref")]
    these = Statement(CaseRow.unscoped.filter(ref__in=later("refs")).order_by("ref").values_list("ref"))
    assert these.rows(refs=refs[:number]) == [(ref,) for ref in refs[:number]]
    assert these.rows(refs=set(refs[:number])) == [(ref,) for ref in refs[:number]]


def test_each_kind_of_value_may_be_given_later(employers: Employers) -> None:
    one = CaseRow.objects.seen_by(employers.system).order_by("received_on")[0]
    by = {"number": one.pk, "ref": one.ref, "on": one.received_on, "since": one.changed_at}
    wanted = Q(pk=later("number"), ref=later("ref"), received_on=later("on"), changed_at__gte=later("since"))
    asked = Statement(CaseRow.unscoped.filter(wanted).values_list("ref"))
    assert asked.rows(**by) == [(one.ref,)]
    for name, other in {"number": 0, "ref": "x", "on": MONDAY.date() + timedelta(9), "since": MONDAY}.items():
        if name != "since":
            assert asked.rows(**{**by, name: other}) == [], name
    assert asked.rows(**{**by, "since": one.changed_at + timedelta(seconds=1)}) == []


def test_what_can_find_nothing_finds_nothing(employers: Employers) -> None:
    assert Statement(Notice.objects.filter(pk__in=[]).values_list("pk")).rows() == []


def test_a_per_cent_sign_in_a_value_is_only_a_sign(employers: Employers) -> None:
    asked = Statement(CaseRow.unscoped.filter(status__contains="100%", ref=later("ref")).values_list("ref"))
    assert asked.rows(ref="%s") == []


def test_it_is_made_once_until_it_is_to_be_made_again() -> None:
    made: list[str] = []

    @statements.made_once
    def kept(name: str) -> str:
        made.append(name)
        return name

    assert [kept("a"), kept("a"), kept("b")] == ["a", "a", "b"]
    assert made == ["a", "b"]
    statements.make_again()
    assert kept("a") == "a"
    assert made == ["a", "b", "a"]
