"""The page of a case and the Complaints Records Form in a real browser: without fault, on a narrow screen, and on paper."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.people import Complainant, Staff
from tests.web.browser.checks import faults
from tests.web.browser.test_paper import A4, shown_in_print

ORGANISATION = "wanstead-and-woodford-migrant-support"


def worked_on(page: Page) -> Staff:
    """A client's complaint, found valid, with something agreed and a letter about it."""
    ada = Complainant(page, ORGANISATION)
    ada.brings(
        "complaint",
        {"what happened": "Nobody sent my form to the council."},
        service="advice",
        **{"fact:client": "yes"},
    )
    desk = Staff(page, ORGANISATION, ada.reference).signs_in("Amira Haddad")
    desk.does("judge", "validity", {"reasons": "The form was in our tray."}, answer="yes")
    desk.does("agree action", "corrective actions", {"what": "Send the form."}, means="service given")
    desk.does("send letter", "proposed action", {"proposed action": "We send the form today."})
    desk.does("add note", "", {"note": "Between ourselves."})
    return desk


def printed(page: Page) -> tuple[int, set[tuple[int, int]]]:
    """On how many sheets of which size a page is printed."""
    made = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", made)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", made)), {(round(float(w)), round(float(h))) for w, h in sizes}


def test_the_form_and_its_copy_are_read_and_printed(page: Page) -> None:
    """WWMS-9 and WWMS-11."""
    desk = worked_on(page)
    desk.opens()
    page.get_by_role("link", name="Complaints Records Form").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Complaints Records Form")
    assert faults(page) == []
    sheets, sizes = printed(page)
    assert sizes == {A4}
    assert 1 <= sheets <= 4
    for selector in ("header", "footer", ".govuk-back-link", "[data-print]", ".putright-demo"):
        assert not shown_in_print(page, selector), selector
    assert shown_in_print(page, ".putright-record")
    page.get_by_role("link", name="The copy for: client's file").click()
    expect(page.locator(".putright-record")).to_contain_text("Send the form.")
    expect(page.locator(".putright-record")).not_to_contain_text("Ada Brook")
    expect(page.locator(".putright-record")).not_to_contain_text("Between ourselves.")
    assert faults(page) == []


def test_the_page_of_a_case_leads_on_and_prints_without_what_can_only_be_pressed(page: Page) -> None:
    """WWMS-9: whoever works on it reads the case on paper, too."""
    desk = worked_on(page)
    desk.opens()
    sheets, sizes = printed(page)
    assert sizes == {A4}
    assert 1 <= sheets <= 4
    assert faults(page) == []
    for selector in ("header", "footer", ".govuk-back-link", "nav", ".govuk-button", ".govuk-details", "#do", "form"):
        assert not shown_in_print(page, selector), selector
    for selector in ("#next", ".putright-words", ".putright-timeline", ".putright-people"):
        assert shown_in_print(page, selector), selector
    page.get_by_role("link", name="Show only what they can see").click()
    expect(page.locator(".putright-timeline")).not_to_contain_text("Between ourselves.")
    page.get_by_role("link", name="Show everything").click()
    expect(page.locator(".putright-timeline")).to_contain_text("Between ourselves.")
    page.locator(".putright-next .govuk-button").first.click()
    expect(page).to_have_url(re.compile("/do/"))
