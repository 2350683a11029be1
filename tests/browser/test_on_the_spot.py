"""WFU-4, WFU-5, WFU-21: something put right on the spot is recorded at the front desk in under half a minute, by keys alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.people import Staff

KEY, THINK, HOME = 0.28, 1.35, 0.4
"""Seconds that the keystroke-level model counts for a key of somebody who types a little, a thought, and finding the keys."""

CAUSE, DONE = "Letter sent to the old address", "Sent it again"


class Typist:
    """Somebody who works by keys, and how long that takes them by the keystroke-level model."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seconds = HOME

    def thinks(self) -> None:
        """Make up one's mind."""
        self.seconds += THINK

    def types(self, text: str) -> None:
        """Type a text."""
        self.page.keyboard.type(text)
        self.seconds += KEY * len(text)

    def presses(self, *keys: str) -> None:
        """Press keys one after another; several at once count for each."""
        for key in keys:
            self.page.keyboard.press(key)
            self.seconds += KEY * (key.count("+") + 1)


def test_a_record_takes_less_than_half_a_minute_by_keys_alone(office: Page) -> None:
    Staff(office, "works-for-us").signs_in("Joel Baptiste")
    office.goto("/works-for-us/desk/record/put-right-at-once/")
    joel = Typist(office)
    expect(office.locator("textarea").first).to_be_focused()
    joel.thinks()
    joel.types(CAUSE)
    joel.presses("Tab")
    joel.types(DONE)
    joel.thinks()
    joel.presses("Tab", "Tab", "Space")
    with office.expect_navigation():
        joel.presses("Control+Enter")
    expect(office.locator(".govuk-notification-banner")).to_contain_text("Saved at")
    assert joel.seconds < 30, joel.seconds
    assert office.locator('input[name*="name"]').count() == 0


def test_a_name_is_asked_about_with_and_without_script(phone: Page) -> None:
    Staff(phone, "works-for-us").signs_in("Joel Baptiste")
    phone.goto("/works-for-us/desk/record/put-right-at-once/")
    phone.locator("textarea").first.fill("Mrs Brook got the wrong letter")
    phone.locator('[name="value.categories"][value="mistake"]').check()
    phone.get_by_role("button", name="Save and add another").last.click()
    expect(phone.locator("#looks")).to_contain_text("Mrs Brook")
    phone.get_by_role("button", name="It names nobody: save it").click()
    expect(phone.locator(".govuk-notification-banner")).to_contain_text("Saved at")
