"""A demonstration for pictures: a few made-up cases of every organisation, and one that is carried as far as its answer.

No test is here. Everything is done through the pages, so that what is pictured is what people see.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.people import Given, Staff, fill

ORGANISATION = "west-midlands-employers"
RECEIVED, ACKNOWLEDGED, LOOKED_INTO = 9, 7, 1
"""Days before today on which the case in the pictures came in, was acknowledged and was looked into."""

TOLD: Given = {
    "what happened": (
        "I booked the course for new managers in June. It was called off the evening before, and again in September. "
        "Nobody rang me. I had taken both days off."
    ),
    "outcome wanted": "A day that is kept to, and to be told in good time if it is not.",
}
CONTACT = {"name": "Ada Brook", "email": "ada.brook@mail.example", "telephone": "01632 960001"}
ANSWER: Given = {
    "reasons": "The trainer was ill both times. We knew by noon and did not ring you until the evening.",
    "apology": "We are sorry that we let you down twice, and that we told you so late.",
}


@dataclass(frozen=True)
class Pictured:
    """The demonstration's address, and the case: what its complainant was given to open it."""

    address: str
    reference: str
    code: str

    def staff(self, page: Page, name: str = "Farah Khan") -> Staff:
        """Somebody at the desk, signed in."""
        return Staff(page, ORGANISATION, self.reference).signs_in(name)


@contextmanager
def demonstration(folder: Path, cases: int) -> Iterator[str]:
    """The address of `putright demo`, run in a folder of its own with so many cases in each organisation."""
    program = [sys.executable, "-c", "from putright.commandline import main; main()", "demo", "--port", "0"]
    surroundings = {**os.environ, "PUTRIGHT_DEMO_CASES": str(cases)}
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=folder, env=surroundings) as served:
        assert served.stdout
        found = next((line for line in served.stdout if line.startswith("Putright is at ")), "")
        address = re.search(r"http://\S+", found)
        assert address, "the demonstration did not start"
        yield address[0].replace("localhost", "127.0.0.1")
        served.terminate()


def carried_to_its_answer(chromium: Browser, address: str) -> Pictured:
    """A complaint that came by letter, was handed over, acknowledged and looked into; its answer is still owed."""
    page = chromium.new_page(base_url=address)
    desk = Staff(page, ORGANISATION).signs_in("Imani Cole")
    reference, code = _recorded(page)
    desk.reference = reference
    on = {"happened on": _day(ACKNOWLEDGED)}
    desk.does("decide", "hand-over", option="written complaint", **on)
    desk.does("send letter", "acknowledgement", {"handler contact": "Farah Khan, 01632 960010"}, **on)
    on = {"happened on": _day(LOOKED_INTO)}
    desk.signs_in("Farah Khan").does("declare interest", answer="none")
    desk.does("add note", words={"note": "Rang the trainer's agency. They knew by noon both times."}, **on)
    desk.does("make finding", "of a complaint", {"reasons": str(ANSWER["reasons"])}, head="1", word="upheld", **on)
    desk.does("confirm outcome", "of a complaint", word="upheld", **on)
    desk.does(
        "agree action", "putting right", {"what": "A place on the course in January, free."}, means="service", **on
    )
    desk.does(
        "agree action",
        "improvements",
        {"what": "We ring by noon when a course is in doubt."},
        means="change of procedure",
        **on,
    )
    page.close()
    return Pictured(address, reference, code)


def _recorded(page: Page) -> tuple[str, str]:
    page.goto(f"/{ORGANISATION}/desk/record/complaint/")
    about = {
        "channel": "letter",
        "received on": _day(RECEIVED),
        "service": "training",
        "categories": "quality of service",
    }
    fill(page, TOLD, {**about, **CONTACT, "for": "no"})
    page.locator("main form button").last.click()
    reference = page.locator(".govuk-panel__body").inner_text().split()[-1]
    return reference, page.locator(".putright-code").last.inner_text()


def _day(before: int) -> str:
    return (date.today() - timedelta(days=before)).isoformat()  # noqa: DTZ011 - the demonstration runs on this machine
