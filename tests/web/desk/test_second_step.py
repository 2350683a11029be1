"""Where the organisation asks for a second step, whoever has none sets one up before the desk opens, and is led back."""

from __future__ import annotations

import re
import time
from unittest.mock import patch

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.test import Client

from putright.core.casework.office import WayTaken
from putright.register.organisations import Place
from tests.web.cast import main_of
from tests.web.codes import PERIOD, code_for
from tests.web.desk.leave import BOSS, noted, when

pytestmark = pytest.mark.django_db
PHRASE = "a long pass phrase"


def asked_for(here: Place) -> None:
    """The organisation asks everybody for a second step."""
    noted(here, WayTaken(**when(), way="second step"))


def browser(name: str) -> Client:
    """Somebody who has signed in with their password."""
    user = get_user_model().objects.get(name=name)
    user.set_password(PHRASE)
    user.save()
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PHRASE})
    return client


def test_whoever_has_looked_at_their_addresses_can_still_set_one_up(employers: Place) -> None:
    client = browser("Imani Cole")
    assert "not yet shown to be yours" in main_of(client.get("/accounts/email/"))
    client.post("/accounts/reauthenticate/", {"password": PHRASE})
    assert "type this secret into the app" in main_of(client.get("/accounts/2fa/totp/activate/", follow=True))


@pytest.mark.parametrize("name", ["Imani Cole", BOSS])
def test_the_desk_opens_once_a_second_step_is_set_up_at_the_page_that_was_wanted(employers: Place, name: str) -> None:
    asked_for(employers)
    client = browser(name)
    wanted = f"/{employers.slug}/desk/people/changes/"
    page = client.get(wanted, follow=True)
    assert page.request["PATH_INFO"] == f"/{employers.slug}/desk/second-step/"
    assert "asks everybody who works there for a second step" in main_of(page)
    again = client.get("/accounts/2fa/totp/activate/", follow=True)
    assert "Enter your password again" in main_of(again)
    form = client.post(
        again.request["PATH_INFO"] + "?next=/accounts/2fa/totp/activate/", {"password": PHRASE}, follow=True
    )
    secret = re.search(r"type this secret into the app: (\w+)", main_of(form))
    assert secret, main_of(form)
    done = client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret[1])}, follow=True)
    assert "Recovery codes" in main_of(done)
    onward = re.search(rf'href="(/{employers.slug}/desk/second-step/)"', done.text)
    assert onward, "the page leads on to the desk"
    assert client.get(onward[1], follow=True).request["PATH_INFO"] == wanted


def test_nothing_of_the_desk_opens_before(employers: Place) -> None:
    asked_for(employers)
    client = browser("Imani Cole")
    for part in ("", "search/", "record/", "list.csv", "people/", "people/away/", "equality/", "case/nothing/"):
        answer = client.get(f"/{employers.slug}/desk/{part}")
        assert (answer.status_code, answer.url) == (302, f"/{employers.slug}/desk/second-step/"), part
    assert client.post(f"/{employers.slug}/desk/people/away/", {}).status_code == 302


def test_with_the_rule_off_it_opens_at_once(employers: Place) -> None:
    client = browser("Imani Cole")
    assert client.get(f"/{employers.slug}/desk/").status_code == 200
    assert client.get(f"/{employers.slug}/desk/second-step/").url == f"/{employers.slug}/desk/"


def test_codes_to_recover_with_are_no_second_step_and_a_security_key_is(employers: Place) -> None:
    asked_for(employers)
    client, user = browser("Imani Cole"), get_user_model().objects.get(name="Imani Cole")
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": get_adapter().encrypt("x")}
    )
    assert client.get(f"/{employers.slug}/desk/").status_code == 302
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
    assert client.get(f"/{employers.slug}/desk/").status_code == 200


def test_whoever_has_a_second_step_is_asked_for_it_when_they_sign_in(employers: Place) -> None:
    user = get_user_model().objects.get(name="Imani Cole")
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": get_adapter().encrypt("JBSWY3DP")}
    )
    client = browser("Imani Cole")
    assert "_auth_user_id" not in client.session
    page = client.get("/accounts/2fa/authenticate/")
    client.post("/accounts/2fa/authenticate/", {"code": code_for("JBSWY3DP")})
    assert page.status_code == 200
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_that_was_typed_slowly_is_good_while_the_next_is_shown(employers: Place, steps: int, good: bool) -> None:
    user = get_user_model().objects.get(name="Imani Cole")
    secret = {"secret": get_adapter().encrypt("JBSWY3DP")}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=secret)
    client = browser("Imani Cole")
    in_the_middle = time.time() // PERIOD * PERIOD + PERIOD / 2  # so that none runs out while this runs
    with patch("time.time", return_value=in_the_middle):
        client.post("/accounts/2fa/authenticate/", {"code": code_for("JBSWY3DP", steps)})
    assert ("_auth_user_id" in client.session) is good


def test_no_stranger_is_led_there_and_nowhere_else_is_gone_to_afterwards(employers: Place, migrants: Place) -> None:
    asked_for(employers)
    assert Client().get(f"/{employers.slug}/desk/second-step/").status_code == 302
    assert browser("Imani Cole").get(f"/{migrants.slug}/desk/second-step/").status_code == 404
    client = browser("Tom Reyes")
    client.get(f"/{employers.slug}/desk/second-step/")
    session = client.session
    session["wanted"] = "https://elsewhere.example/"
    session.save()
    user = get_user_model().objects.get(name="Tom Reyes")
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
    assert client.get(f"/{employers.slug}/desk/second-step/").url == f"/{employers.slug}/desk/"
