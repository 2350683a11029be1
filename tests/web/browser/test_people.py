"""The pages of people and posts, of an invitation and of opening one case, at every width and by whoever reads them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.people import Staff, press
from tests.web.browser.checks import faults
from tests.web.browser.test_accessible import COUNCIL

DESK = f"/{COUNCIL}/desk"
FORMS = ("away", "give-a-post", "end-a-post", "name-a-deputy", "left", "ways", "invite")


def test_the_pages_of_whoever_looks_after_people_have_no_fault(page: Page) -> None:
    Staff(page, COUNCIL).signs_in("Kim Harper")
    assert faults(page) == []
    for address in ("people/", "people/changes/", "people/open-a-case/"):
        page.goto(f"{DESK}/{address}")
        assert faults(page) == [], address


@pytest.mark.parametrize("form", FORMS)
def test_a_form_and_its_errors_have_no_fault(page: Page, form: str) -> None:
    Staff(page, COUNCIL).signs_in("Kim Harper")
    page.goto(f"{DESK}/people/{form}/")
    assert faults(page, (320,)) == []
    if form != "ways":
        press(page, page.locator("main form button").last)
        assert page.title().startswith("Error: ")
        assert faults(page, (320,)) == []


def test_a_warning_of_what_is_left_with_nobody_has_no_fault(page: Page) -> None:
    Staff(page, COUNCIL).signs_in("Hana Suzuki")
    page.goto(f"{DESK}/people/")
    assert faults(page) == []
    page.get_by_role("link", name="I will be away").click()
    for part, value in (("day", "31"), ("month", "12"), ("year", "2030")):
        page.locator(f"#value-until-{part}").fill(value)
    press(page, page.get_by_role("button", name="Record the absence"))
    assert page.get_by_role("button", name="Do it all the same").is_visible()
    assert faults(page) == []


def test_an_invitation_has_no_fault(page: Page) -> None:
    Staff(page, COUNCIL).signs_in("Kim Harper")
    page.goto(f"{DESK}/people/invite/")
    page.locator("#value-email").fill("zofia.wren@dudley.example")
    page.get_by_label("Nominated officer").check()
    press(page, page.get_by_role("button", name="Send the invitation"))
    assert faults(page) == []
    link = page.locator("main .putright-typed a").get_attribute("href")
    page.context.clear_cookies()
    page.goto(link or "")
    assert faults(page) == []
    press(page, page.get_by_role("button", name="Accept and begin"))
    assert page.title().startswith("Error: ")
    assert faults(page) == []
    page.goto(f"{DESK}/invitation/nothing/")
    assert faults(page) == []
