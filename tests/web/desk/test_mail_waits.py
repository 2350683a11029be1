"""An e-mail that waits for a person is told of until somebody gives it its place; none waits with nobody knowing of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from putright.core.casework.office import PostTaken
from putright.correspondence import digest
from putright.people.names import account
from putright.register import office_door, offices, procedures, viewers
from putright.register.incoming import pen
from putright.register.models import Incoming, Message
from putright.register.organisations import Place, place
from tests.web.cast import main_of, signed_in
from tests.web.desk.test_mail import LOOKS, comes

pytestmark = pytest.mark.django_db
ADMINISTRATOR, SOMEBODY_ELSE = "Sol Adeyemi", "Owen Hart"
NOBODY_MAY = "1 e-mail waits that nobody may open, because it names everybody who could."


def reference(name: str) -> str:
    return account(name, f"{name.lower().replace(' ', '.')}@wme.example")


def named(number: int, *people: str) -> None:
    """A message names these people, as it was read."""
    Incoming.objects.filter(pk=number).update(names=list(people))


def lookers(here: Place) -> frozenset[str]:
    office = offices.office(place(here.slug), timezone.now())
    return viewers.sees_everything(procedures.in_force(here, office.today).procedure, office)


def at_the_top(here: Place, name: str, page: str = "") -> str:
    """What the way to the mail is called at the top of somebody's page; empty where there is none."""
    whole = signed_in(name).get(f"/{here.slug}/desk/{page}").text
    if f'href="/{here.slug}/desk/mail/"' not in whole:
        return ""
    return whole.split(f'href="/{here.slug}/desk/mail/"', 1)[1].split(">", 1)[1].split("<", 1)[0].strip()


def digests(here: Place) -> dict[str, str]:
    """The subjects of the digests of the next working morning, by person."""
    calendar, today = offices.office(here, timezone.now()).calendar, timezone.localdate()
    day = next(one for n in range(1, 20) if calendar.is_working_day(one := today + timedelta(days=n)))
    digest.write_due(datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo("Europe/London")))
    return dict(Message.objects.filter(kind="digest").values_list("person", "subject"))


@pytest.mark.parametrize("page", ["", "people/", "search/", "record/"])
def test_how_much_waits_stands_at_the_top_of_every_page(employers: Place, page: str) -> None:
    assert at_the_top(employers, LOOKS, page) == "Mail"
    number = comes(employers)
    assert at_the_top(employers, LOOKS, page) == "Mail (1)"
    assert at_the_top(employers, "Farah Khan", page) == ""
    viewer = viewers.viewer(employers, reference(LOOKS), timezone.now())
    assert viewer
    pen.set_aside(viewer, number, "An advertisement.", timezone.now())
    assert at_the_top(employers, LOOKS, page) == "Mail"


def test_one_that_names_somebody_is_not_counted_for_them(employers: Place) -> None:
    named(comes(employers), reference(LOOKS))
    assert at_the_top(employers, LOOKS) == "Mail"
    assert at_the_top(employers, "Helen Abara") == "Mail (1)"


def test_the_digest_counts_what_waits_for_whoever_looks_after_it_and_nobody_else(employers: Place) -> None:
    comes(employers)
    told = digests(employers)
    assert set(told) == lookers(employers)
    assert set(told.values()) == {"1 in Mail to be given a place"}
    words = Message.objects.filter(kind="digest", person=reference(LOOKS)).get().words
    assert f"/{employers.slug}/desk/mail/" in words
    assert "room" not in words
    assert "jo@mail.example" not in words


def test_one_that_names_everybody_who_could_open_it_is_told_of_to_whoever_looks_after_people(employers: Place) -> None:
    number = comes(employers)
    people = f"/{employers.slug}/desk/people/"
    assert NOBODY_MAY not in main_of(signed_in(ADMINISTRATOR).get(people))
    named(number, *lookers(employers))
    page = main_of(signed_in(ADMINISTRATOR).get(people))
    assert NOBODY_MAY in page
    assert "Jo Field" not in page
    assert NOBODY_MAY not in main_of(signed_in("Farah Khan").get(people))
    told = digests(employers)
    assert told == {reference(ADMINISTRATOR): "1 in Mail that nobody may open"}
    words = Message.objects.filter(kind="digest").get().words
    assert f"/{employers.slug}/desk/people/" in words
    assert "To be sent no more" not in words


def test_once_somebody_else_is_given_such_a_post_they_open_it_and_nothing_is_said_any_more(employers: Place) -> None:
    number = comes(employers)
    named(number, *lookers(employers))
    now = timezone.now()
    taken = PostTaken(on=timezone.localdate(), at=now, person=reference(SOMEBODY_ELSE), post="business team")
    office_door.act_for_office(employers.slug, [taken], at=now)
    assert NOBODY_MAY not in main_of(signed_in(ADMINISTRATOR).get(f"/{employers.slug}/desk/people/"))
    assert signed_in(SOMEBODY_ELSE).get(f"/{employers.slug}/desk/mail/{number}/").status_code == 200
