"""Somebody says what they are called in letters, for themselves or, looking after people, for others; no journal holds it."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from putright.people.models import User
from putright.register import offices
from putright.register.organisations import Place
from tests.web.cast import main_of, signed_in
from tests.web.desk.leave import BOSS

pytestmark = pytest.mark.django_db


def sends(here: Place, name: str, called: str, person: str = "") -> HttpResponse:
    """Somebody fills in the form."""
    sent = {"value.called": called, **({"value.person": User.objects.get(name=person).reference} if person else {})}
    return signed_in(name).post(f"/{here.slug}/desk/people/called/", sent, follow=True)


def alias(name: str) -> str:
    return User.objects.get(name=name).alias


def test_everybody_says_it_for_themselves_and_takes_it_back(employers: Place) -> None:
    before = len(offices.journal(employers))
    assert "Farah Khan is called Officer B in letters." in main_of(sends(employers, "Farah Khan", " Officer B "))
    assert alias("Farah Khan") == "Officer B"
    form = signed_in("Farah Khan").get(f"/{employers.slug}/desk/people/called/")
    assert "What I am called in letters" in main_of(form)
    assert 'value="Officer B"' in form.text
    assert "Farah Khan is called so in letters." in main_of(sends(employers, "Farah Khan", ""))
    assert alias("Farah Khan") == ""
    assert len(offices.journal(employers)) == before


def test_nobody_says_it_for_somebody_else(employers: Place) -> None:
    sends(employers, "Farah Khan", "Officer B", person="Imani Cole")
    assert alias("Imani Cole") == ""
    assert alias("Farah Khan") == "Officer B"


def test_whoever_looks_after_people_says_it_for_others(employers: Place) -> None:
    imani = User.objects.get(name="Imani Cole")
    said = main_of(sends(employers, BOSS, "Officer A", person="Imani Cole"))
    assert "Imani Cole In letters: Officer A" in said
    assert (alias("Imani Cole"), alias(BOSS)) == ("Officer A", "")
    form = signed_in(BOSS).get(f"/{employers.slug}/desk/people/called/?person={imani.reference}")
    assert 'value="Officer A"' in form.text
    assert "checked" in form.text.split(f'value="{imani.reference}"')[1].split(">")[0]


def test_somebody_of_another_organisation_is_not_among_them(employers: Place) -> None:
    other = User.objects.create_user("ada@other.example", name="Ada Byron")
    page = sends(employers, BOSS, "Officer A", person="Ada Byron")
    assert page.status_code == 200
    assert page.text.count("govuk-error-summary__title") == 1
    other.refresh_from_db()
    assert other.alias == ""
    form = signed_in(BOSS).get(f"/{employers.slug}/desk/people/called/?person={other.reference}")
    assert other.reference not in form.text


@pytest.mark.parametrize("taken", ["imani cole", "Officer A", "x" * 151])
def test_nobody_is_called_as_a_colleague_is(employers: Place, taken: str) -> None:
    sends(employers, "Imani Cole", "Officer A")
    said = main_of(sends(employers, "Farah Khan", taken))
    assert "Choose another name" in said or "at most 150 letters" in said
    assert alias("Farah Khan") == ""
