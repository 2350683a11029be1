"""Every page of what is done to several cases at once without a fault that axe can find."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff, press
from tests.web.browser.checks import faults

EMPLOYERS = "west-midlands-employers"
LIST = f"/{EMPLOYERS}/desk/?stage=investigation"


def handed_over(page: Page, what: str, **values: str) -> None:
    """A complaint for which an acknowledgement is due."""
    person = Complainant(page, EMPLOYERS)
    words = {"what happened": what, "address": "1 Any Street\nBirmingham"}
    person.brings("complaint", words, service="training", categories="quality of service", **values)
    desk = Staff(page, EMPLOYERS, person.reference).signs_in("Imani Cole")
    desk.does("decide", "hand-over", option="written complaint")
    page.context.clear_cookies()


def chooses(page: Page, what: str) -> None:
    """Select all and go on."""
    page.goto(LIST)
    page.get_by_role("link", name="Select all shown").click()
    assert faults(page) == [], what
    press(page, page.get_by_role("button", name=what, exact=True))
    assert faults(page) == [], what


def test_the_pages_of_several_cases_have_no_fault(page: Page) -> None:
    handed_over(page, "The first course was called off.", email="")
    handed_over(page, "The second course was called off.", formats="braille")
    desk = Staff(page, EMPLOYERS).signs_in("Helen Abara")
    page.goto(f"/{EMPLOYERS}/desk/labels/")
    page.get_by_label("A new label").fill("winter")
    press(page, page.get_by_role("button", name="Add it"))
    assert faults(page) == []
    desk.signs_in("Imani Cole")
    chooses(page, "Label")
    page.get_by_label("Winter").check()
    press(page, page.get_by_role("button", name="See what would happen"))
    assert faults(page) == []
    press(page, page.locator('button[value="do"]'))
    assert faults(page) == []
    chooses(page, "Export")
    chooses(page, "Address labels")
    press(page, page.locator('button[value="do"]'))
    assert faults(page) == []
    chooses(page, "Acknowledge")
    press(page, page.get_by_role("button", name="Read the letters"))
    assert faults(page) == []
    press(page, page.get_by_role("button", name="Print 1"))
    assert faults(page) == []
    desk.signs_in("Farah Khan")
    chooses(page, "Assign")
