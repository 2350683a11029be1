"""Following a case: with the right reference and code alone, and only one's own."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from putright.register import tracking
from putright.register.organisations import Place
from tests.web.cast import complain, hidden_in, main_of


@pytest.fixture(autouse=True)
def _no_tries_yet(db: None) -> None:
    cache.clear()


def opened(here: Place, reference: str, code: str) -> Client:
    client = Client()
    page = client.post(f"/{here.slug}/track/", {"value.reference": reference, "value.code": code})
    assert page.status_code == 302, main_of(page)
    return client


def test_reference_and_code_open_the_case_and_show_the_next_date(employers: Place) -> None:
    client = opened(employers, *complain(employers))
    said = main_of(client.get(f"/{employers.slug}/track/case/"))
    assert "Stage 1, making a complaint" in said
    assert "We say that we have your complaint and who looks into it By " in said
    assert "How this was worked out" in said
    assert "The room was locked <again>." in said


def test_a_code_may_be_pasted_with_spaces_and_small_letters(employers: Place) -> None:
    reference, code = complain(employers)
    opened(employers, reference.upper().replace("-", " "), code.lower().replace("-", " "))


def test_whatever_is_wrong_the_answer_is_the_same(employers: Place, migrants: Place) -> None:
    reference, code = complain(employers)
    other = complain(employers, request_key="other")[0]
    wrong = [(other, code), (reference, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA"), ("nothing", code)]
    said = set()
    for typed, key in wrong:
        page = Client().post(f"/{employers.slug}/track/", {"value.reference": typed, "value.code": key})
        said.add(main_of(page).replace(typed, "").replace(key, ""))
    assert len(said) == 1
    assert "Check the reference and the code" in said.pop()
    elsewhere = Client().post(f"/{migrants.slug}/track/", {"value.reference": reference, "value.code": code})
    assert "Check the reference and the code" in main_of(elsewhere)


def test_after_five_tries_even_the_right_code_has_to_wait(employers: Place) -> None:
    reference, code = complain(employers)
    client = Client()
    for _ in range(5):
        client.post(f"/{employers.slug}/track/", {"value.reference": reference, "value.code": "wrong"})
    page = client.post(f"/{employers.slug}/track/", {"value.reference": reference, "value.code": code})
    assert "wait 15 minutes" in main_of(page)


def test_nobody_gets_in_without_the_code_and_the_cookie_does_not_hold_it(employers: Place) -> None:
    assert Client().get(f"/{employers.slug}/track/case/").status_code == 302
    client = opened(employers, *(made := complain(employers)))
    assert made[1].replace("-", "") not in str(client.cookies).replace("-", "")


def test_a_cookie_that_was_made_up_or_moved_from_another_organisation_opens_nothing(
    employers: Place, migrants: Place
) -> None:
    reference, code = complain(employers)
    client = opened(employers, reference, code)
    kept = client.cookies["opened"].value
    client.cookies["opened"] = kept[:-1] + ("a" if kept[-1] != "a" else "b")
    assert client.get(f"/{employers.slug}/track/case/").status_code == 302
    client.cookies["opened"] = tracking.hashed(code)
    assert client.get(f"/{employers.slug}/track/case/").status_code == 302
    client.cookies["opened"] = kept
    assert client.get(f"/{employers.slug}/track/case/").status_code == 200
    assert client.get(f"/{migrants.slug}/track/case/").status_code == 302


def test_no_row_is_kept_of_a_visit_by_somebody_without_an_account(employers: Place) -> None:
    opened(employers, *complain(employers)).get(f"/{employers.slug}/track/case/")
    assert not Session.objects.exists()


def test_leaving_locks_the_page(employers: Place) -> None:
    client = opened(employers, *complain(employers))
    client.post(f"/{employers.slug}/track/leave/")
    assert client.get(f"/{employers.slug}/track/case/").status_code == 302


def test_a_message_is_added_and_read_back(employers: Place) -> None:
    client = opened(employers, *complain(employers))
    address = f"/{employers.slug}/track/do/record-communication/-/"
    form = client.get(address)
    wrong = client.post(address, hidden_in(form))
    assert "<title>Error:" in wrong.text
    done = client.post(address, {**hidden_in(form), "words.message": "It happened again"})
    assert "We have it" in main_of(done)
    said = main_of(client.get(f"/{employers.slug}/track/case/"))
    assert "You sent us a message" in said
    assert "It happened again" in said


def test_what_is_not_open_is_said_to_be_not_open(employers: Place) -> None:
    client = opened(employers, *complain(employers))
    page = client.get(f"/{employers.slug}/track/do/use-right/appeal/")
    assert page.status_code == 404
    assert "This cannot be done now" in main_of(page)


def test_a_letter_that_is_not_there_is_not_found(employers: Place) -> None:
    client = opened(employers, *complain(employers))
    assert client.get(f"/{employers.slug}/track/letter/1/").status_code == 404
    assert client.get(f"/{employers.slug}/track/letter/99/").status_code == 404
    assert Client().get(f"/{employers.slug}/track/letter/1/").status_code == 404
