"""A complaint to the small charity, in a real browser, through both reviews to everybody who can help next."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff

ORGANISATION = "works-for-us"


def test_a_complaint_travels_to_the_last_answer_of_the_small_charity(phone: Page, office: Page) -> None:
    """WFU-13, WFU-10, WFU-11, WFU-14, WFU-15, WFU-16, WFU-23."""
    ada = Complainant(phone, ORGANISATION)
    words = {"what happened": "The room was locked and the floor was wet.", "outcome wanted": "A new course."}
    ada.tells("complaint", words, service="training", categories=("how the charity is run", "health and safety"))
    desk = Staff(office, ORGANISATION, ada.reference).signs_in("Amina Hassan")
    desk.does("decide", "registering", option="written complaint")
    desk.does("send letter", "acknowledgement")

    desk.signs_in("Ruth Calder").does(
        "agree action", "remedial action", {"what": "Another course in May."}, means="service"
    )
    desk.does("send letter", "first response", {"reasons": "The door was locked by mistake."})
    ada.does("use right", "second review")

    desk.signs_in("Desmond Okafor")
    changed = {"reasons": "You were right.", "changes": "The course is in January instead of May."}
    desk.does("decide", "second review outcome", changed, option="something changes")
    refused = desk.tries("send letter", "second response", changed, signposts="charity commission")
    assert "health and safety" in refused.lower()
    desk.does("send letter", "second response", changed, signposts=("charity commission", "health and safety"))
    told = ada.follows().lower()
    assert "after the second review" in told or "closed" in told
