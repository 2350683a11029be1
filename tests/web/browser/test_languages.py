"""Public pages in the made-up languages, long and from right to left: they fit a narrow screen, and axe finds no fault."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Complainant
from tests.web.browser.checks import faults
from tests.web.browser.test_accessible import COUNCIL, complaint

MADE_UP = ["en-xa", "ar-xb"]


def wrong_with(page: Page) -> list[str]:
    """What axe finds, and whatever lies beyond either side of a narrow screen."""
    page.set_viewport_size({"width": 320, "height": 900})
    beyond = page.evaluate(BEYOND)
    return [*([f"{page.url}: {one}" for one in beyond]), *faults(page, (320,))]


BEYOND = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width > 1 && !one.closest('.govuk-visually-hidden') && (box.left < -1 || box.right > 321);
}).map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("language", MADE_UP)
def test_the_public_pages_fit_and_have_no_fault(page: Page, language: str) -> None:
    person = complaint(page)
    ends = ("", "tell-us/complaint/", "track/", "how-it-works/")
    page.goto(f"/?language={language}")
    for address in ["/", "/nowhere/", "/works-for-us/track/", *(f"/{COUNCIL}/{end}" for end in ends)]:
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert wrong_with(page) == [], address
    _of_a_case(page, person)


def _of_a_case(page: Page, person: Complainant) -> None:
    person.follows()
    assert wrong_with(page) == []
    links = page.locator('a[href*="/track/do/"]').all()
    for address in [str(link.get_attribute("href")) for link in links]:
        page.goto(address)
        assert wrong_with(page) == [], address
        page.locator("main form button").last.click()
        assert page.locator(".govuk-error-summary, .govuk-panel").count(), address
        assert wrong_with(page) == [], address


def test_a_page_from_right_to_left_begins_at_the_right(page: Page) -> None:
    page.goto(f"/{COUNCIL}/tell-us/complaint/?language=ar-xb")
    box, words = page.locator(".govuk-radios__input").first, page.locator(".govuk-radios__label").first
    assert _left(page, box) > _left(page, words)
    back = page.locator(".govuk-back-link").first.bounding_box()
    assert back
    assert back["x"] > 640
    assert _left(page, page.locator(".govuk-generic-header__logo")) > _left(page, page.locator(".putright-languages"))


def _left(page: Page, what: object) -> float:
    found = what.bounding_box()  # type: ignore[attr-defined]
    assert found
    return float(found["x"])


def test_a_page_that_is_not_turned_is_found_out(page: Page) -> None:
    page.goto(f"/{COUNCIL}/tell-us/complaint/?language=ar-xb")
    page.evaluate("document.documentElement.dir = 'ltr'")
    box, words = page.locator(".govuk-radios__input").first, page.locator(".govuk-radios__label").first
    assert _left(page, box) < _left(page, words)


def test_a_text_that_is_too_long_for_the_screen_is_found_out(page: Page) -> None:
    page.goto(f"/{COUNCIL}/?language=ar-xb")
    page.evaluate("document.querySelector('h1').style.whiteSpace = 'nowrap'")
    assert wrong_with(page) != []


def test_a_reader_changes_the_language_by_a_link_and_stays_on_the_page(page: Page) -> None:
    page.goto(f"/{COUNCIL}/track/")
    page.get_by_role("link", name="Cymraeg").click()
    expect(page).to_have_url(f"{page.url.split('/' + COUNCIL)[0]}/{COUNCIL}/track/")
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    page.goto(f"/{COUNCIL}/")
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en-gb")
