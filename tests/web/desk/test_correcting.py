"""Putting an entry right, keeping something back and following another version: chosen by what it says, never by a code."""

from __future__ import annotations

import re

import pytest

from putright.register import procedures
from putright.register.organisations import Place
from tests.web.cast import main_of, signed_in
from tests.web.conftest import PROCEDURES
from tests.web.desk.test_faults import Fault

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(employers: Place) -> Fault:
    """A complaint."""
    return Fault(employers)


def read(case: Fault) -> str:
    """What the page of the case says."""
    return main_of(signed_in("Imani Cole").get(f"/{case.here.slug}/desk/case/{case.ref}/"))


def test_an_entry_is_chosen_by_what_it_says_and_its_part_and_what_is_right_are_too(case: Fault) -> None:
    page = main_of(signed_in("Imani Cole").get(case.address("correct/-")))
    assert re.search(r"1\. Received: A complaint, \w+ \d+ \w+ \d{4}", page)
    assert "The service What should it say? Training and development Pay and reward" in page
    right = {
        "value.sequence": "1",
        "value.field": "service",
        "value.right service": "recruitment",
        "words.reasons": "A slip.",
    }
    case.does("Imani Cole", "correct/-", **right)
    assert "Complaint · Recruitment" in read(case)


def test_a_day_is_asked_for_as_a_day_and_one_to_come_is_refused_beside_it(case: Fault) -> None:
    client = signed_in("Imani Cole")
    right = {"value.sequence": "1", "value.field": "on", "words.reasons": "A slip."}
    day = {"value.right on-day": "1", "value.right on-month": "1", "value.right on-year": "2099"}
    page = client.post(case.address("correct/-"), {**case.opened(client, "correct/-"), **right, **day})
    assert page.status_code == 200
    summary = page.text.split("govuk-error-summary__list")[1].split("</ul>")[0]
    assert 'href="#value-right-on-day"' in summary


def test_what_is_kept_back_is_chosen_by_what_it_says(case: Fault) -> None:
    from putright.core.casework.action import Field, Offer
    from putright.web.desk import correcting
    from tests.web.desk.test_putting_right import page

    item = Field("item", "text", "Which entry?")
    (asked,) = correcting.fields(
        Offer("limit disclosure", "kept back", "Kept back", (), fields=(item,)), page(case.here, case.ref)
    )
    assert asked.choices[-1].value == "1"
    assert asked.choices[-1].words.startswith("1. Received: A complaint")


def test_another_version_is_chosen_by_name_and_day_and_offered_only_where_there_is_one(case: Fault) -> None:
    assert "Follow another version" not in read(case)
    document = (PROCEDURES / "west-midlands-employers" / "procedure.md").read_bytes()
    next_one = re.sub(
        rb"\nversion: .+\nin force from: .+\n", b"\nversion: 2090-01\nin force from: 2090-01-01\n", document
    )
    kept = procedures.keep(case.here, next_one).procedure
    assert "Follow another version" in read(case)
    page = main_of(signed_in("Imani Cole").get(case.address("move-version/-")))
    assert "Which version? Version 2090-01, in force from Sunday 1 January 2090" in page
    assert kept.sha256 not in page
    case.does("Imani Cole", "move-version/-", **{"value.version": kept.sha256, "words.reasons": "They asked for it."})
    assert "Procedure: version 2090-01." in read(case)
