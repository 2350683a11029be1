"""Who has to do what, and what is promised to everybody, gathered from the rules of a whole procedure."""

from __future__ import annotations

import pytest

from putright.core.procedure import publish
from putright.core.procedure.load import load
from putright.core.procedure.model.flow import Decision
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.publish.duties import DECIDES, DOES, HAS, KEEPS, ORDER, STEPS_IN, WRITES
from tests.core.procedure.documents import SHIPPED


def shipped(name: str) -> Procedure:
    """One of the five."""
    return load(next(folder for folder in SHIPPED if folder.name == name))


def duties_of(procedure: Procedure, who: str) -> dict[str, tuple[str, ...]]:
    """What one post has to do."""
    return dict(next(one.duties for one in publish.duties(procedure) if one.who == who))


def test_a_post_finds_what_it_has_decides_writes_and_by_when() -> None:
    """WFU-1: what new staff learn."""
    manager = duties_of(shipped("works-for-us"), "operational manager")
    assert "“We register your complaint”" in manager[HAS]
    assert manager[DECIDES] == ("“Register the complaint”",)
    assert "“We have your complaint”" in manager[WRITES]
    assert "“We tell you that we have your complaint”: by return" in manager[KEEPS]
    assert "“A report that the steps were followed”" in manager[DOES]


def test_a_post_finds_when_it_steps_in_for_somebody_complained_about() -> None:
    chair = duties_of(shipped("works-for-us"), "chair")
    assert "when somebody complains about the chief executive" in chair[STEPS_IN]
    assert "when nobody else is free to take a complaint" in chair[STEPS_IN]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_letter_and_decision_is_somebody_s(folder: object) -> None:
    procedure = load(folder)  # type: ignore[arg-type]
    found = {
        sort: {thing for one in publish.duties(procedure) for thing in dict(one.duties).get(sort, ())} for sort in ORDER
    }
    assert {f"“{rule.words}”" for rule in procedure.all(Letter) if rule.title} <= found[WRITES]
    assert {f"“{rule.words}”" for rule in procedure.all(Decision) if rule.title} <= found[DECIDES]


def test_a_complaint_is_passed_to_whoever_has_its_first_step() -> None:
    assert publish.first_hands(shipped("works-for-us"), "registration") == "operational manager"
    assert publish.first_hands(shipped("west-midlands-opcc"), "first response") == "office team"
    assert publish.first_hands(shipped("works-for-us"), "no such step") == ""


def test_commitments_are_found_by_their_means_with_the_clause_that_lays_them_down() -> None:
    """WWMS-4 and WFU-1."""
    (poster,) = publish.commitments(shipped("wanstead-and-woodford-migrant-support"), "poster")
    assert poster.clause == "3.1 We tell people about this procedure"
    assert "on show for everybody" in poster.words
    (copy,) = publish.commitments(shipped("works-for-us"), "induction copy")
    assert copy.clause == "1 Why we wrote this"
    assert len(publish.commitments(shipped("works-for-us"))) == 3
    assert publish.commitments(shipped("west-midlands-opcc"), "poster") == ()


def test_reports_are_told_with_their_readers_and_how_often_the_public_s_first() -> None:
    first, *_, last = publish.reports(shipped("works-for-us"))
    assert (first.title, first.to, first.often, first.public) == (
        "Figures on complaints", "the executive committee and the public", "every 3 months", True,
    )  # fmt: skip
    assert (last.often, last.public) == ("every year", False)
    assert [report.if_wished for report in publish.reports(shipped("works-for-us"))].count(True) == 1


def test_how_long_things_are_kept_is_told_where_it_is_laid_down() -> None:
    assert publish.kept(shipped("dudley-council")) == (("What you told us and what we wrote to you", "6 years"),)
    assert publish.kept(shipped("west-midlands-opcc")) == ()
    assert publish.readers(shipped("dudley-council")) == ("feedback officer", "chief executive")
