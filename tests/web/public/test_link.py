"""Coming back without a code: a link to the address that is known, the same answer whatever was typed, and a new code."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from putright.correspondence import links
from putright.register.organisations import Place
from tests.web.cast import code_in, complain, main_of


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is sent in a while is sent at once, so that a test can look at it."""
    monkeypatch.setattr(links, "post", links.send)


def asks(here: Place, reference: str, email: str) -> str:
    page = Client().post(reverse("public-link", args=[here.slug]), {"value.reference": reference, "value.email": email})
    return main_of(page)


def link_in(message: object) -> str:
    found = re.search(r"http://testserver(\S+)", str(message))
    assert found
    return found[1]


def test_a_link_to_the_known_address_opens_the_case_once_the_button_is_pressed(employers: Place) -> None:
    reference, _ = complain(employers)
    asks(employers, reference.upper().replace("-", " "), "JO@mail.example")
    (sent,) = mail.outbox
    assert "The room was locked" not in str(sent.message())
    client, link = Client(), link_in(sent.body)
    assert "Open it" in main_of(client.get(link))
    assert client.get(reverse("public-case", args=[employers.slug])).status_code == 302
    assert "The room was locked" in main_of(client.post(link, follow=True))


def test_whatever_is_typed_the_answer_is_the_same_and_nothing_is_sent_to_strangers(
    employers: Place, migrants: Place
) -> None:
    reference, _ = complain(employers)
    said = {
        asks(employers, reference, "jo@mail.example"),
        asks(employers, reference, "somebody@mail.example"),
        asks(employers, "nothing at all", "jo@mail.example"),
    }
    assert len(said) == 1
    asks(migrants, reference, "jo@mail.example")
    assert [one.to for one in mail.outbox] == [["jo@mail.example"]]


def test_a_case_without_an_address_is_opened_to_no_empty_one(employers: Place) -> None:
    reference, _ = complain(employers, **{"value.for": "nobody"})
    assert "Enter" in asks(employers, reference, "")
    assert mail.outbox == []


def test_of_two_people_the_one_who_follows_the_case_gets_the_link(employers: Place) -> None:
    about = {"value.for": "somebody", "value.other name": "Mrs Field", "value.spoken for": "agrees"}
    reference, _ = complain(employers, **about)
    asks(employers, reference, "jo@mail.example")
    assert len(mail.outbox) == 1


def test_a_link_that_is_old_made_up_or_for_elsewhere_opens_nothing(employers: Place, migrants: Place) -> None:
    reference, _ = complain(employers)
    asks(employers, reference, "jo@mail.example")
    link = link_in(mail.outbox[0].body)
    for address in (link[:-3] + "aa/", link.replace(employers.slug, migrants.slug)):
        assert Client().post(address).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        page = Client().post(link)
    assert page.status_code == 404
    assert "This link works no longer" in main_of(page)


def test_a_new_code_opens_the_case_and_the_old_one_does_not(employers: Place) -> None:
    client = Client()
    reference, old = complain(employers, client)
    page = client.post(reverse("public-new-code", args=[employers.slug]))
    new = code_in(page)
    assert "The room was locked" in main_of(client.get(reverse("public-case", args=[employers.slug])))
    track = reverse("public-track", args=[employers.slug])
    opens = [
        Client().post(track, {"value.reference": reference, "value.code": code}).status_code for code in (old, new)
    ]
    assert opens == [200, 302]


def test_a_link_made_for_an_old_code_is_over_once_there_is_a_new_one(employers: Place) -> None:
    client = Client()
    reference, _ = complain(employers, client)
    asks(employers, reference, "jo@mail.example")
    client.post(reverse("public-new-code", args=[employers.slug]))
    assert Client().post(link_in(mail.outbox[0].body)).status_code == 404


def test_nobody_gets_a_new_code_without_having_opened_the_case(employers: Place) -> None:
    complain(employers)
    assert Client().post(reverse("public-new-code", args=[employers.slug])).status_code == 302
