"""A lost connection, the Back button and a browser that was closed: nothing that somebody wrote is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.people import press

COUNCIL = "dudley-council"
WORDS = "The bin was missed again, for the third time."


@pytest.fixture
def context(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    """A phone with scripts."""
    made = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    made.set_default_timeout(10_000)
    yield made
    made.close()


def writes(page: Page) -> None:
    page.goto(f"/{COUNCIL}/tell-us/complaint/what-happened/")
    page.locator("textarea").fill(WORDS)


def test_without_a_connection_the_words_stay_and_the_page_says_so(context: BrowserContext) -> None:
    page = context.new_page()
    writes(page)
    context.set_offline(True)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("You have no connection just now")).to_be_visible()
    assert page.locator("textarea").input_value() == WORDS
    context.set_offline(False)
    page.wait_for_timeout(1_100)  # a second press within a second is taken for the first
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="What would put it right?")).to_be_visible()


def test_the_back_button_shows_what_was_written(context: BrowserContext) -> None:
    page = context.new_page()
    writes(page)
    press(page, page.get_by_role("button", name="Continue"))
    page.go_back()
    assert page.locator("textarea").input_value() == WORDS


def test_a_browser_that_was_closed_goes_on_where_it_stopped(context: BrowserContext) -> None:
    page = context.new_page()
    writes(page)
    press(page, page.get_by_role("button", name="Continue"))
    page.close()
    again = context.new_page()
    again.goto(f"/{COUNCIL}/")
    again.get_by_role("link", name="Go on where you stopped").click()
    again.goto(f"/{COUNCIL}/tell-us/complaint/what-happened/")
    assert again.locator("textarea").input_value() == WORDS


def test_pressing_send_twice_makes_one_case(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"/{COUNCIL}/tell-us/compliment/")
    page.locator("textarea").first.fill("Thank you")
    press(page, page.get_by_role("button", name="Continue"))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send it").dblclick()
    page.locator(".putright-code").nth(1).wait_for()
    first = page.locator(".putright-code").first.inner_text()
    page.reload()
    assert page.locator(".putright-code").first.inner_text() == first
