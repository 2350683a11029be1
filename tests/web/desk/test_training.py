"""Training (WFU-21): recorded for each member of staff, with the gaps shown, once or again and again as the procedure says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from putright.core.casework.office import ChangeProposed, CommitmentMet
from putright.people.names import people
from putright.register import offices
from putright.register.organisations import Place, place
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.conftest import _organisation

pytestmark = pytest.mark.django_db
TITLE = "All staff are trained to put small things right"
AMINA = "Amina Hassan"


@pytest.fixture
def charity(db: None) -> Place:
    return _organisation("works-for-us")


def administrator(here: Place) -> str:
    office = offices.office(here, timezone.now())
    return people(office.administrators)[min(office.administrators)].name


def records(here: Place, on: date, who: str = AMINA, by: str = "") -> str:
    """What the page says after training was recorded for somebody."""
    client, address = signed_in(by or administrator(here)), f"/{here.slug}/desk/people/trained/"
    page = client.get(address)
    if page.status_code != 200:
        return str(page.status_code)
    office = offices.office(place(here.slug), timezone.now())
    reference = next(one for one, person in people(office.staff).items() if person.name == who)
    day = {"value.since-day": str(on.day), "value.since-month": str(on.month), "value.since-year": str(on.year)}
    sent = {**hidden_in(page), "value.commitment": "training", "value.person": reference, **day}
    return main_of(client.post(address, sent, follow=True))


def shown(here: Place, by: str = "") -> str:
    page = main_of(signed_in(by or AMINA).get(f"/{here.slug}/desk/people/"))
    return page.split(TITLE, 1)[1].split("How we change things", 1)[0]


def test_before_anybody_was_trained_everybody_is_a_gap(charity: Place) -> None:
    staff = len(offices.office(charity, timezone.now()).staff)
    said = shown(charity)
    assert f"{staff} people still need it." in said
    assert said.count("not yet") == staff


def test_somebody_trained_is_shown_with_the_day_and_by_when_again(charity: Place) -> None:
    today = timezone.localdate()
    assert "Amina Hassan, on" in records(charity, today)
    said = shown(charity)
    assert "Amina Hassan : not yet" not in said
    assert "again by" in said
    assert said.count("not yet") == len(offices.office(charity, timezone.now()).staff) - 1


def test_training_of_more_than_a_year_ago_is_a_gap_again(charity: Place) -> None:
    records(charity, timezone.localdate() - timedelta(days=400))
    said = shown(charity)
    assert "was due again on" in said
    assert f"{len(offices.office(charity, timezone.now()).staff)} people still need it." in said
    records(charity, timezone.localdate() - timedelta(days=3))
    assert "was due again on" not in shown(charity)
    records(charity, timezone.localdate() - timedelta(days=500))
    assert "was due again on" not in shown(charity), "an older day recorded later changes nothing"


def test_a_day_to_come_and_one_that_is_there_already_are_refused(charity: Place) -> None:
    today = timezone.localdate()
    assert "That day is still to come." in records(charity, today + timedelta(days=1))
    records(charity, today)
    assert "This is on record already." in records(charity, today)


def test_only_whoever_looks_after_people_records_it_and_it_needs_no_second_person(charity: Place) -> None:
    assert records(charity, timezone.localdate(), by=AMINA) == "404"
    records(charity, timezone.localdate())
    journal = offices.journal(place(charity.slug))
    assert isinstance(journal[-1], CommitmentMet)
    assert not any(isinstance(one, ChangeProposed) for one in journal)


def test_where_the_procedure_has_no_such_commitment_nothing_is_asked(employers: Place) -> None:
    assert "Everybody, and when" not in main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/people/"))
