"""The account pages look like every other page: none shows the markup its library came with."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.template import engines
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

SIGNED_OUT = [
    "account_login", "account_signup", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key_done", "account_inactive", "account_email_verification_sent",
    "socialaccount_login_error", "socialaccount_login_cancelled",
]  # fmt: skip
SIGNED_IN = [
    "account_logout", "account_email", "account_change_password", "account_reauthenticate", "mfa_index",
    "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_generate_recovery_codes",
    "socialaccount_connections",
]  # fmt: skip


@pytest.fixture
def signed_in() -> Client:
    person = get_user_model().objects.create_user("ann@example.example", "a long enough pass phrase")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": "a long enough pass phrase"})
    return client


def is_ours(html: str) -> bool:
    """Say whether a page has our frame and none of the library's own layout."""
    return all(mark in html for mark in ("govuk-template__body", "putright-footer", "govuk-heading-l")) and not any(
        mark in html for mark in ("<strong>Menu:</strong>", "as_p", "{% ")
    )


@pytest.mark.parametrize("name", SIGNED_OUT)
def test_a_page_for_somebody_signed_out_is_ours(name: str) -> None:
    response = Client().get(reverse(name))
    assert response.status_code == (401 if name == "socialaccount_login_error" else 200)
    assert is_ours(response.text)


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_for_somebody_signed_in_is_ours(name: str, signed_in: Client) -> None:
    response = signed_in.get(reverse(name), follow=True)
    assert response.status_code == 200
    assert is_ours(response.text)


def test_the_check_for_our_markup_fails_on_the_stock_page() -> None:
    stock = engines["texts"].get_template("account/signup_closed.html").render({}, None)
    assert not is_ours(stock)


def test_a_link_for_a_new_password_that_is_worn_out_is_ours_too() -> None:
    response = Client().get(reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "x-y"}))
    assert response.status_code == 200
    assert is_ours(response.text)
    assert "This link does not work any more" in response.text


def test_a_wrong_password_is_told_in_the_summary_and_the_title() -> None:
    response = Client().post(reverse("account_login"), {"login": "nobody@example.example", "password": "wrong"})
    assert "<title>Error: Sign in" in response.text
    assert "There is a problem" in response.text
    assert "wrong" not in response.text.split("<main")[1].split("</main>")[0].replace("wrongly", "")


def test_what_was_left_empty_is_asked_for_in_words_of_ours() -> None:
    page = Client().post(reverse("account_login"), {"login": "", "password": ""}).text
    assert ">Enter your e-mail address</a>" in page
    assert ">Enter your password</a>" in page
    assert "This field is required" not in page


def test_nobody_can_make_an_account_for_themselves() -> None:
    response = Client().post(reverse("account_signup"), {"email": "new@example.example"})
    assert "You cannot make an account here" in response.text
    assert not get_user_model().objects.filter(email="new@example.example").exists()


def test_every_page_that_can_be_asked_for_is_in_these_lists_or_has_a_template_of_ours() -> None:
    from allauth.account import views as account
    from allauth.mfa.base import views as mfa
    from allauth.mfa.recovery_codes import views as codes
    from allauth.mfa.totp import views as totp
    from allauth.mfa.webauthn import views as keys
    from allauth.socialaccount import views as social

    named = (
        getattr(view, "template_name", None)
        for module in (account, mfa, codes, totp, keys, social)
        for view in vars(module).values()
        if isinstance(view, type)
    )
    names = {name for name in named if isinstance(name, str) and name.endswith(".html")}
    unused = {
        "account/signup_by_passkey.html", "mfa/webauthn/signup_form.html", "account/phone_change.html",
        "account/confirm_phone_verification_code.html", "account/confirm_password_reset_code.html",
    }  # fmt: skip
    loader = engines["pages"].env
    missing = sorted(name for name in names - unused if name not in loader.list_templates())
    assert missing == []


def test_somebody_who_signs_in_comes_to_a_page_that_is_there(signed_in: Client) -> None:
    assert signed_in.get(reverse("account_login"), follow=True).status_code == 200
