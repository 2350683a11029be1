"""Inviting somebody: a link that works once for seven days, sent without detail, and what accepting it gives."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.core.casework.office import AdministratorLeft, AdministratorNamed, WayTaken
from putright.correspondence import links
from putright.people import invitations
from putright.people.models import Invitation
from putright.register import arranging, offices
from putright.register.organisations import Place, place
from tests.web.cast import main_of, signed_in
from tests.web.desk.leave import BOSS, change, hears, noted, person, when

pytestmark = pytest.mark.django_db
GIVEN = {"name": "Zofia Wren", "password1": "a long pass phrase"}
POST = {"email": "zofia@wme.example", "post": "director", "service": "training"}


@pytest.fixture(autouse=True)
def _sent_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail goes while a test looks, not a while later."""
    monkeypatch.setattr(links, "post", links.send)


def invited(here: Place, **changes: str) -> str:
    """The address in the message that Zofia is sent."""
    said = main_of(change(here, "invite", {**POST, **changes}))
    assert "The invitation is on its way." in said
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def accepts(address: str, client: Client | None = None, **changes: str) -> HttpResponse:
    return (client or Client()).post(address, {**GIVEN, **changes}, follow=True)


def directs_training(here: Place, name: str = "Zofia Wren") -> bool:
    reference = get_user_model().objects.filter(name=name).values_list("reference", flat=True).first()
    return reference in offices.office(place(here.slug), hears()).holders("director", "training")


def test_an_invitation_is_accepted_with_a_name_and_a_password_and_gives_the_post(employers: Place) -> None:
    address, client = invited(employers), Client()
    assert "Director, Training and development" in main_of(client.get(address))
    page = accepts(address, client)
    assert page.request["PATH_INFO"] == f"/{employers.slug}/desk/"
    assert "Welcome. Your post begins now." in main_of(page)
    assert directs_training(employers)
    later = Client()
    later.post("/accounts/login/", {"login": POST["email"], "password": GIVEN["password1"]})
    assert later.get(f"/{employers.slug}/desk/").status_code == 200


def test_the_message_holds_the_link_and_no_detail(employers: Place) -> None:
    address = invited(employers)
    message = mail.outbox[-1]
    text = f"{message.subject}\n{message.body}"
    assert message.to == [POST["email"]]
    assert "An invitation from West Midlands Employers" in text
    for detail in ("irector", "raining", BOSS, POST["email"], "zofia"):
        assert detail not in text.replace(address, ""), detail


def test_of_the_token_only_a_hash_is_kept(employers: Place) -> None:
    token = invited(employers).rstrip("/").rsplit("/", 1)[1]
    assert len(token) >= 43
    (kept,) = Invitation.objects.values_list()
    assert token not in repr(kept)


def test_a_link_works_once(employers: Place) -> None:
    address = invited(employers)
    accepts(address)
    again = Client().get(address)
    assert again.status_code == 404
    assert "This link does not work any more" in main_of(again)
    accepts(address, name="Mallory Wren")
    assert not get_user_model().objects.filter(name="Mallory Wren").exists()


def test_looking_at_a_link_uses_nothing_up(employers: Place) -> None:
    address = invited(employers)
    for _ in range(3):
        assert Client().get(address).status_code == 200
    assert "Welcome" in main_of(accepts(address))


def test_a_link_is_over_after_seven_days(employers: Place) -> None:
    address = invited(employers)
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23)):
        assert Client().get(address).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert Client().get(address).status_code == 404
        assert accepts(address).status_code == 404
    assert not directs_training(employers)


def test_a_link_that_is_over_says_the_same_as_one_that_never_was_and_names_nobody(employers: Place) -> None:
    used = invited(employers)
    accepts(used)
    taken_back = invited(employers, email="quinn@wme.example")
    (number,) = (one.number for one in invitations.waiting(employers.slug, timezone.now()))
    signed_in(BOSS).post(f"/{employers.slug}/desk/people/invitations/{number}/")
    never = f"/{employers.slug}/desk/invitation/nothing/"
    said = [Client().get(one) for one in (used, taken_back, never)]
    assert {page.status_code for page in said} == {404}
    assert len({main_of(page) for page in said}) == 1
    for detail in ("zofia", "quinn", "irector"):
        assert detail not in said[0].text.lower(), detail


def test_a_new_invitation_to_the_same_address_ends_the_earlier_one(employers: Place) -> None:
    first, second = invited(employers), invited(employers)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200


def test_a_link_is_of_no_use_at_another_organisation(employers: Place, migrants: Place) -> None:
    address = invited(employers).replace(employers.slug, migrants.slug)
    assert accepts(address).status_code == 404


