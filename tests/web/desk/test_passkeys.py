"""Accepting an invitation with a passkey: no password at all, once, made sure of the person, and a second step in itself."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.core.casework.office import AdministratorNamed, WayTaken
from putright.people import accounts, passkeys
from putright.register import inviting
from putright.register.organisations import Place
from tests.web.cast import hidden_in, main_of
from tests.web.desk.leave import noted, person, when
from tests.web.desk.test_invitations import (  # noqa: F401 - one is a fixture
    GIVEN,
    POST,
    _sent_at_once,
    accepts,
    directs_training,
    invited,
)
from tests.web.desk.test_second_step import asked_for
from tests.web.softkey import SoftKey, asked_in

pytestmark = pytest.mark.django_db
NAME = "Zofia Wren"


def asks(address: str, client: Client, name: str = NAME) -> HttpResponse:
    """Choose a passkey in place of a password."""
    return client.post(address, {"name": name, "passkey": "yes", "password1": ""})


def gives(address: str, client: Client, page: HttpResponse, answer: str, **changes: str) -> HttpResponse:
    """What the page's script sends once the browser has made one."""
    return client.post(address, {**hidden_in(page), "credential": answer, **changes}, follow=True)


def begins(address: str, key: SoftKey, client: Client | None = None) -> HttpResponse:
    """Accept an invitation with this passkey; the page that follows."""
    client = client or Client()
    page = asks(address, client)
    return gives(address, client, page, key.made(asked_in(page)))


def signs_in(key: SoftKey) -> Client:
    """Somebody at the page for signing in, with a passkey alone."""
    client = Client()
    options = client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    client.post("/accounts/2fa/webauthn/login/", {"credential": key.signed(options["request_options"])})
    return client


def test_a_name_and_a_passkey_give_the_post_and_codes_for_the_day_the_device_is_lost(employers: Place) -> None:
    address, client, key = invited(employers), Client(), SoftKey()
    assert "Use a passkey instead of a password" in client.get(address).text
    page = asks(address, client)
    assert f"{NAME}, {POST['email']}" in main_of(page)
    user = asked_in(page)["creation_options"]["publicKey"]["user"]
    assert (user["name"], user["displayName"]) == (POST["email"], NAME)
    assert not get_user_model().objects.filter(email=POST["email"]).exists(), "asking makes no account"
    after = gives(address, client, page, key.made(asked_in(page)))
    assert '<h1 class="govuk-heading-l">Recovery codes' in after.text
    assert "10 codes are left." in main_of(after)
    assert "Welcome. Your post begins now." in main_of(after)
    assert "Go on to your work" in after.text
    assert client.get(f"/{employers.slug}/desk/").status_code == 200
    assert directs_training(employers)
    user = get_user_model().objects.get(email=POST["email"])
    assert not user.has_usable_password()
    assert key.handle.decode() == user.reference


def test_they_sign_in_with_it_later_and_nobody_does_with_another(employers: Place) -> None:
    key = SoftKey()
    begins(invited(employers), key)
    desk = f"/{employers.slug}/desk/"
    assert signs_in(key).get(desk).status_code == 200
    assert signs_in(SoftKey(handle=key.handle, number=key.number)).get(desk).status_code == 302
    assert signs_in(SoftKey(handle=b"f" * 32)).get(desk).status_code == 302


def test_a_passkey_that_keeps_the_number_of_its_account_goes_on_working(employers: Place) -> None:
    key = SoftKey()
    begins(invited(employers), key)
    key.handle = user_pk_to_url_str(get_user_model().objects.get(email=POST["email"])).encode()
    assert signs_in(key).get(f"/{employers.slug}/desk/").status_code == 200


def test_whoever_lost_it_gets_in_by_a_new_password_and_a_recovery_code(employers: Place) -> None:
    page = begins(invited(employers), SoftKey())
    code = re.findall(r"<li>(\w{8})</li>", page.text)[0]
    client = Client()
    client.post("/accounts/password/reset/", {"email": POST["email"]})
    link = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert link, mail.outbox[-1].body
    form = client.get(link[1], follow=True).request["PATH_INFO"]
    client.post(form, {"password1": GIVEN["password1"], "password2": GIVEN["password1"]})
    step = client.post("/accounts/login/", {"login": POST["email"], "password": GIVEN["password1"]})
    assert client.get(f"/{employers.slug}/desk/").status_code == 302, "the key is still asked for"
    client.post(step.headers["Location"], {"code": code})
    assert client.get(f"/{employers.slug}/desk/").status_code == 200


def test_where_a_second_step_is_asked_for_it_is_one(employers: Place) -> None:
    zofia, quinn = invited(employers), invited(employers, email="quinn@wme.example")
    asked_for(employers)
    client, other = Client(), Client()
    begins(zofia, SoftKey(), client)
    assert client.get(f"/{employers.slug}/desk/").status_code == 200
    accepts(quinn, other, name="Quinn Wren")
    assert other.get(f"/{employers.slug}/desk/").status_code == 302, "a password alone is none"


def test_the_link_works_once(employers: Place) -> None:
    address, client, late = invited(employers), Client(), Client()
    second = asks(address, late)
    page = asks(address, client)
    gives(address, client, page, SoftKey().made(asked_in(page)))
    for again in (Client().get(address), gives(address, late, second, SoftKey().made(asked_in(second)))):
        assert again.status_code == 404
        assert "This link does not work any more" in main_of(again)
    assert Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).count() == 1


