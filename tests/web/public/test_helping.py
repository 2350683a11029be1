"""Help, privacy and accessibility, and the reports that are still to come."""

from __future__ import annotations

import pytest
from django.test import Client

from putright.core.procedure import publish
from putright.core.procedure.model.keeping import RegularReport, Retention
from putright.register import setup
from putright.register.organisations import Place
from putright.web.page import procedure_in_force
from putright.web.public.helping import cookies
from tests.web.cast import complain, main_of, signed_in
from tests.web.public.five import FOLDERS, get

pytestmark = pytest.mark.django_db


@pytest.fixture(params=FOLDERS, ids=lambda path: path.name)
def here(request: pytest.FixtureRequest, db: None) -> Place:
    """Each of the five in turn."""
    return setup.organisation_from(request.param, demo=True)


def test_help_says_how_to_reach_us_in_which_forms_and_what_to_do_about_a_lost_code(here: Place) -> None:
    said = main_of(get(here, "help/"))
    for words in (
        "large print",
        "Easy Read",
        "Braille",
        "British Sign Language",
        "an interpreter",
        "If you have lost your code",
    ):
        assert words in said
    assert here.contact.relay in said
    assert all(way in said for way in publish.summary(procedure_in_force(here)).ways)


def test_help_says_what_becomes_of_answers_that_the_procedure_asks_for(here: Place) -> None:
    procedure = procedure_in_force(here)
    said = main_of(get(here, "help/"))
    assert ("we ask how you found it" in said) == bool(publish.commitments(procedure, "survey"))
    assert ("if we treat all alike" in said) == bool(publish.commitments(procedure, "equality questions"))


def test_privacy_says_how_long_by_the_procedure_or_that_it_does_not_say(here: Place) -> None:
    rules = procedure_in_force(here).all(Retention)
    said = main_of(get(here, "privacy/"))
    assert ("How long has not been laid down" in said) == (not rules)
    assert all(f"{rule.keep} after the case is closed" in said for rule in rules)
    assert "Nobody sees a case that is about them." in said


def test_every_cookie_that_a_visitor_or_a_member_of_staff_gets_is_listed(employers: Place) -> None:
    listed = {cookie.name for cookie in cookies()}
    said = main_of(get(employers, "privacy/"))
    assert all(name in said for name in listed)
    visitor = Client()
    reference, code = complain(employers, visitor)
    visitor.post(f"/{employers.slug}/track/", {"reference": reference, "code": code})
    staff = signed_in("Imani Cole")
    staff.get(f"/{employers.slug}/desk/")
    staff.post("/accounts/logout/")
    assert {"opened", "csrftoken"} <= set(visitor.cookies)
    assert set(visitor.cookies) | set(staff.cookies) <= listed
    assert not set(visitor.cookies) & {cookie.name for cookie in cookies() if cookie.staff}


def test_the_statement_on_accessibility_says_what_is_held_to_what_is_not_and_whom_to_tell(here: Place) -> None:
    said = main_of(get(here, "accessibility/"))
    assert "WCAG 2.2 at level AA" in said
    assert "What does not work yet" in said
    assert here.contact.email in said
    assert "The Equality and Human Rights Commission" in said
    assert "It was written on Wednesday 25 November 2026" in said


def test_reports_are_said_to_come_as_the_procedure_promises_them(here: Place) -> None:
    said = main_of(get(here, "reports/"))
    assert "No report has been published yet." in said
    rules = procedure_in_force(here).all(RegularReport)
    assert all(rule.words in said for rule in rules)
    assert ("do not promise a report for everybody" in said) == (not any(rule.public for rule in rules))
    assert "Nothing has been put here yet." in main_of(get(here, "you-said-we-did/"))
