"""Stopping half way: the link goes on anywhere, is sent to few, and what was thrown away is gone."""

from __future__ import annotations

import re

from django.core import mail
from django.test import Client
from django.urls import reverse

from putright.register import drafts
from putright.register.organisations import Place
from tests.web.cast import main_of, tell

WORDS = "The room was locked and zanzibar"


def begun(here: Place) -> Client:
    client = Client()
    client.post(reverse("public-page", args=[here.slug, "complaint", "what-happened"]), {"words.what happened": WORDS})
    return client


def link_of(here: Place, client: Client) -> str:
    """The link as it is shown."""
    found = re.search(
        r'href="http://testserver([^"]+/back/[^"]+)"', client.get(reverse("public-later", args=[here.slug])).text
    )
    assert found
    return found[1]


def test_the_link_goes_on_in_another_browser(employers: Place) -> None:
    link = link_of(employers, begun(employers))
    other = Client()
    other.get(link, follow=True)
    page = other.get(reverse("public-page", args=[employers.slug, "complaint", "what-happened"]))
    assert WORDS in page.text


def test_the_start_page_offers_to_go_on(employers: Place) -> None:
    page = begun(employers).get(f"/{employers.slug}/")
    assert "Go on where you stopped" in main_of(page)
    assert "Go on where you stopped" not in main_of(Client().get(f"/{employers.slug}/"))


def test_a_wrong_link_and_one_of_another_organisation_say_so_gently(employers: Place, migrants: Place) -> None:
    link = link_of(employers, begun(employers))
    unknown = reverse("public-back", args=[employers.slug, drafts.new().token])
    for address in (unknown, link.replace(employers.slug, migrants.slug)):
        page = Client().get(address)
        assert page.status_code == 404
        assert "These answers are no longer here" in main_of(page)


def test_the_link_is_sent_by_mail_with_nothing_that_was_written(employers: Place) -> None:
    client = begun(employers)
    page = client.post(reverse("public-later", args=[employers.slug]), {"value.email": "jo@mail.example"})
    assert "We sent it" in main_of(page)
    (sent,) = mail.outbox
    assert sent.to == ["jo@mail.example"]
    assert link_of(employers, client) in str(sent.body)
    assert "zanzibar" not in str(sent.message())
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


def test_one_address_is_not_flooded_and_a_wrong_one_is_told(employers: Place) -> None:
    client, address = begun(employers), reverse("public-later", args=[employers.slug])
    assert "Enter an e-mail address" in client.post(address, {"value.email": "nonsense"}).text
    for _ in range(3):
        client.post(address, {"value.email": "jo@mail.example"})
    assert "We could not send it just now" in main_of(client.post(address, {"value.email": "JO@mail.example"}))
    assert len(mail.outbox) == 3


def test_what_is_thrown_away_is_gone(employers: Place) -> None:
    client = begun(employers)
    link = link_of(employers, client)
    client.post(reverse("public-stop", args=[employers.slug]))
    assert Client().get(link).status_code == 404
    assert WORDS not in client.get(reverse("public-page", args=[employers.slug, "complaint", "what-happened"])).text


def test_once_sent_the_link_opens_nothing(employers: Place) -> None:
    client = begun(employers)
    link = link_of(employers, client)
    check = tell(employers, client)
    assert "We have it" in client.post(check.request["PATH_INFO"], follow=True).text
    assert Client().get(link).status_code == 404


def test_without_answers_there_is_no_link_to_get(employers: Place) -> None:
    assert Client().get(reverse("public-later", args=[employers.slug])).status_code == 302
    assert Client().post(reverse("public-stop", args=[employers.slug])).status_code == 404
