"""WFU-20, answers about the procedure: once for a case that is closed, tied to none, and told only where five have answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from putright.register import apart, lists, requests, scope, survey, tracking
from putright.register.apart import Quarter
from putright.register.models import RequestKey, SurveyAnswer
from putright.register.scope import NoSuchCase
from tests.register.apart_cast import JULY, MAY, Charity, everything_else
from tests.register.cast import MONDAY, Employers

WELL = {"telling us": "5", "kept informed": "4", "treated fairly": "5"}
CANARY = "Zanzibar was closed on my birthday"


@pytest.fixture
def charity(database: str) -> Charity:
    """Works for Us, which asks."""
    return Charity()


def answered(charity: Charity, times: int, words: str = "") -> None:
    """So many people whose case is closed say how it was."""
    for number in range(times):
        given = {**WELL, "telling us": str(number % 5 + 1)}
        assert survey.answer(charity.tracked(charity.closed()), given, f"{words} {number}" if words else "", MAY)


def test_it_is_asked_once_the_case_is_closed_and_for_ninety_days(charity: Charity) -> None:
    assert survey.state(charity.tracked(charity.complaint()), MAY) == "not asked"
    done = charity.closed()
    seen = charity.tracked(done)
    assert survey.state(seen, MAY) == "open"
    assert survey.state(seen, MAY + timedelta(days=90)) == "open"
    assert survey.state(seen, MAY + timedelta(days=91)) == "not asked"
    assert not survey.answer(charity.tracked(charity.complaint()), WELL, "", MAY)
    assert not SurveyAnswer.objects.exists()


def test_an_organisation_whose_procedure_does_not_ask_asks_nobody(employers: Employers) -> None:
    done = employers.complain()
    viewer = tracking.viewer(employers.place, done.code, MAY)
    assert viewer is not None
    seen = replace(lists.tracking_page(viewer, done.ref, MONDAY), closed_on=MONDAY.date())
    assert survey.state(seen, MONDAY) == "not asked"


def test_a_case_answers_once_however_often_the_form_is_sent(charity: Charity) -> None:
    seen = charity.tracked(charity.closed())
    assert survey.answer(seen, WELL, "Ring back.", MAY)
    assert not survey.answer(seen, WELL, "Ring back.", MAY)
    assert survey.state(seen, MAY) == "answered"
    assert SurveyAnswer.objects.count() == 1
    requests.forget(MAY + timedelta(days=85))
    assert survey.state(seen, MAY + timedelta(days=85)) == "answered"


def test_an_answer_holds_its_month_and_no_case_person_or_time(charity: Charity) -> None:
    done = charity.closed()
    survey.answer(charity.tracked(done), {**WELL, "name": "Asha", "telling us": "9"}, CANARY, MAY)
    row = SurveyAnswer.objects.values().get()
    assert row.pop("id") > 0
    assert row == {
        "organisation_id": charity.place.id, "month": date(2026, 5, 1), "feedback": "complaint", "words": CANARY,
        "answers": {"kept informed": "4", "treated fairly": "5"},
    }  # fmt: skip


def test_nothing_else_in_the_database_holds_the_words_or_joins_them_to_the_case(charity: Charity) -> None:
    done = charity.closed()
    before = everything_else()
    survey.answer(charity.tracked(done), WELL, CANARY, MAY)
    after = everything_else()
    assert CANARY not in after
    new = set(after.splitlines()) - set(before.splitlines())
    assert {line.partition(":")[0] for line in new} <= {"register_request", "sqlite_sequence"}
    mark = RequestKey.objects.latest("pk")
    assert mark.case == ""
    assert mark.done == {}
    assert mark.at == survey._until(charity.tracked(done)), "the mark says until when, not when"
    assert done.ref not in repr(mark.__dict__)


def test_the_numbers_of_answers_do_not_tell_which_came_first(charity: Charity) -> None:
    answered(charity, 12, CANARY)
    written = [words for _, words in sorted(SurveyAnswer.objects.values_list("pk", "words"))]
    assert written != [f"{CANARY} {number}" for number in range(12)]
    assert min(SurveyAnswer.objects.values_list("pk", flat=True)) > 10_000


def test_four_answers_are_not_told_and_five_are(charity: Charity) -> None:
    boss = charity.viewer("ruth")
    answered(charity, 4, CANARY)
    assert survey.told(boss) == (survey.SurveyTold(Quarter(2026, 2), None),)
    answered(charity, 1, "One more")
    (told,) = survey.told(boss)
    assert told.answered == 5
    assert told.counts["telling us"]["1"] == 2
    assert sum(told.counts["treated fairly"].values()) == 5
    assert len(told.words) == 5


def test_a_question_and_words_that_fewer_than_five_answered_are_left_out(charity: Charity) -> None:
    answered(charity, 4, CANARY)
    assert survey.answer(charity.tracked(charity.closed()), {"telling us": "1"}, "", MAY)
    (told,) = survey.told(charity.viewer("ruth"))
    assert set(told.counts) == {"telling us"}
    assert told.words == ()


def test_nothing_is_told_of_a_quarter_that_is_not_over(charity: Charity) -> None:
    answered(charity, 6)
    assert survey.told(replace(charity.viewer("ruth"), today=date(2026, 6, 30))) == ()
    assert survey.told(replace(charity.viewer("ruth"), today=date(2026, 7, 1)))[0].answered == 6
    assert survey.over_on(date(2026, 12, 31)) == date(2027, 1, 1)


def test_words_stand_in_an_order_that_says_nothing_of_time(charity: Charity) -> None:
    answered(charity, 8, CANARY)
    words = survey.told(charity.viewer("ruth"))[0].words
    assert words != tuple(sorted(words))
    first = survey.told(charity.viewer("ruth"))[0].words
    SurveyAnswer.objects.all().delete()
    for number in reversed(range(8)):
        survey.answer(charity.tracked(charity.closed()), WELL, f"{CANARY} {number}", MAY)
    assert survey.told(charity.viewer("ruth"))[0].words == first


def test_only_posts_that_reach_everything_read_it_and_nobody_of_another_organisation(charity: Charity) -> None:
    answered(charity, 5, CANARY)
    done = charity.closed()
    for viewer in (
        charity.viewer("joel"),
        charity.follower(done),
        scope.public(charity.place.id, "works-for-us", JULY.date()),
    ):
        with pytest.raises(NoSuchCase):
            survey.told(viewer)
    assert survey.told(replace(charity.viewer("ruth"), organisation=charity.place.id + 1)) == ()


def test_without_the_check_of_reach_anybody_would_read_it(charity: Charity, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(charity, 5, CANARY)
    monkeypatch.setattr(survey, "about_everybody", lambda viewer: viewer.organisation)
    assert CANARY in repr(survey.told(charity.viewer("joel")))


@pytest.mark.parametrize(
    ("day", "quarter"),
    [(date(2026, 1, 1), Quarter(2026, 1)), (date(2026, 3, 31), Quarter(2026, 1)), (date(2026, 4, 1), Quarter(2026, 2)),
     (date(2026, 12, 31), Quarter(2026, 4))],
)  # fmt: skip
def test_a_quarter_begins_and_ends_on_the_first_of_a_month(day: date, quarter: Quarter) -> None:
    assert apart.quarter_of(day) == quarter
    assert quarter.begins <= day < quarter.ends
    assert apart.quarter_of(quarter.ends) > quarter
