"""WFU-20: whoever complained is asked how it was, once it is over, and nothing of a case holds what they answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from putright.register.models import SurveyAnswer
from putright.register.organisations import Place
from tests.register.apart_cast import JULY, MAY, everything_else
from tests.web.apart import OnPages
from tests.web.cast import main_of
from tests.web.test_journey import Story

LINK = "Tell us how we did – 1 minute"
CANARY = "Zanzibar was closed on my birthday"
SENT = {"value.telling us": "4", "value.treated fairly": "1", "words.better": CANARY}


@pytest.fixture
def charity(db: None) -> OnPages:
    """Works for Us in July."""
    with time_machine.travel(JULY, tick=False):
        return OnPages()


@time_machine.travel(JULY, tick=False)
def test_a_case_that_is_closed_leads_to_three_questions_and_thanks(charity: OnPages) -> None:
    client = charity.browser(charity.closed(JULY))
    assert LINK in main_of(client.get("/works-for-us/track/case/"))
    form = client.get("/works-for-us/track/survey/")
    for question in (
        "How easy was it to tell us?",
        "Did we keep you informed?",
        "Did you feel heard and treated fairly?",
    ):
        assert question in main_of(form)
    assert form.text.count('type="radio"') == 15
    assert "Thank you" in main_of(client.post("/works-for-us/track/survey/", SENT))
    row = SurveyAnswer.objects.get()
    assert (row.answers, row.words) == ({"telling us": "4", "treated fairly": "1"}, CANARY)
    assert LINK not in main_of(client.get("/works-for-us/track/case/"))


@time_machine.travel(JULY, tick=False)
def test_sent_twice_it_is_the_same_thanks_and_one_answer(charity: OnPages) -> None:
    client = charity.browser(charity.closed(JULY))
    first, second = (client.post("/works-for-us/track/survey/", SENT) for _ in range(2))
    assert main_of(first) == main_of(second) == main_of(client.get("/works-for-us/track/survey/"))
    assert SurveyAnswer.objects.count() == 1


@time_machine.travel(JULY, tick=False)
def test_no_question_has_to_be_answered_but_one(charity: OnPages) -> None:
    client = charity.browser(charity.closed(JULY))
    empty = client.post("/works-for-us/track/survey/", {})
    assert "<title>Error:" in empty.text
    assert "Answer at least one question" in main_of(empty)
    wrong = client.post("/works-for-us/track/survey/", {**SENT, "value.telling us": "6"})
    assert CANARY in wrong.text, "nothing is typed twice"
    assert "choose one of the answers listed" in main_of(wrong)
    assert not SurveyAnswer.objects.exists()
    client.post("/works-for-us/track/survey/", {"words.better": "Ring back."})
    assert SurveyAnswer.objects.get().answers == {}


@time_machine.travel(JULY, tick=False)
def test_it_is_asked_of_nobody_whose_case_is_open_or_was_closed_long_ago_and_of_no_stranger(charity: OnPages) -> None:
    for done in (charity.complaint(JULY), charity.closed(JULY - timedelta(days=91))):
        client = charity.browser(done)
        assert LINK not in main_of(client.get("/works-for-us/track/case/"))
        assert client.get("/works-for-us/track/survey/").status_code == 404
        assert client.post("/works-for-us/track/survey/", SENT).status_code == 409
    stranger = type(client)().get("/works-for-us/track/survey/")
    assert stranger.headers["Location"] == "/works-for-us/track/"
    assert not SurveyAnswer.objects.exists()


def test_an_organisation_whose_procedure_does_not_ask_has_no_link(employers: Place) -> None:
    story = Story(employers)
    assert LINK not in main_of(story.tracked())
    assert story.complainant.get(f"/{employers.slug}/track/survey/").status_code == 404


def test_nothing_on_any_page_about_the_case_holds_the_answers(charity: OnPages) -> None:
    with time_machine.travel(MAY, tick=False):
        done = charity.closed()
        assert "Thank you" in main_of(charity.browser(done).post("/works-for-us/track/survey/", SENT))
        follower = charity.browser(done).get("/works-for-us/track/case/")
    with time_machine.travel(JULY, tick=False):
        pages = [follower]
        for person in ("amina", "ruth"):
            desk = charity.desk(person)
            case = f"/works-for-us/desk/case/{done.ref}/"
            pages += [desk.get(case), desk.get("/works-for-us/desk/"), desk.get("/works-for-us/desk/?whose=mine")]
            pages += [desk.post("/works-for-us/desk/search/", {"text": text}) for text in ("Zanzibar", "birthday")]
            pages.append(desk.get("/works-for-us/desk/survey/"))
    assert any("Stopped by the person who complained" in page.text for page in pages), "the case itself is seen"
    for page in pages:
        assert CANARY not in page.text
    assert CANARY not in everything_else()


def test_whoever_reads_the_clock_sees_only_the_month(charity: OnPages) -> None:
    with time_machine.travel(JULY + timedelta(days=11, hours=3), tick=False):
        charity.browser(charity.closed(timezone.now())).post("/works-for-us/track/survey/", SENT)
    assert SurveyAnswer.objects.get().month.isoformat() == "2026-07-01"
