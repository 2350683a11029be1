"""The investigator's work in a real browser: plan, evidence, a colleague asked, a finding by its evidence, what puts it right."""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff
from tests.web.browser.checks import faults

COUNCIL = "dudley-council"


def taken_on(page: Page) -> Staff:
    """A complaint that the manager of the service looks into."""
    ada = Complainant(page, COUNCIL)
    words = {"what happened": "The street was not swept for a month.", "outcome wanted": "A clean street."}
    ada.brings("complaint", words, service="street care", categories="policy not kept")
    desk = Staff(page, COUNCIL, ada.reference).signs_in("Ben Castle")
    desk.does("decide", "direction", option="manager of the service")
    return desk.signs_in("Jo Brindley")


def looked_into(desk: Staff) -> None:
    """Everything an investigation has, once."""
    desk.does("add head", words={"point": "Nobody rang back."})
    desk.does("plan step", words={"step": "Read the log of the crew."}, owner="Jo Brindley", due="2036-03-03")
    log = {"evidence": "No sweep is noted from 3 to 29 October.", "from whom": "The depot"}
    desk.does("add evidence", words=log, source="document", dated="2026-01-29", heads="1", **{"may see": "no"})
    talk = {"evidence": "The crew was told that the street is closed.", "who came along": "A union officer"}
    desk.does("add evidence", words=talk, source="interview", accompanied="yes", heads=("1", "2"))
    desk.does("ask for help", words={"question": "Who closed the street?"}, person="Sam Oakley", due="2036-03-01")


def test_an_investigation_is_planned_gathered_asked_and_found_on_one_page(page: Page) -> None:
    """DUD-4.S1, DUD-5.c."""
    desk = taken_on(page)
    looked_into(desk)
    desk.signs_in("Sam Oakley").does(
        "give help", "1", {"answer": "Nobody did: it was never closed."}, result="answered"
    )
    desk.signs_in("Jo Brindley").does("finish step", "1", {"note": "Read on Tuesday."}, result="done")
    desk.opens()
    page.get_by_role("link", name="Plan, evidence and findings").click()
    page.get_by_role("link", name=re.compile("Record a finding.*Point 1")).click()
    assert page.get_by_label("Point 1: The street was not swept for a month.").is_checked()
    for part, text in {
        "what they said": "No sweep for a month.", "what should have happened": "A sweep each week.",
        "what happened": "No sweep in October.", "what harm it did": "Leaves blocked the drain.",
        "reasons": "The log says so.",
    }.items():  # fmt: skip
        page.locator(f'[name="words.{part}"]').fill(text)
    page.get_by_label("Evidence 1: No sweep is noted from 3 to 29 October.").check()
    page.get_by_label("Upheld", exact=True).check()
    page.get_by_role("button", name="Record it").click()
    desk.does("make finding", "of a complaint", {"reasons": "Somebody did."}, head="2", word="not upheld")
    desk.does(
        "agree action", "putting right", {"what": "A sweep each Monday."}, means="service given back", due="2036-04-01"
    )
    desk.opens()
    page.get_by_role("link", name="Plan, evidence and findings").click()
    said = page.locator("main").inner_text()
    for words in (
        "No sweep is noted", "A union officer", "Nobody did: it was never closed.", "Read on Tuesday.",
        "Leaves blocked the drain.", "By evidence 1", "The findings come to: partially upheld.", "A sweep each Monday.",
    ):  # fmt: skip
        assert words in said
    if folder := os.environ.get("LOOK"):
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=str(Path(folder) / f"investigation-{width}.png"), full_page=True)
    assert faults(page) == []


def test_whoever_is_asked_sees_the_case_until_they_have_answered(page: Page) -> None:
    desk = taken_on(page)
    desk.does("ask for help", words={"question": "Who closed the street?"}, person="Fern Addis")
    desk.signs_in("Fern Addis")
    desk.does("give help", "1", {"answer": "I do not know."}, result="answered")
    page.goto(desk.found[desk.reference])
    assert page.title().startswith("Page not found") or "404" in page.locator("main").inner_text()