def test_a_link_that_ended_while_the_passkey_was_made_gives_nothing(employers: Place) -> None:
    address, client = invited(employers), Client()
    page = asks(address, client)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert gives(address, client, page, SoftKey().made(asked_in(page))).status_code == 404
    assert not get_user_model().objects.filter(email=POST["email"]).exists()


def test_if_the_account_cannot_be_made_the_invitation_is_not_used_up(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, client = invited(employers), Client()
    page = asks(address, client)
    get_user_model().objects.create(email=POST["email"], is_active=False)
    over = gives(address, client, page, SoftKey().made(asked_in(page)))
    assert over.status_code == 404, "the address is another account's by now"
    assert Client().get(address).status_code == 200
    assert not Authenticator.objects.exists()


def test_whoever_left_and_is_invited_again_has_their_reference_again(employers: Place) -> None:
    left = get_user_model().objects.create_user(POST["email"], "their old pass phrase", name=NAME)
    accounts.close(left.reference)
    key = SoftKey()
    begins(invited(employers), key)
    assert key.handle.decode() == left.reference
    assert signs_in(key).get(f"/{employers.slug}/desk/").status_code == 200


def refused(employers: Place, key: SoftKey, **more: str) -> str:
    """What is said to an answer that is not taken; nothing of it is kept."""
    address, client = invited(employers), Client()
    page = asks(address, client)
    asked = asked_in(page)
    if more.get("challenge"):
        asked["creation_options"]["publicKey"]["challenge"] = more["challenge"]
    answer = more.get("answer") or key.made(asked, more.get("origin", "https://testserver"))
    after = gives(address, client, page, answer)
    assert after.status_code == 200
    assert not get_user_model().objects.filter(email=POST["email"]).exists()
    assert Client().get(address).status_code == 200
    return main_of(after)


@pytest.mark.parametrize(
    "wrong",
    [
        {"challenge": "AAAA"}, {"origin": "https://elsewhere.example"}, {"origin": "http://testserver"}, {"answer": "no JSON"},
        {"answer": "[]"}, {"answer": "{}"}, {"answer": '{"id": "x", "rawId": "!", "response": {}, "type": "public-key"}'},
    ],
)  # fmt: skip
def test_what_no_device_answered_to_this_question_is_not_taken(employers: Place, wrong: dict[str, str]) -> None:
    assert "That did not work, and nothing was kept." in refused(employers, SoftKey(), **wrong)


def test_a_device_that_does_not_make_sure_of_the_person_is_not_enough(employers: Place) -> None:
    assert "That did not work" in refused(employers, SoftKey(verifies=False))


def test_without_that_guard_it_would_be(employers: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    asks = passkeys.auth.begin_registration
    monkeypatch.setattr(passkeys.auth, "begin_registration", lambda user, passwordless: asks(user, passwordless=False))
    begins(invited(employers), SoftKey(verifies=False))
    assert get_user_model().objects.filter(email=POST["email"]).exists()


def test_an_answer_is_for_the_invitation_it_was_asked_for(employers: Place) -> None:
    first, second, client = invited(employers), invited(employers, email="quinn@wme.example"), Client()
    page = asks(first, client)
    answer = SoftKey().made(asked_in(page))
    assert "That did not work" in main_of(gives(second, client, page, answer))
    assert not get_user_model().objects.filter(email="quinn@wme.example").exists()


def test_damaged_answers_are_refused_and_break_nothing(employers: Place) -> None:
    address, client = invited(employers), Client()
    for damage in range(0, 120, 7):
        page = asks(address, client)
        whole = json.loads(SoftKey().made(asked_in(page)))
        told = whole["response"]["attestationObject"]
        whole["response"]["attestationObject"] = told[:damage]
        assert gives(address, client, page, json.dumps(whole)).status_code == 200
    assert not get_user_model().objects.filter(email=POST["email"]).exists()


def test_without_a_name_it_is_asked_for_and_the_password_is_not(employers: Place) -> None:
    page = asks(invited(employers), Client(), name="")
    assert "Enter your name" in main_of(page)
    assert "Enter a password" not in main_of(page)


def test_a_password_does_as_before(employers: Place) -> None:
    assert "Welcome" in main_of(accepts(invited(employers)))
    assert get_user_model().objects.get(name=GIVEN["name"]).has_usable_password()


def test_by_two_the_post_waits_and_the_codes_are_at_hand(employers: Place) -> None:
    noted(
        employers,
        AdministratorNamed(**when(), person=person("Imani Cole")),
        WayTaken(**when(), way="changes by two people"),
    )
    page = begins(invited(employers), SoftKey())
    assert "Somebody has to confirm your post" in main_of(page)
    assert "/accounts/2fa/recovery-codes/" in page.text
    assert not directs_training(employers)


def test_the_account_and_the_use_of_the_link_are_one_step(employers: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    address, client = invited(employers), Client(raise_request_exception=False)
    page = asks(address, client)

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(inviting.arranging, "arrange", fails)
    assert client.post(address, {**hidden_in(page), "credential": SoftKey().made(asked_in(page))}).status_code == 500
    assert not Authenticator.objects.exists()
    assert Client().get(address).status_code == 200
