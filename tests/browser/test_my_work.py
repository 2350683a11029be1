"""My work in a real browser: views are links, the list narrows without script, and single keys go through it until turned off."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.people import Complainant, Staff, press

COUNCIL = "dudley-council"


def told(page: Page) -> None:
    """Two complaints about the streets."""
    for what in ("The first street is dirty.", "The second street is dirty."):
        person = Complainant(page, COUNCIL)
        person.brings("complaint", {"what happened": what}, service="street care", categories="policy not kept")
        page.context.clear_cookies()


def test_a_view_and_what_it_is_narrowed_to_stand_in_the_address(phone: Page) -> None:
    told(phone)
    Staff(phone, COUNCIL).signs_in("Ben Castle")
    phone.get_by_role("link", name=re.compile("To acknowledge")).click()
    expect(phone).to_have_url(re.compile(r"\?show=acknowledge$"))
    phone.get_by_text("Show only some").click()
    phone.get_by_label("Kind").select_option("complaint")
    press(phone, phone.get_by_role("button", name="Show these"))
    expect(phone).to_have_url(re.compile(r"show=acknowledge&kind=complaint"))
    expect(phone.get_by_role("link", name="The first street is dirty.").first).to_be_visible()
    phone.get_by_role("link", name=re.compile("Stop showing only")).click()
    expect(phone).to_have_url(re.compile(r"\?show=acknowledge$"))
    with phone.expect_download() as saved:
        phone.get_by_role("link", name="Save this list for a spreadsheet").click()
    assert "The second street is dirty." in saved.value.path().read_text(encoding="utf-8-sig")


def test_single_keys_go_through_the_list_until_they_are_turned_off(office: Page) -> None:
    told(office)
    Staff(office, COUNCIL).signs_in("Ben Castle")
    subjects = office.locator(".putright-subject")
    office.keyboard.press("j")
    expect(subjects.nth(0)).to_be_focused()
    office.keyboard.press("j")
    expect(subjects.nth(1)).to_be_focused()
    office.keyboard.press("k")
    expect(subjects.nth(0)).to_be_focused()
    office.get_by_text("Keys", exact=True).click()
    office.get_by_role("button", name="Turn the keys off").click()
    expect(office.get_by_role("button", name="Turn the keys on")).to_have_attribute("aria-pressed", "true")
    office.reload()
    office.keyboard.press("j")
    expect(subjects.nth(0)).not_to_be_focused()
    office.get_by_text("Keys", exact=True).click()
    office.get_by_role("button", name="Turn the keys on").click()
    office.get_by_label("Keys").or_(office.locator("h1")).first.click()
    office.keyboard.press("/")
    expect(office).to_have_url(re.compile("/desk/search/$"))
    office.locator('[name="text"]').press("j")
    expect(office.locator('[name="text"]')).to_have_value("j")
