"""WFU-20 and WME-1.2.b, the figures that belong to no case: for posts that see everything, by quarters that are over."""

from __future__ import annotations

import time_machine
from django.test import Client

from putright.register.models import EqualityAnswer, SurveyAnswer
from putright.register.organisations import Place
from tests.register.apart_cast import JULY
from tests.web.apart import OnPages
from tests.web.cast import main_of, signed_in

SURVEY, EQUALITY = "/works-for-us/desk/survey/", "/west-midlands-employers/desk/equality/"


def surveyed(here: Place, times: int, month: str = "2026-05-01") -> None:
    """So many people answered in a month."""
    for number in range(times):
        answers = {"telling us": "5", "treated fairly": str(number % 5 + 1)}
        SurveyAnswer.objects.create(organisation_id=here.id, month=month, answers=answers, words=f"Said {number}.")


@time_machine.travel(JULY, tick=False)
def test_how_people_found_it_is_told_by_quarter(db: None) -> None:
    charity = OnPages()
    surveyed(charity.place, 7)
    surveyed(charity.place, 4, "2026-02-01")
    surveyed(charity.place, 9, "2026-07-01")
    said = main_of(charity.desk("ruth").get(SURVEY))
    assert "April to June 2026 7 people answered." in said
    assert "Very easy 7 Easy 0" in said
    assert "January to March 2026 Fewer than 5 people answered, so nothing is shown." in said
    assert "July" not in said
    assert "Thursday 1 October 2026" in said
    assert said.count("Said ") == 7


@time_machine.travel(JULY, tick=False)
def test_only_posts_that_see_everything_are_led_there_and_let_in(db: None) -> None:
    charity = OnPages()
    surveyed(charity.place, 7)
    assert "How people found it" in main_of(charity.desk("ruth").get("/works-for-us/desk/"))
    assert "How people found it" not in main_of(charity.desk("joel").get("/works-for-us/desk/"))
    for path in (SURVEY, "/works-for-us/desk/equality/"):
        assert charity.desk("joel").get(path).status_code == 404
        assert Client().get(path).status_code == 302


def test_who_tells_us_things_keeps_back_what_could_be_worked_out(employers: Place) -> None:
    for number, sex in enumerate(["female"] * 12 + ["male"] * 7 + ["not said"]):
        EqualityAnswer.objects.create(
            pk=number + 1, organisation_id=employers.id, month="2025-11-01", answers={"sex": sex}
        )
    said = main_of(signed_in("Imani Cole").get(EQUALITY))
    assert "October to December 2025 20 people answered." in said
    assert "Female 12 Male not shown Prefer not to say not shown Answered this 20" in said
    assert "How old are you? Fewer than 5 people answered this." in said


def test_another_organisations_answers_are_not_there(employers: Place, migrants: Place) -> None:
    for number in range(9):
        EqualityAnswer.objects.create(
            pk=number + 1, organisation_id=migrants.id, month="2025-11-01", answers={"sex": "male"}
        )
    said = main_of(signed_in("Imani Cole").get(EQUALITY))
    assert "There is nothing to show yet." in said
    assert "2025" not in said


def test_an_organisation_that_does_not_ask_says_so(employers: Place) -> None:
    client = signed_in("Imani Cole")
    assert "Your procedure does not ask this now." in main_of(client.get(f"/{employers.slug}/desk/survey/"))
    assert "Who tells us things" in main_of(client.get(f"/{employers.slug}/desk/"))
    assert "How people found it" not in main_of(client.get(f"/{employers.slug}/desk/"))
