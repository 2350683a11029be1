"""Somebody on a phone tells each of the five what went wrong, with and without script, and follows it to what they can do next.

Shown end to end: WME-1.2, WME-2.3, WME-2.4, WME-S1.a, WME-S1.d, WME-S1.e, WWMS-1, WFU-3, WFU-6, WFU-8, WFU-9, DUD-2, DUD-3.a,
DUD-3.c, DUD-3.d, DUD-3.e, DUD-4.a, DUD-10, OPCC-1, OPCC-2.a, OPCC-2.b.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Complainant, Given

WORDS: Given = {"what happened": "Nobody came, and nobody rang.\nI waited all day.", "outcome wanted": "Please come."}
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""The smallest picture there is."""

ABOUT: dict[str, Given] = {
    "dudley-council": {"service": "waste care", "categories": "poor service", "standing": "uses a service"},
    "west-midlands-employers": {
        "service": "training",
        "categories": "quality of service",
        "usual contact": "Farah Khan",
    },
    "wanstead-and-woodford-migrant-support": {"service": "advice"},
    "works-for-us": {"service": "training", "categories": "our service"},
    "west-midlands-opcc": {"service": "casework", "categories": "conduct"},
}


def adds_a_photo(phone: Page, organisation: str) -> None:
    """On the page for files, which can be reached at any time."""
    phone.goto(f"/{organisation}/tell-us/complaint/files/")
    phone.locator("#file").set_input_files({"name": "door.png", "mimeType": "image/png", "buffer": PHOTO})  # type: ignore[arg-type]
    phone.get_by_role("button", name="Add this file").click()
    expect(phone.locator(".putright-files__name")).to_have_text("door.png")


@pytest.mark.parametrize("organisation", ABOUT)
def test_a_daughter_complains_for_her_mother_with_a_photo_and_follows_it(phone: Page, organisation: str) -> None:
    person = Complainant(phone, organisation)
    person.begins("complaint")
    adds_a_photo(phone, organisation)
    phone.goto(f"/{organisation}/tell-us/complaint/")
    mother = {"for": "somebody", "other name": "Mrs Brook", "relation": "Her daughter", "spoken for": "agrees"}
    person.answers(WORDS, {**ABOUT[organisation], **mother, "formats": "print 16", "reply by": "email"})
    said = phone.locator("main").inner_text()
    for answer in ("Mrs Brook", "Nobody came, and nobody rang.", "door.png", "Large print"):
        assert answer in said, answer
    person.sends()
    followed = person.follows()
    assert "door.png" in followed
    assert "Her daughter" in followed
    person.does("record communication", "", {"message": "Still nobody."})
    assert "Still nobody." in person.follows()


def test_a_first_report_to_the_council_becomes_a_request_with_nothing_lost(phone: Page) -> None:
    phone.goto("/dudley-council/tell-us/complaint/what-happened/")
    phone.locator("textarea").fill("The lamp is out.")
    phone.locator("main form[data-keep] button").last.click()
    phone.goto("/dudley-council/tell-us/complaint/first-time/")
    phone.get_by_label("No, this is the first time").check()
    phone.locator("main form[data-keep] button").last.click()
    phone.get_by_role("button", name="Send it as a request").click()
    assert phone.locator('[name="words.what happened"]').input_value() == "The lamp is out."


@pytest.mark.parametrize(
    ("organisation", "outside", "who"),
    [
        ("dudley-council", "Is it about a school?", "The school itself"),
        ("dudley-council", "Can you appeal against the decision in another way?", "Who can help"),
        ("works-for-us", "Do you work for us?", "Who can help"),
        ("works-for-us", "Are you one of our trustees?", "Who can help"),
        ("west-midlands-employers", "Is it about what the government has decided?", "Your Member of Parliament"),
        ("west-midlands-opcc", "Is it about the Police and Crime Commissioner?", "Who can help"),
        ("wanstead-and-woodford-migrant-support", "Do you work or volunteer here", "Who can help"),
    ],
)
def test_what_is_not_dealt_with_here_leads_to_who_can_help_and_on(
    phone: Page, organisation: str, outside: str, who: str
) -> None:
    phone.goto(f"/{organisation}/tell-us/complaint/limits/")
    phone.get_by_label(outside).check()
    phone.locator("main form[data-keep] button").last.click()
    expect(phone.locator("main")).to_contain_text(who)
    phone.get_by_role("button", name="Go on and tell us").click()
    expect(phone.get_by_role("heading", name="Are you telling us for yourself?")).to_be_visible()


def test_without_a_name_it_can_still_be_followed_and_answered(phone: Page) -> None:
    person = Complainant(phone, "west-midlands-employers")
    person.tells("complaint", WORDS, **ABOUT["west-midlands-employers"], **{"for": "nobody"})
    person.does("record communication", "", {"message": "It happened again."})
    assert "It happened again." in person.follows()


def test_an_idea_takes_three_screens(phone: Page) -> None:
    person = Complainant(phone, "dudley-council")
    person.tells("comment", {"what happened": "Put a bench there."})
    assert "Put a bench there." in person.follows()
