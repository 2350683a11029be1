"""The Chief Executive decides on a phone, asked only what the chosen option needs; whoever is complained about finds nothing."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.people import Complainant, Staff, press
from tests.browsers import PHONE
from tests.web.browser.checks import faults

OFFICE = "west-midlands-opcc"


def formal(page: Page, happened: str = "You were rude on the telephone.") -> Staff:
    """A complaint that was made formal and is with the Chief Executive."""
    ada = Complainant(page, OFFICE)
    ada.brings("complaint", {"what happened": happened}, service="casework")
    ada.does("use right", "complain formally")
    return Staff(page, OFFICE, ada.reference)


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("LOOK"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def test_each_option_of_a_decision_opens_its_own_questions_on_a_phone(page: Page) -> None:
    """OPCC-6 and OPCC-10."""
    page.set_viewport_size(PHONE)
    desk = formal(page).signs_in("Helena Brandt")
    desk.does("decide", "responsibility", option="the chief executive")
    desk.opens()
    page.goto(str(page.locator('a[href*="/do/decide/first-decision/"]').first.get_attribute("href")))
    options = page.locator('[name="value.option"]')
    assert options.count() == 5
    look(page, "decide-phone")
    assert not page.get_by_text("Who is appointed?").is_visible()
    page.locator('[name="value.option"][value="investigate"]').check()
    expect(page.get_by_text("Who is appointed?")).to_be_visible()
    look(page, "decide-phone-open")
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    page.get_by_role("checkbox", name="Gareth Owen").check()
    press(page, page.locator("main form button").last)
    assert "Gareth Owen" in desk.opens()
    desk.signs_in("Gareth Owen")
    assert "You were rude" in desk.opens()


def test_a_chief_executive_who_is_named_finds_nothing_and_the_commissioner_has_it(page: Page) -> None:
    """OPCC-6."""
    page.set_viewport_size(PHONE)
    desk = formal(page, "She shouted at me.").signs_in("Dev Chauhan")
    desk.does("name person", people="Helena Brandt")
    where = desk.found[desk.reference]
    assert "Marcus Bell" in desk.opens()
    desk.signs_in("Helena Brandt")
    page.goto(where)
    assert "Page not found" in page.locator("main").inner_text()
    page.goto(f"/{OFFICE}/desk/")
    assert "shouted" not in page.locator("main").inner_text()
    desk.signs_in("Marcus Bell")
    assert "shouted" in desk.opens()
