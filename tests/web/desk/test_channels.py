"""OPCC-2.a: what comes to the commissioner's office by any of five ways, fax among them, is recorded at its desk as it came."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from putright.register.organisations import Place
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.conftest import _organisation

pytestmark = pytest.mark.django_db
WAYS = ("letter", "email", "fax", "telephone", "in person")


@pytest.fixture
def office(db: None) -> Place:
    """The commissioner's office."""
    return _organisation("west-midlands-opcc")


@pytest.mark.parametrize("way", WAYS)
def test_a_complaint_is_recorded_with_the_way_it_came(office: Place, way: str) -> None:
    client = signed_in("Dev Chauhan")
    address = f"/{office.slug}/desk/record/complaint/"
    form, today = client.get(address), timezone.localdate()
    assert f'value="{way}"' in form.text
    sent = {
        **hidden_in(form), "words.what happened": "Nobody answered for a month.", "value.channel": way,
        "value.service": "casework", "value.categories": "conduct", "value.for": "no", "value.first time": "no",
        "value.name": "Jo Field", "value.received on-day": str(today.day), "value.received on-month": str(today.month),
        "value.received on-year": str(today.year),
    }  # fmt: skip
    done = client.post(address, sent)
    found = re.search(r'href="([^"]+/desk/case/[^"]+)"', done.text)
    assert found, main_of(done)
    assert re.search(rf"\b{way}\b", main_of(client.get(found[1])), re.IGNORECASE)


def test_no_way_is_offered_that_the_procedure_does_not_name(office: Place) -> None:
    form = signed_in("Dev Chauhan").get(f"/{office.slug}/desk/record/complaint/")
    ways = re.findall(r'name="value.channel" type="radio" value="([^"]+)"', form.text)
    assert sorted(ways) == sorted((*WAYS, "form"))
