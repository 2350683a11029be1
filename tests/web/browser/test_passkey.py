"""A passkey made by a real browser with a virtual device: it accepts an invitation and signs in later, without any password."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import Staff, press
from tests.browsers import PHONE, WIDE, opened
from tests.web.browser.test_accessible import COUNCIL, faults

DESK = f"/{COUNCIL}/desk"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def named_host(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """A browser that reaches the server by a name, which a passkey belongs to; content policy as it is."""
    yield from opened(chromium, address.replace("127.0.0.1", "localhost"), viewport=request.param)


def device(page: Page, **changes: bool) -> tuple[object, str]:
    """A device that makes sure of its owner by itself."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, **changes}})[
        "authenticatorId"
    ]


def invited(page: Page, email: str) -> str:
    """The address of an invitation, as whoever invites is shown it in the demonstration."""
    Staff(page, COUNCIL).signs_in("Kim Harper")
    page.goto(f"{DESK}/people/invite/")
    page.locator("#value-email").fill(email)
    page.get_by_label("Nominated officer").check()
    press(page, page.get_by_role("button", name="Send the invitation"))
    link = str(page.locator("main .putright-typed a").get_attribute("href"))
    page.context.clear_cookies()
    return "/" + link.split("/", 3)[3]


def asks(page: Page, link: str) -> None:
    """Give a name and choose a passkey."""
    page.goto(link)
    page.get_by_label("Your name").fill("Zofia Wren")
    press(page, page.get_by_role("button", name="Use a passkey instead of a password"))


def test_an_invitation_is_accepted_and_its_owner_signs_in_again_by_the_device_alone(named_host: Page) -> None:
    page = named_host
    link = invited(page, f"zofia.{page.viewport_size['width']}@dudley.example")  # type: ignore[index]
    device(page)
    asks(page, link)
    expect(page.locator("main")).to_contain_text("It will be for: Zofia Wren")
    press(page, page.get_by_role("button", name="Make a passkey and begin"))
    expect(page.locator("h1")).to_have_text("Recovery codes")
    press(page, page.get_by_role("button", name="Go on to your work"))
    expect(page.locator("body")).to_contain_text("Zofia Wren")
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    press(page, page.get_by_role("button", name="Sign in with a passkey"))
    page.goto(f"{DESK}/")
    expect(page.locator("body")).to_contain_text("Zofia Wren")
    page.context.clear_cookies()
    page.goto(link)
    expect(page.locator("h1")).to_have_text("This link does not work any more")


def test_where_the_device_refuses_the_page_says_so_and_the_link_still_works(named_host: Page) -> None:
    page = named_host
    link = invited(page, f"quinn.{page.viewport_size['width']}@dudley.example")  # type: ignore[index]
    device(page, isUserVerified=False)
    asks(page, link)
    page.get_by_role("button", name="Make a passkey and begin").click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was made, and nothing was kept.")
    page.get_by_role("link", name="Back", exact=True).click()
    page.get_by_label("Your name").fill("Quinn Wren")
    page.get_by_label("A password of at least 12 characters").fill("a long pass phrase")
    press(page, page.get_by_role("button", name="Accept and begin"))
    expect(page.locator("main")).to_contain_text("Welcome. Your post begins now.")


def test_the_page_that_asks_for_a_passkey_has_no_fault(page: Page) -> None:
    link = invited(page, "robin@dudley.example")
    asks(page, link)
    assert faults(page) == []
