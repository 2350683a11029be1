"""The page on which one case is opened for a day: the same answer whether or not there is such a case; then it is only read."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse

from putright.core.casework.office import AdministratorNamed
from putright.register.organisations import Place
from tests.web.cast import main_of, signed_in
from tests.web.desk.leave import BOSS, hand_over, noted, person, when

pytestmark = pytest.mark.django_db


def asks(here: Place, case: str) -> HttpResponse:
    sent = {"value.case": case, "words.reason": "The police asked."}
    return signed_in(BOSS).post(f"/{here.slug}/desk/people/open-a-case/", sent, follow=True)


def test_whoever_asks_is_told_the_same_whether_or_not_there_is_such_a_case(employers: Place) -> None:
    story = hand_over(employers)
    said = [main_of(asks(employers, case)) for case in (story.ref, story.reference, "WME-2026-99999", "nothing")]
    assert len(set(said)) == 1
    assert "Asked. If there is such a case" in said[0]
    assert "There is a problem" in asks(employers, "").text


def test_somebody_else_agrees_and_the_case_is_read_and_cannot_be_worked_on(employers: Place) -> None:
    story = hand_over(employers)
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    noted(employers, AdministratorNamed(**when(), person=person("Tom Reyes")))
    page = f"/{employers.slug}/desk/people/open-a-case/"
    case = f"/{employers.slug}/desk/case/{story.ref}/"
    asks(employers, story.ref)
    assert signed_in(BOSS).get(case).status_code == 404
    asked = signed_in("Tom Reyes").get(page)
    assert "Sol Adeyemi asks to read" in main_of(asked)
    answer = re.search(r'action="([^"]+/open-a-case/\d+/)"', asked.text)
    assert answer
    assert signed_in(BOSS).post(answer[1], {"answer": "agree"}).status_code == 404
    assert "24 hours" in main_of(signed_in("Tom Reyes").post(answer[1], {"answer": "agree"}, follow=True))
    client = signed_in(BOSS)
    assert case in client.get(page).text
    read = client.get(case)
    assert "The room was locked" in main_of(read)
    assert "/do/" not in read.text
    assert client.get(f"{case}do/add-note/-/main/").status_code == 404
    assert client.post(f"{case}do/add-note/-/main/", {"words.note": "Mine."}).status_code == 404
    told = main_of(signed_in("Farah Khan").get(f"/{employers.slug}/desk/"))
    assert "Sol Adeyemi may read this case until" in told
    assert "The reason given: The police asked." in told
    assert "may read one case for a day." in main_of(client.get(f"/{employers.slug}/desk/people/changes/"))


def test_others_do_not_find_the_page(employers: Place) -> None:
    assert signed_in("Owen Hart").get(f"/{employers.slug}/desk/people/open-a-case/").status_code == 404
