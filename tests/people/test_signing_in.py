"""Signing in tells nobody which addresses are known, and cannot be tried again and again."""

from __future__ import annotations

import re

import pytest
import time_machine
from allauth.account import app_settings
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client

from putright.people.accounts import close
from putright.people.models import User

pytestmark = pytest.mark.django_db
PHRASE = "a long pass phrase"
KNOWN, UNKNOWN = "imani@office.example", "nobody@office.example"


@pytest.fixture(autouse=True)
def _known() -> None:
    """One account, and nothing counted yet."""
    caches["default"].clear()
    User.objects.create_user(KNOWN, PHRASE, name="Imani Cole")


def tries(email: str, password: str = "wrong", client: Client | None = None) -> HttpResponse:
    return (client or Client()).post("/accounts/login/", {"login": email, "password": password})


def said(page: HttpResponse) -> str:
    """All of a page but what differs with every page, and the address typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|nonce-[^\' ]*', "", page.text)
    return text.replace(KNOWN, "").replace(UNKNOWN, "")


def test_a_wrong_password_is_answered_alike_for_known_unknown_and_closed_accounts() -> None:
    shut = User.objects.create_user("shut@office.example", PHRASE)
    close(shut.reference)
    known, unknown, closed = (tries(one) for one in (KNOWN, UNKNOWN, "shut@office.example"))
    assert known.status_code == unknown.status_code == closed.status_code == 200
    assert said(known) == said(unknown) == said(closed).replace("shut@office.example", "")
    assert "There is a problem" in known.text


def test_asking_for_a_new_password_is_answered_alike() -> None:
    pages = [Client().post("/accounts/password/reset/", {"email": one}, follow=True) for one in (KNOWN, UNKNOWN)]
    assert [page.status_code for page in pages] == [200, 200]
    assert said(pages[0]) == said(pages[1])


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_after_five_wrong_passwords_an_address_is_refused_even_the_right_one(email: str) -> None:
    pages = [tries(email) for _ in range(5)]
    assert all("Too many" not in page.text for page in pages)
    client = Client()
    refused = tries(email, PHRASE, client)
    assert refused.status_code == 200
    assert "Too many failed login attempts" in refused.text
    assert "_auth_user_id" not in client.session


def test_too_many_tries_are_answered_alike_for_known_and_unknown_addresses() -> None:
    for email in (KNOWN, UNKNOWN):
        for _ in range(5):
            tries(email)
    known, unknown = tries(KNOWN), tries(UNKNOWN)
    assert known.status_code == unknown.status_code
    assert said(known) == said(unknown)


def test_five_minutes_later_the_right_password_signs_in() -> None:
    with time_machine.travel("2026-10-12 10:00:00+00:00", tick=False) as now:
        for _ in range(6):
            tries(KNOWN)
        now.shift(301)
        client = Client()
        tries(KNOWN, PHRASE, client)
        assert "_auth_user_id" in client.session


def test_with_the_limits_off_the_sixth_try_would_sign_in(settings: object) -> None:
    settings.ACCOUNT_RATE_LIMITS = False  # type: ignore[attr-defined]
    assert app_settings.RATE_LIMITS == {}
    for _ in range(6):
        tries(KNOWN)
    client = Client()
    tries(KNOWN, PHRASE, client)
    assert "_auth_user_id" in client.session


def test_one_machine_cannot_try_one_address_after_another_without_end() -> None:
    pages = [tries(f"person{number}@office.example") for number in range(12)]
    assert any("Too many failed login attempts" in page.text or page.status_code == 429 for page in pages)