def test_an_invitation_ends_with_whoever_made_it_no_longer_looking_after_people(employers: Place) -> None:
    address = invited(employers)
    noted(employers, AdministratorNamed(**when(), person=person("Imani Cole")))
    noted(employers, AdministratorLeft(**when(), person=person(BOSS)))
    assert accepts(address).status_code == 404
    assert not get_user_model().objects.filter(name="Zofia Wren").exists()


def test_invitations_waiting_are_listed_until_they_are_accepted_or_taken_back(employers: Place) -> None:
    address = invited(employers)
    desk = f"/{employers.slug}/desk/people/"
    assert "zofia@wme.example : Director, Training and development until" in main_of(signed_in(BOSS).get(desk))
    assert "zofia" not in main_of(signed_in("Imani Cole").get(desk))
    accepts(address)
    assert "No invitation is waiting." in main_of(signed_in(BOSS).get(desk))


def test_only_whoever_looks_after_people_invites_or_takes_back(employers: Place) -> None:
    invited(employers)
    (waiting,) = invitations.waiting(employers.slug, timezone.now())
    client = signed_in("Imani Cole")
    assert client.post(f"/{employers.slug}/desk/people/invitations/{waiting.number}/").status_code == 404
    sent = {f"value.{name}": value for name, value in POST.items()}
    assert client.post(f"/{employers.slug}/desk/people/invite/", sent).status_code == 404
    assert invitations.waiting(employers.slug, timezone.now()) == (waiting,)


def test_whoever_has_an_account_accepts_signed_in_with_it_and_nobody_else_does(employers: Place) -> None:
    get_user_model().objects.create_user(POST["email"], "their own pass phrase", name="Zofia Wren")
    address = invited(employers)
    page = Client().get(address)
    assert "You have an account already." in main_of(page)
    accepts(address)
    accepts(address, signed_in("Tom Reyes"))
    assert not directs_training(employers)
    assert "Tom Reyes" not in str(offices.office(place(employers.slug), hears()).holders("director", "training"))
    accepts(address, signed_in("Zofia Wren"))
    assert directs_training(employers)
    assert get_user_model().objects.get(email=POST["email"]).check_password("their own pass phrase")


def test_the_same_is_said_to_whoever_invites_whether_or_not_an_address_is_known(employers: Place) -> None:
    new = main_of(change(employers, "invite", POST)).replace(POST["email"], "")
    Invitation.objects.all().delete()
    get_user_model().objects.create_user(POST["email"], "their own pass phrase", name="Zofia Wren")
    known = main_of(change(employers, "invite", POST)).replace(POST["email"], "")
    until = re.compile(r"until .*? at \S+")
    assert until.sub("", new) == until.sub("", known)


def test_a_password_that_others_guess_is_refused_and_the_link_still_works(employers: Place) -> None:
    address = invited(employers)
    page = accepts(address, password1="password1234")
    assert "There is a problem" in page.text
    assert "too common" in main_of(page)
    assert "There is a problem" in accepts(address, name="").text
    assert "Welcome" in main_of(accepts(address))


def test_by_two_somebody_else_confirms_the_post_after_it_was_accepted(employers: Place) -> None:
    noted(
        employers,
        AdministratorNamed(**when(), person=person("Imani Cole")),
        WayTaken(**when(), way="changes by two people"),
    )
    client = Client()
    page = accepts(invited(employers), client)
    assert "Somebody has to confirm your post" in main_of(page)
    assert not directs_training(employers)
    assert client.get(f"/{employers.slug}/desk/").status_code == 404
    told = main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/people/"))
    assert "Zofia Wren takes the post" in told
    (name,) = offices.office(place(employers.slug), hears()).proposals
    arranging.confirm(employers.slug, person("Imani Cole"), name)
    assert client.get(f"/{employers.slug}/desk/").status_code == 200


def test_in_the_demonstration_the_link_is_shown_once_to_whoever_invites(employers: Place, settings: object) -> None:
    settings.MODE = "demo"  # type: ignore[attr-defined]
    page = change(employers, "invite", POST)
    found = re.search(r'href="http://testserver(/[^"]+/invitation/[^"]+)"', page.text)
    assert found
    assert Client().get(found[1]).status_code == 200
    assert found[1] not in signed_in(BOSS).get(f"/{employers.slug}/desk/people/").text


def test_addresses_are_forgotten_a_month_after_an_invitation_has_ended(employers: Place) -> None:
    invited(employers)
    assert invitations.forget(timezone.now() + timedelta(days=36)) == 0
    assert invitations.forget(timezone.now() + timedelta(days=38)) == 1
