"""A complaint to the migrant support charity, in a real browser, from the form to the sign-off."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff

ORGANISATION = "wanstead-and-woodford-migrant-support"


def test_a_complaint_travels_to_the_sign_off_of_the_migrant_support_charity(phone: Page, office: Page) -> None:
    """WWMS-5, WWMS-6, WWMS-7, WWMS-14."""
    ada = Complainant(phone, ORGANISATION)
    ada.tells("complaint", {"what happened": "Nobody sent my form to the council."}, service="advice")
    desk = Staff(office, ORGANISATION, ada.reference).signs_in("Amira Haddad")
    desk.does("judge", "validity", {"reasons": "The form was in our tray."}, answer="yes")
    desk.does(
        "agree action", "corrective actions", {"what": "Send the form and ring the council."}, means="service given"
    )
    desk.does("send letter", "proposed action", {"proposed action": "We send the form today."})
    done = {"reasons": "We missed it.", "what was done": "The form is sent."}
    assert desk.tries("send letter", "resolution", done, signposts="free advice")
    desk.does("complete action", "1", {"what was done": "Sent and confirmed."})
    desk.does("send letter", "resolution", done, signposts="free advice")
    assert "comes first" in desk.tries("sign off", "complaints records form")
    desk.does("judge", "prevention review", {"reasons": "A single slip."}, answer="no")
    desk.signs_in("Nadia Rahman").does("check action", "1", {"how it was checked": "The council has it."})
    desk.signs_in("Amira Haddad").does("sign off", "complaints records form")
    assert "closed" in ada.follows().lower()
