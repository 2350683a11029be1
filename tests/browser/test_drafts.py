"""Words of staff are never lost: saved while they are typed, after a crash, after the sign-in ran out, and without script."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.people import Complainant, Staff, press

TYPED = "The room was locked, and I rang three people."
SAID = re.compile(r"Saved at \d+:\d\d[ap]m\.")


def begun(page: Page, action: str = "add-note/-") -> str:
    """A complaint to the employers' body, with a form of it open; the form's address."""
    somebody = Complainant(page, "west-midlands-employers")
    somebody.brings(
        "complaint",
        {"what happened": "The room was locked. Nobody came to open it."},
        service="training",
        categories="delay",
    )
    desk = Staff(page, "west-midlands-employers", somebody.reference).signs_in("Imani Cole")
    desk.opens()
    address = str(page.locator(f'a[href$="/do/{action}/main/"]').first.get_attribute("href"))
    page.goto(address)
    return address


def signed_in_again(page: Page) -> None:
    """Sign in as before on the page that asks for it."""
    page.get_by_role("button", name="Imani Cole", exact=True).click()


def test_what_is_typed_is_saved_and_is_there_after_a_crash_and_a_new_sign_in(office: Page) -> None:
    address = begun(office)
    office.locator("textarea").fill(TYPED)
    expect(office.locator("[data-draft-said]")).to_have_text(SAID, timeout=8000)
    Staff(office, "west-midlands-employers").signs_in("Imani Cole")  # every cookie is gone, and with it the page
    office.goto(address)
    expect(office.locator("textarea")).to_have_value(TYPED)
    expect(office.locator(".putright-begun")).to_contain_text("You began this before.")
    office.get_by_role("button", name="Throw away").click()
    expect(office.locator("textarea")).to_have_value("")


def test_when_the_sign_in_runs_out_the_page_says_so_and_goes_on_after_signing_in_elsewhere(office: Page) -> None:
    address = begun(office)
    office.locator("textarea").fill(TYPED)
    said = office.locator("[data-draft-said]")
    expect(said).to_have_text(SAID, timeout=8000)
    office.context.clear_cookies(name="sessionid")
    office.locator("textarea").fill(f"{TYPED} More.")
    expect(said).to_contain_text("We signed you out to keep this private. Your draft is saved.", timeout=8000)
    expect(office.locator("textarea")).to_have_value(f"{TYPED} More.")
    other = office.context.new_page()
    other.goto("/west-midlands-employers/desk/sign-in/")
    signed_in_again(other)
    office.locator("textarea").fill(f"{TYPED} More. And more.")
    expect(said).to_have_text(SAID, timeout=8000)
    press(office, office.get_by_role("button", name="Record it"))
    expect(office.locator("main")).to_contain_text("And more.")
    office.goto(address)
    expect(office.locator("textarea")).to_have_value("")


def test_a_form_sent_after_the_sign_in_ran_out_is_there_once_signed_in_again(phone: Page) -> None:
    begun(phone)
    phone.locator("textarea").fill(TYPED)
    phone.context.clear_cookies(name="sessionid")
    press(phone, phone.locator("main form button").last)
    expect(phone.locator("main")).to_contain_text("What you wrote is kept: sign in and it is there.")
    signed_in_again(phone)
    expect(phone.locator("textarea")).to_have_value(TYPED)
    press(phone, phone.locator("main form button").last)
    expect(phone.locator("main")).to_contain_text(TYPED)


def test_it_is_put_aside_by_a_button_and_gone_on_with_from_my_work(phone: Page) -> None:
    begun(phone)
    phone.locator("textarea").fill(TYPED)
    press(phone, phone.get_by_role("button", name="Save and come back later"))
    phone.goto("/west-midlands-employers/desk/")
    phone.get_by_text("you began and did not send").click()
    phone.locator('a[href$="/do/add-note/-/main/"]').first.click()
    expect(phone.locator("textarea")).to_have_value(TYPED)


def test_what_is_recorded_as_new_is_saved_while_it_is_typed_and_gone_on_with_after_a_new_sign_in(office: Page) -> None:
    address = "/west-midlands-employers/desk/record/complaint/"
    imani = Staff(office, "west-midlands-employers").signs_in("Imani Cole")
    office.goto(address)
    office.locator("textarea").first.fill(TYPED)
    expect(office.locator("[data-draft-said]")).to_contain_text("It is not recorded yet.", timeout=8000)
    imani.signs_in("Imani Cole")
    office.goto(address)
    expect(office.locator("textarea").first).to_have_value("")
    office.locator("main a", has_text="saved at").first.click()
    expect(office.locator("textarea").first).to_have_value(TYPED)
    press(office, office.get_by_role("button", name="Throw away"))
    expect(office.locator("main")).not_to_contain_text("Go on with what you were recording")


def test_what_was_begun_on_the_spot_is_put_aside_and_gone_on_with(phone: Page) -> None:
    address = "/works-for-us/desk/record/put-right-at-once/"
    Staff(phone, "works-for-us").signs_in("Joel Baptiste")
    phone.goto(address)
    phone.locator("textarea").first.fill(TYPED)
    press(phone, phone.get_by_role("button", name="Save and come back later"))
    phone.locator('main a[href*="?draft="]').first.click()
    expect(phone.locator("textarea").first).to_have_value(TYPED)


def test_selected_words_become_points_and_without_script_they_are_typed(phone: Page) -> None:
    begun(phone, "triage/-")
    scripted = phone.evaluate("() => document.body.classList.contains('js-enabled')") if _has_script(phone) else False
    points = phone.locator("[data-points] textarea")
    if scripted:
        for words in ("The room was locked.", "Nobody came to open it."):
            _selects(phone, words)
            phone.get_by_role("button", name="Make this a point").click()
        expect(points.nth(2)).to_be_visible()
        expect(points.nth(3)).to_be_hidden()
    else:
        expect(points.nth(5)).to_be_visible()
        points.nth(0).fill("The room was locked.")
        points.nth(1).fill("Nobody came to open it.")
    expect(points.nth(1)).to_have_value("Nobody came to open it.")
    press(phone, phone.locator("main form#act button").last)
    expect(phone.locator(".putright-timeline")).to_contain_text("Point 2 added")
    expect(phone.locator(".putright-timeline")).to_contain_text("Nobody came to open it.")


def _has_script(page: Page) -> bool:
    return page.locator("[data-make-point]").is_visible()


def _selects(page: Page, words: str) -> None:
    """Select words in what the person said, as a finger or a mouse does."""
    page.evaluate(
        """words => {
          for (const quote of document.querySelectorAll('[data-quote] blockquote')) {
            const text = quote.firstChild, at = text.data.indexOf(words)
            if (at < 0) continue
            const range = document.createRange()
            range.setStart(text, at)
            range.setEnd(text, at + words.length)
            getSelection().removeAllRanges()
            getSelection().addRange(range)
          }
        }""",
        words,
    )
