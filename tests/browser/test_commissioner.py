"""A complaint to the commissioner's office, in a real browser: the Chief Executive's decision, the answer and the appeal."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff

ORGANISATION = "west-midlands-opcc"


def test_a_complaint_travels_to_the_last_answer_of_the_commissioners_office(phone: Page, office: Page) -> None:
    """OPCC-6, OPCC-5, OPCC-7, OPCC-13."""
    ada = Complainant(phone, ORGANISATION)
    ada.tells("complaint", {"what happened": "You were rude on the telephone."}, service="casework")
    ada.does("use right", "complain formally")
    desk = Staff(office, ORGANISATION, ada.reference).signs_in("Helena Brandt")
    desk.does("decide", "responsibility", option="the chief executive")
    desk.does("decide", "first decision", option="deal personally")
    desk.does("send letter", "what happens now", {"how it will be dealt with": "I shall ring you myself."})
    answer = {"what was done": "I spoke with them.", "reasons": "It was a bad day."}
    desk.does("send letter", "chief executive's answer", answer)

    ada.does("use right", "appeal")
    desk.signs_in("Marcus Bell")
    desk.does("decide", "who hears the appeal", track="appeal", option="a board member", handler="Wanda Kowalska")
    desk.signs_in("Wanda Kowalska")
    desk.does("decide", "appeal outcome", {"reasons": "It was fair."}, track="appeal", option="decision stands")
    assert desk.tries("send letter", "appeal answer", {"reasons": "It was fair."}, track="appeal")
    desk.does("send letter", "appeal answer", {"reasons": "It was fair."}, track="appeal", signposts="free advice")
    assert "closed" in ada.follows().lower()
