"""The pages of information in a real browser: without fault, on a narrow screen, and on paper as they were meant."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff, answer_of_the_council
from tests.web.browser.checks import faults
from tests.web.public.five import FOLDERS, INDUCTION, PAGES

ORGANISATIONS = [folder.name for folder in FOLDERS]
A4 = (595, 842)
"""The size of a sheet in points."""


def paper(page: Page, address: str) -> tuple[int, set[tuple[int, int]]]:
    """How many sheets a page is printed on, and their sizes in points."""
    page.goto(address)
    made = page.pdf(prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", made))
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", made)
    return sheets, {(round(float(width)), round(float(height))) for width, height in sizes}


def shown_in_print(page: Page, selector: str) -> bool:
    """Whether anything of that sort is printed."""
    page.emulate_media(media="print")
    shown = any(found.is_visible() for found in page.locator(selector).all())
    page.emulate_media(media="screen")
    return shown


@pytest.mark.parametrize("end", [*PAGES, "how-it-works/print/?size=16", "how-it-works/print/?size=20"])
def test_a_page_of_information_has_no_fault_and_fits_a_narrow_screen(page: Page, end: str) -> None:
    """WWMS-4 and DUD-11."""
    page.goto(f"/dudley-council/{end}")
    assert faults(page) == []


def test_the_copy_for_new_staff_has_no_fault_and_fits_a_narrow_screen(page: Page) -> None:
    """WFU-1."""
    page.goto(f"/works-for-us/{INDUCTION}")
    assert faults(page) == []


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_a_poster_is_one_sheet(page: Page, organisation: str) -> None:
    """WWMS-4: a poster, whatever the length of the name."""
    assert paper(page, f"/{organisation}/poster/") == (1, {A4})


def test_a_poster_that_grows_is_no_longer_one_sheet(page: Page) -> None:
    page.goto("/dudley-council/poster/")
    page.evaluate("document.querySelector('.putright-poster__lines').style.height = '180mm'")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) == 2


def test_large_print_takes_more_sheets_and_is_as_large_on_screen(page: Page) -> None:
    """DUD-11: the procedure in large print."""
    sheets, sizes = zip(
        *(paper(page, f"/dudley-council/how-it-works/print/?size={size}") for size in (14, 16, 20)), strict=True
    )
    assert sizes == ({A4}, {A4}, {A4})
    assert sheets[0] < sheets[1] < sheets[2]
    text = page.locator(".putright-sheet p").nth(3)
    look = text.evaluate(
        "e => { const s = getComputedStyle(e); return [s.fontSize, s.fontStyle, s.textAlign, s.textTransform] }"
    )
    assert look == [f"{20 * 96 / 72:.4f}px", "normal", "left", "none"]
    assert text.evaluate("e => document.querySelector('.putright-sheet .told') !== null")


def test_a_letter_is_as_large_as_was_asked_for(page: Page, office: Page) -> None:
    """DUD-11: every letter too."""
    person = Complainant(page, "dudley-council")
    words = {"what happened": "The street is dirty."}
    person.brings("complaint", words, service="street care", categories="policy not kept", formats="print 20")
    answer_of_the_council(Staff(office, "dudley-council", person.reference))
    person.follows()
    page.locator('a[href*="/track/letter/"]').first.click()
    for text in (page.locator(".putright-letter__words").first, page.locator(".putright-letter > p").nth(1)):
        assert text.evaluate("e => getComputedStyle(e).fontSize") == f"{20 * 96 / 72:.4f}px"
    for selector in ("header", ".putright-choices", "[data-print]", "h1"):
        assert not shown_in_print(page, selector), selector
    assert shown_in_print(page, ".putright-letter")


def test_what_is_for_the_screen_alone_is_not_printed(page: Page) -> None:
    for end in ("how-it-works/print/", "poster/"):
        page.goto(f"/dudley-council/{end}")
        for selector in ("header", "footer", ".govuk-back-link", "[data-print]", ".putright-demo"):
            assert not shown_in_print(page, selector), (end, selector)
        assert shown_in_print(page, ".putright-sheet, .putright-poster")


def test_the_way_through_the_whole_text_leads_to_each_part(page: Page) -> None:
    page.goto("/dudley-council/how-it-works/")
    page.get_by_role("link", name="4.3 Stage 1: a manager looks into it").click()
    heading = page.get_by_role("heading", name="4.3 Stage 1: a manager looks into it")
    assert heading.evaluate("e => e.getBoundingClientRect().top < 200")
