"""What a procedure does not deal with: who can help is said at once, nothing is lost, and there is always a way on."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from putright.register import setup
from putright.register.organisations import Place
from tests.web.cast import COMPLAINT, complain, main_of, signed_in, tell

PROCEDURES = Path(__file__).parents[3] / "procedures"


@pytest.fixture
def council(db: None) -> Place:
    """The council, whose procedure leaves out most."""
    return setup.organisation_from(PROCEDURES / "dudley-council", demo=True)


@pytest.fixture
def commissioner(db: None) -> Place:
    """The police commissioner's office, where it matters who decided."""
    return setup.organisation_from(PROCEDURES / "west-midlands-opcc", demo=True)


BINS = {**COMPLAINT, "value.service": "waste care", "value.categories": "poor service", "value.first time": "no"}


def page_of(here: Place, name: str, kind: str = "complaint") -> str:
    return reverse("public-page", args=[here.slug, kind, name])


def test_a_first_report_becomes_a_request_with_nothing_typed_lost(council: Place) -> None:
    client = Client()
    client.post(page_of(council, "what-happened"), {"words.what happened": "The lamp is out"})
    told = client.post(page_of(council, "first-time"), {"value.first time": "yes"}, follow=True)
    assert "This may be something we can just do" in main_of(told)
    request = client.post(told.request["PATH_INFO"], {"go": "request"}, follow=True)
    assert request.request["PATH_INFO"] == page_of(council, "matter", "service-request")
    assert "The lamp is out</textarea>" in request.text


def test_a_first_report_may_still_be_a_complaint_and_staff_see_that_it_is_one(council: Place) -> None:
    reference, _ = complain(council, **{**BINS, "value.first time": "yes"})
    case = signed_in("Nadia Aziz").get(f"/{council.slug}/desk/case/{_ref(council, reference)}/")
    assert "Is this the first time you ask for this or report it?" in main_of(case)


def _ref(here: Place, number: str) -> str:
    from putright.register.models import CaseRow

    return CaseRow.unscoped.get(number=number).ref


def test_everything_outside_is_listed_with_none_of_these_last(council: Place) -> None:
    page = main_of(Client().get(page_of(council, "limits")))
    for outside in ("Is it about a school?", "Is it about a councillor?", "Is a court dealing with it already?"):
        assert outside in page
    assert "first time" not in page
    assert page.index("None of these") > page.index("whistleblowing")


def test_who_can_help_is_said_with_a_way_on_and_a_way_out(employers: Place) -> None:
    client = Client()
    page = client.post(page_of(employers, "limits"), {"value.exclusions": "government policy"}, follow=True)
    assert "Your Member of Parliament" in main_of(page)
    out = client.post(page.request["PATH_INFO"], {"go": "elsewhere"})
    assert "Nothing was sent to us" in main_of(out)
    assert "Your Member of Parliament" in main_of(out)
    on = client.post(page.request["PATH_INFO"], {"go": "on"}, follow=True)
    assert on.request["PATH_INFO"] == page_of(employers, "for")


def test_what_they_said_is_on_record_when_they_send_it_all_the_same(employers: Place) -> None:
    reference, _ = complain(employers, **{"value.exclusions": "government policy"})
    case = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{reference.replace('-', '')}/")
    assert "Is it about what the government has decided?" in main_of(case)


def test_a_service_with_a_way_of_its_own_is_told_after_the_service_was_chosen(council: Place) -> None:
    client = Client()
    page = client.post(page_of(council, "service"), {"value.service": "adult social care"}, follow=True)
    assert "The social care complaints team" in main_of(page)
    page = client.post(page_of(council, "service"), {"value.service": "waste care"}, follow=True)
    assert page.request["PATH_INFO"] == page_of(council, "what-happened")


def test_the_check_names_who_can_help_until_the_answer_that_decides_it(commissioner: Place) -> None:
    policy = {**COMPLAINT, "value.service": "", "value.categories": "other", "value.exclusions": "policy or decision"}
    assert "We may not be able to look into this" in main_of(tell(commissioner, Client(), answers=policy))


def test_with_nothing_ticked_nobody_is_sent_elsewhere(council: Place) -> None:
    check = tell(council, Client(), answers={**BINS, "value.exclusions": "none of these"})
    assert check.request["PATH_INFO"].endswith("/check/")
    assert "We may not be able to look into this" not in main_of(check)


def test_a_page_that_tells_something_is_not_there_where_it_has_nothing_to_tell(employers: Place) -> None:
    client = Client()
    assert client.get(reverse("public-told", args=[employers.slug, "complaint", "nonsense"])).status_code == 404
    assert client.get(reverse("public-told", args=[employers.slug, "complaint", "first"])).status_code == 302
