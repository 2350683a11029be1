"""Accounts: one for each address, named by a reference that never changes, made by nobody for themselves."""

from __future__ import annotations

import pytest
from django.db import IntegrityError
from django.test import Client, RequestFactory

from putright.people.adapter import AccountAdapter, SocialAccountAdapter
from putright.people.models import User
from putright.people.names import account, people


def test_one_address_is_one_account_however_it_is_written(database: str) -> None:
    User.objects.create_user("Imani@Office.Example", "x", name="Imani Cole")
    assert User.objects.get_by_natural_key("IMANI@office.example").email == "imani@office.example"
    with pytest.raises(IntegrityError):
        User(email="IMANI@office.example").save()


def test_an_account_needs_an_address(database: str) -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        User.objects.create_user("")


def test_a_reference_says_nothing_about_the_person_and_differs_for_each(database: str) -> None:
    first, second = account("A", "a@office.example"), account("B", "b@office.example")
    assert first != second
    assert len(first) == 32
    assert account("Somebody else", "A@office.example") == first


def test_names_are_told_for_known_references_only(database: str) -> None:
    reference = account("Imani Cole", "imani@office.example")
    assert {ref: person.name for ref, person in people([reference, "unknown"]).items()} == {reference: "Imani Cole"}
    assert people([account("", "tom@office.example")]).popitem()[1].name == "tom@office.example"


def test_somebody_signs_in_with_address_and_password(database: str) -> None:
    User.objects.create_user("imani@office.example", "a long pass phrase", name="Imani")
    client = Client()
    wrong = client.post("/accounts/login/", {"login": "imani@office.example", "password": "no"})
    assert "_auth_user_id" not in client.session
    assert wrong.status_code == 200
    client.post("/accounts/login/", {"login": "Imani@Office.example", "password": "a long pass phrase"})
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_nobody_makes_an_account_for_themselves(database: str) -> None:
    request = RequestFactory().get("/accounts/signup/")
    assert not AccountAdapter().is_open_for_signup(request)
    assert not SocialAccountAdapter().is_open_for_signup(request, None)
    given = {"email": "me@home.example", "password1": "a long pass phrase", "password2": "a long pass phrase"}
    Client().post("/accounts/signup/", given)
    assert not User.objects.exists()


def test_an_account_without_a_password_cannot_be_signed_in_to(database: str) -> None:
    account("Imani", "imani@office.example")
    assert not User.objects.get().has_usable_password()
