"""WFU-4, WFU-5 and WFU-21: put right on the spot and recorded on one screen, with a cause, without a name."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from putright.register.models import CaseRow
from putright.register.organisations import Place
from putright.web.desk.naming import lookalikes
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.conftest import _organisation

pytestmark = pytest.mark.django_db
ADDRESS = "/works-for-us/desk/record/put-right-at-once/"
CAUSE = "The letter went to the old address."


@pytest.fixture
def charity(db: None) -> Place:
    """The small charity."""
    return _organisation("works-for-us")


@pytest.fixture
def desk(charity: Place) -> Client:
    """Somebody at its front desk."""
    return signed_in("Amina Hassan")


def logs(desk: Client, cause: str = CAUSE, **more: str) -> HttpResponse:
    """Write it down and save it; the page that follows."""
    form = desk.get(ADDRESS)
    sent = {**hidden_in(form), **filled_in(form), "words.cause": cause, "words.what was done": "Sent it again.",
            "value.categories": "mistake", **more}  # fmt: skip
    return desk.post(ADDRESS, sent, follow=True)


def filled_in(form: HttpResponse) -> dict[str, str]:
    """What stands in the form beforehand: the day, and how it came."""
    text = form.text
    day = {f"value.received on-{part}": re.findall(rf'name="value.received on-{part}"[^>]*value="(\d+)"', text)[0]
           for part in ("day", "month", "year")}  # fmt: skip
    channel = re.findall(r'name="value.channel" type="radio" value="([^"]+)"[^>]* checked', text)
    return {**day, "value.channel": channel[0]}


def kept(charity: Place) -> list[CaseRow]:
    return list(CaseRow.unscoped.filter(organisation=charity.id))


def test_it_is_kept_by_one_form_and_there_is_no_field_for_a_name(charity: Place, desk: Client) -> None:
    form = desk.get(ADDRESS)
    assert 'name="value.name"' not in form.text
    assert "This record is kept without a name." in main_of(form)
    page = main_of(logs(desk))
    assert "Saved at" in page
    assert f"1 in the last 7 days. {CAUSE}" in page
    (row,) = kept(charity)
    assert (row.feedback, row.complainant, row.counts_as, row.closed_as) == (
        "put right at once",
        "",
        "",
        "put right at once",
    )


def test_without_a_cause_it_is_not_kept(charity: Place, desk: Client) -> None:
    page = logs(desk, "")
    assert "<title>Error: " in page.text
    assert "Sent it again." in page.text
    assert kept(charity) == []


def test_what_looks_like_a_name_is_asked_about_before_it_is_kept(charity: Place, desk: Client) -> None:
    page = logs(desk, "Mrs Brook rang from 01632 960123.")
    said = main_of(page)
    assert "This looks like a name, a number or an address: 01632 960123, Mrs Brook" in said
    assert "Mrs Brook rang from 01632 960123.</textarea>" in page.text
    assert kept(charity) == []
    assert "Saved at" in main_of(logs(desk, "Mrs Brook rang from 01632 960123.", **{"all the same": "yes"}))
    assert len(kept(charity)) == 1


def test_sent_twice_it_is_kept_once(charity: Place, desk: Client) -> None:
    key = {"request_key": "k" * 24}
    for _ in range(2):
        logs(desk, **key)
    assert len(kept(charity)) == 1


NAMED = (
    "Mrs Brook rang", "We told Ada Brook so", "Ada Brook was cross", "ring 01632 960 123", "ada@mail.example wrote",
    "she lives at B1 2AB", "Dr. Lee came", "number 12345678",
)  # fmt: skip
PLAIN = (
    CAUSE, "The lift was out of order. We moved the class down.", "3 people waited 20 minutes on 4 May",
    "We rang IT; the PDF was wrong.", "",
)  # fmt: skip


@pytest.mark.parametrize("text", NAMED)
def test_names_numbers_and_addresses_are_noticed(text: str) -> None:
    assert lookalikes(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_let_through(text: str) -> None:
    assert lookalikes(text) == ()


def test_a_service_may_be_named() -> None:
    assert lookalikes("the Adult Training team", frozenset({"adult training"})) == ()
    assert lookalikes("the Adult Training team") == ("Adult Training",)
