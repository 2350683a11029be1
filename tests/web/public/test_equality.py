"""WME-1.2.b: whoever has told something may say who they are; it is kept apart, and no case or page about one holds it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from putright.register.models import EqualityAnswer
from putright.register.organisations import Place
from putright.web.public import equality
from tests.register.apart_cast import everything_else
from tests.web.apart import OnPages
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.test_journey import Story

SENT = {"value.age": "75 or older", "value.religion": "buddhist", "value.sexual orientation": "bisexual"}
CANARIES = ("75 or older", "uddhist", "isexual")


def address(here: Place, code: str = "AAAAA") -> str:
    """Where somebody who has just been given a code is asked."""
    found = equality.link(here, code)
    assert found.startswith(f"/{here.slug}/tell-us/about-people/?ticket=")
    return found


def test_six_questions_with_a_way_out_of_each_and_of_all(employers: Place) -> None:
    page = Client().get(address(employers))
    said = main_of(page)
    assert "A few questions about you (optional)" in said
    assert "Nobody who deals with what you told us sees your answers" in said
    assert said.count("Prefer not to say") == 6
    for button in ("Send answers", "Skip these questions"):
        assert button in said


def test_answers_are_kept_once_and_the_person_goes_on(employers: Place) -> None:
    here, client = address(employers), Client()
    form = hidden_in(client.get(here))
    for _ in range(2):
        done = client.post("/west-midlands-employers/tell-us/about-people/", {**form, **SENT, "step": "send"})
        assert (done.status_code, done.headers["Location"]) == (302, "/west-midlands-employers/")
    row = EqualityAnswer.objects.get()
    assert row.answers == {"age": "75 or older", "religion": "buddhist", "sexual orientation": "bisexual"}
    assert row.month == timezone.localdate().replace(day=1)
    assert client.get(here).status_code == 302, "a ticket that was used leads on"


def test_skipping_keeps_nothing_and_goes_on(employers: Place) -> None:
    form = hidden_in(Client().get(address(employers)))
    skipped = Client().post("/west-midlands-employers/tell-us/about-people/", {**form, **SENT, "step": "skip"})
    assert skipped.status_code == 302
    assert not EqualityAnswer.objects.exists()


def test_nothing_answered_and_sent_keeps_nothing(employers: Place) -> None:
    form = hidden_in(Client().get(address(employers)))
    assert Client().post("/west-midlands-employers/tell-us/about-people/", {**form, "step": "send"}).status_code == 302
    assert not EqualityAnswer.objects.exists()


def test_an_answer_that_was_not_asked_for_is_refused(employers: Place) -> None:
    form = hidden_in(Client().get(address(employers)))
    page = Client().post("/west-midlands-employers/tell-us/about-people/", {**form, **SENT, "value.sex": "purple"})
    assert "<title>Error:" in page.text
    assert not EqualityAnswer.objects.exists()


def test_nobody_can_answer_without_a_ticket_or_with_an_old_one(employers: Place) -> None:
    stranger = "/west-midlands-employers/tell-us/about-people/"
    assert Client().get(stranger).status_code == 404
    for ticket in ("", "made-up", "a:b:c"):
        page = Client().post(stranger, {"ticket": ticket, **SENT, "step": "send"})
        assert page.status_code == 409
        assert "No answers were kept" in main_of(page)
    here = address(employers)
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        assert Client().get(here).status_code == 404
    assert not EqualityAnswer.objects.exists()


def test_an_organisation_whose_procedure_does_not_ask_gives_out_no_ticket(employers: Place, migrants: Place) -> None:
    assert equality.link(migrants, "AAAAA") == ""
    ticket = address(employers).partition("?")[2]
    assert Client().get(f"/{migrants.slug}/tell-us/about-people/?{ticket}").status_code == 404


def test_where_the_person_goes_afterwards_is_named_by_the_address_alone(employers: Place) -> None:
    request = RequestFactory().post("/", {"step": "skip", "after": "https://elsewhere.example", "next": "//elsewhere"})
    assert _asked(request, employers, "public-how").headers["Location"] == "/west-midlands-employers/how-it-works/"


def _asked(request: HttpRequest, here: Place, after: str) -> HttpResponse:
    return equality.equality(request, organisation=here.slug, after=after)


def test_no_cookie_is_set_but_the_one_against_forgery(employers: Place) -> None:
    client = Client()
    form = hidden_in(client.get(address(employers)))
    client.post("/west-midlands-employers/tell-us/about-people/", {**form, **SENT, "step": "send"})
    assert set(client.cookies) <= {"csrftoken", "__Host-csrftoken", "__Secure-csrftoken"}


def test_nothing_on_any_page_about_the_case_holds_the_answers(employers: Place) -> None:
    story = Story(employers)
    page = Client().get(equality.link(employers, story.code))
    sent = {**hidden_in(page), **SENT, "step": "send"}
    assert Client().post("/west-midlands-employers/tell-us/about-people/", sent).status_code == 302
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    letter = story.form("Imani Cole", "send-letter/acknowledgement", {"words.handler contact": "Ring Farah"})
    story.does("Imani Cole", "send-letter/acknowledgement", **{"words.handler contact": "Ring Farah"})
    desk = signed_in("Imani Cole")
    pages = [letter, story.tracked(), desk.get("/west-midlands-employers/desk/equality/")]
    for name in ("Imani Cole", "Farah Khan"):
        client = signed_in(name)
        pages += [client.get(f"/{employers.slug}/desk/case/{story.ref}/"), client.get(f"/{employers.slug}/desk/")]
        pages += [client.post(f"/{employers.slug}/desk/search/", {"text": text}) for text in (story.reference, "Field")]
    found = desk.post(f"/{employers.slug}/desk/search/", {"text": "buddhist"})
    assert "No case" in main_of(found) or story.ref not in found.text
    link = story.tracked().text.split("/track/letter/")[1].split('/"')[0]
    pages.append(story.complainant.get(f"/{employers.slug}/track/letter/{link}/"))
    for shown in pages:
        assert not [canary for canary in CANARIES if canary in shown.text]
    assert not [canary for canary in CANARIES if canary in everything_else()]
    assert EqualityAnswer.objects.count() == 1


def test_the_canaries_would_be_seen_where_a_page_shows_them(db: None) -> None:
    charity = OnPages()
    row = EqualityAnswer.objects.create(
        organisation_id=charity.place.id, month=timezone.localdate(), answers={"religion": "buddhist"}
    )
    assert "buddhist" not in everything_else()
    assert "buddhist" in repr(row.answers)


@pytest.mark.parametrize("answers", [1, 4])
def test_a_few_answers_are_not_shown_at_the_desk(employers: Place, answers: int) -> None:
    for number in range(answers):
        EqualityAnswer.objects.create(
            pk=number + 1, organisation_id=employers.id, month="2020-01-01", answers={"sex": "female"}
        )
    said = main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/equality/"))
    assert "January to March 2020" in said
    assert "Fewer than 5 people answered, so nothing is shown." in said
    assert "Female" not in said
