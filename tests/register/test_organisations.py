"""An organisation as a frozen value: how it can be reached is kept with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from putright.register import setup
from putright.register.organisations import Contact, place, places

PROCEDURES = Path(__file__).resolve().parents[2] / "procedures"
pytestmark = pytest.mark.django_db


def test_how_to_reach_an_organisation_is_kept_from_its_file() -> None:
    here = setup.organisation_from(PROCEDURES / "works-for-us", demo=True)
    assert here.contact == Contact(
        telephone="01632 960177",
        hours="Monday to Friday, 9:30am to 4:30pm",
        email="operations@wfu.example",
        address=("The Operational Manager", "Works for Us", "5 Mill Lane", "Anytown", "ZZ4 1AA"),
        relay="Dial 18001 and then our number",
    )
    assert here.contact.known
    assert place(here.slug) == here
    assert places() == (here,)


def test_an_organisation_that_gave_no_way_to_reach_it_has_none() -> None:
    here = setup.create("reading-circle", "The reading circle", "reading-circle", "scotland")
    assert here.contact == Contact()
    assert not here.contact.known
