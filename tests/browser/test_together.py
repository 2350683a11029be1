"""Ten acknowledgements at the desk, by keys and clicks as the keystroke-level model counts them, in less than two minutes."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import Complainant, Staff, press
from tests.browser.test_on_the_spot import Typist

EMPLOYERS, TEN, OLDER = "west-midlands-employers", 10, 2
POINT, CLICK, READ = 1.1, 0.2, 5.0
"""Seconds of the same model for moving the pointer and pressing its button; and for a glance over a letter of a known form."""


class Clerk(Typist):
    """Somebody with a pointer too."""

    def clicks(self, button: Locator) -> None:
        """Point at something that leads to another page, and press."""
        press(self.page, button)
        self.seconds += POINT + CLICK

    def reads(self) -> None:
        """Read what is shown."""
        self.seconds += READ


def told(page: Page, many: int, service: str = "training") -> None:
    """Complaints that the team has handed on, so that an acknowledgement is due for each."""
    refs = []
    for number in range(many):
        person = Complainant(page, EMPLOYERS)
        words = {"what happened": f"The course was called off, time {number}."}
        person.brings("complaint", words, service=service, categories="quality of service", name=f"Ada {number}")
        refs.append(person.reference)
        page.context.clear_cookies()
    desk = Staff(page, EMPLOYERS).signs_in("Imani Cole")
    for reference in refs:
        desk.reference = reference
        desk.does("decide", "hand-over", option="written complaint")


def test_ten_acknowledgements_take_less_than_two_minutes(office: Page) -> None:
    told(office, TEN)
    office.goto(f"/{EMPLOYERS}/desk/?show=acknowledge&service=training&stage=investigation")
    imani = Clerk(office)
    imani.thinks()
    for _ in range(TEN):
        imani.presses("j", "x")
    expect(office.get_by_text("10 selected")).to_be_visible()
    imani.thinks()
    imani.clicks(office.get_by_role("button", name="Acknowledge"))
    expect(office.locator("h1")).to_have_text("Acknowledge: 10 cases")
    imani.reads()
    imani.clicks(office.get_by_role("button", name="Read the letters"))
    for number in range(1, TEN + 1):
        expect(office.locator("h1")).to_have_text(f"Letter {number} of 10")
        imani.reads()
        if number < TEN:
            with office.expect_navigation():
                imani.presses("Enter")
    imani.thinks()
    imani.clicks(office.get_by_role("button", name="Send 10"))
    expect(office.locator("h1")).to_have_text("10 sent")
    assert imani.seconds < 120, imani.seconds
    office.goto(f"/{EMPLOYERS}/desk/?show=acknowledge&service=training&stage=investigation")
    expect(office.get_by_text("There is nothing here.")).to_be_visible()


def test_it_works_on_a_phone_and_without_script(phone: Page) -> None:
    told(phone, OLDER, "recruitment")
    mine = f"/{EMPLOYERS}/desk/?show=acknowledge&service=recruitment&stage=investigation"
    phone.goto(mine)
    phone.get_by_role("link", name="Select all shown").click()
    boxes = phone.locator(".putright-choose input")
    expect(boxes.first).to_be_checked()
    target = boxes.first.bounding_box()
    assert target
    assert min(target["width"], target["height"]) >= 24
    for box in boxes.all()[1:]:
        box.uncheck()
    press(phone, phone.get_by_role("button", name="Acknowledge"))
    expect(phone.locator("h1")).to_have_text("Acknowledge: 1 case")
    press(phone, phone.get_by_role("button", name="Read the letters"))
    press(phone, phone.get_by_role("button", name="Leave this one out"))
    expect(phone.get_by_text("Choose one or more cases first.")).to_be_visible()
    phone.goto(mine)
    phone.get_by_text("Save this view").click()
    phone.get_by_label("What do you call it?").fill("Waiting")
    press(phone, phone.get_by_role("button", name="Save it"))
    expect(phone.get_by_text(re.compile(r"Waiting \(\d+\)"))).to_be_visible()
    phone.get_by_text("About this view: Waiting").click()
    press(phone, phone.get_by_role("button", name="Delete this view"))
    expect(phone.get_by_text("The view is deleted.")).to_be_visible()
