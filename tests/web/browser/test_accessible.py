"""Every page without a fault that axe can find, and without sideways scrolling at 320 pixels or with wide text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff, press
from tests.web.browser.checks import faults

COUNCIL = "dudley-council"


WORDS = {"what happened": "The bin was missed again.", "outcome wanted": "A bin that is emptied."}


def complaint(page: Page) -> Complainant:
    """A complaint to the council."""
    person = Complainant(page, COUNCIL)
    person.brings("complaint", WORDS, service="waste care", categories="other")
    return person


def test_pages_for_everybody_have_no_fault(page: Page) -> None:
    ends = (
        "",
        "?kind=not-sure",
        "?kind=",
        "tell-us/complaint/",
        "tell-us/compliment/",
        "track/",
        "how-it-works/",
        "desk/sign-in/",
    )
    addresses = ["/", "/accounts/login/", "/nowhere/", *(f"/{COUNCIL}/{end}" for end in ends)]
    for address in addresses:
        page.goto(address)
        assert faults(page) == [], address


def test_a_form_with_errors_has_no_fault_and_leads_to_them(page: Page) -> None:
    page.goto(f"/{COUNCIL}/tell-us/complaint/what-happened/")
    page.get_by_role("button", name="Continue").click()
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    page.get_by_role("link", name="Tell us what happened").click()
    assert page.evaluate("document.activeElement.name") == "words.what happened"
    assert faults(page) == []


def test_following_a_complaint_has_no_fault(page: Page) -> None:
    person = Complainant(page, COUNCIL)
    person.tells("complaint", WORDS, service="waste care", categories="other")
    assert faults(page) == []
    person.follows()
    assert faults(page) == []
    for link in _addresses(page, r"/track/do/"):
        page.goto(link)
        assert faults(page, (320,)) == [], link


def test_files_that_wait_and_files_on_a_case_have_no_fault(page: Page) -> None:
    person = complaint(page)
    person.follows()
    press(page, page.get_by_role("button", name="Add something"))
    long = {"name": f"{'a-name-without-a-space-' * 4}.txt", "mimeType": "text/plain", "buffer": b"words"}
    page.locator("#file").set_input_files(long)  # type: ignore[arg-type]
    press(page, page.get_by_role("button", name="Add this file"))
    assert faults(page) == []
    press(page, page.get_by_role("button", name="Add this file"))
    page.get_by_role("link", name="Choose a file first").click()
    assert page.evaluate("document.activeElement.name") == "file"
    assert faults(page) == []
    page.locator('[name="words.message"]').fill("See this")
    press(page, page.get_by_role("button", name="Send", exact=True))
    person.follows()
    assert faults(page) == []
    Staff(page, COUNCIL, person.reference).signs_in("Nadia Aziz").opens()
    assert page.get_by_role("link", name="a-name-without").count()
    assert faults(page) == []


def test_saying_how_it_was_has_no_fault(page: Page) -> None:
    person = Complainant(page, "works-for-us")
    person.brings("complaint", {"what happened": "The floor was wet."}, service="training", categories="our service")
    person.does("withdraw", "stopping")
    person.follows()
    assert faults(page) == []
    page.get_by_role("link", name="Tell us how we did").click()
    assert faults(page) == []
    page.get_by_role("button", name="Send answers").click()
    assert page.title().startswith("Error: ")
    assert faults(page) == []
    page.get_by_label("Very easy").check()
    page.get_by_role("button", name="Send answers").click()
    assert faults(page) == []
    Staff(page, "works-for-us").signs_in("Ruth Calder")
    page.goto("/works-for-us/desk/survey/")
    assert faults(page) == []


def test_the_desk_has_no_fault(page: Page) -> None:
    person = complaint(page)
    staff = Staff(page, COUNCIL, person.reference).signs_in("Nadia Aziz")
    assert faults(page) == []
    page.goto(f"/{COUNCIL}/desk/notifications/")
    assert faults(page) == []
    page.goto(f"/{COUNCIL}/desk/?show=acknowledge&kind=complaint&whose=mine")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert faults(page) == []
    staff.opens()
    assert faults(page) == []
    for link in [*_addresses(page, r"/do/")[::9], f"/{COUNCIL}/desk/record/", f"/{COUNCIL}/desk/record/complaint/"]:
        page.goto(link)
        assert faults(page, (320,)) == [], link


def test_the_record_of_half_a_minute_has_no_fault(page: Page) -> None:
    Staff(page, "works-for-us").signs_in("Amina Hassan")
    page.goto("/works-for-us/desk/record/put-right-at-once/")
    assert faults(page) == []
    page.locator("textarea").first.fill("Mrs Brook got the wrong letter")
    page.locator('[name="value.categories"][value="mistake"]').check()
    press(page, page.get_by_role("button", name="Save and add another").last)
    assert faults(page) == []
    press(page, page.get_by_role("button", name="It names nobody: save it"))
    assert faults(page) == []


def _addresses(page: Page, part: str) -> list[str]:
    links = (link.get_attribute("href") or "" for link in page.get_by_role("link").all())
    return [link for link in dict.fromkeys(links) if re.search(part, link)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')"),
        lambda page: page.evaluate("document.querySelector('h1').style.width = '900px'"),
    ],
    ids=["an input without a label", "a heading too wide"],
)
def test_the_check_sees_a_fault_that_is_there(page: Page, spoil: Callable[[Page], None]) -> None:
    page.goto(f"/{COUNCIL}/")
    spoil(page)
    assert faults(page) != []
