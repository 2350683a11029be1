"""A complaint to the employers' body, in a real browser, from the form to the decision on the appeal and who else can help."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff

ORGANISATION = "west-midlands-employers"


def test_a_complaint_travels_to_the_last_answer_of_the_employers_body(phone: Page, office: Page) -> None:
    """WME-S2.a, WME-S3.b, WME-S1.b, WME-S2.b, WME-S2.d, WME-S3.a, WME-S3.c."""
    ada = Complainant(phone, ORGANISATION)
    ada.tells(
        "complaint",
        {"what happened": "The course was cancelled twice."},
        service="training",
        categories="quality of service",
    )
    desk = Staff(office, ORGANISATION, ada.reference).signs_in("Imani Cole")
    desk.does("decide", "hand-over", option="written complaint")
    refused = desk.tries("send letter", "acknowledgement", {"handler contact": ""})
    assert "how to reach" in refused
    desk.does("send letter", "acknowledgement", {"handler contact": "Ring the office and ask for Farah Khan."})

    desk.signs_in("Farah Khan").does("declare interest", answer="none")
    desk.does("make finding", "of a complaint", {"reasons": "It was cancelled twice."}, head="1", word="upheld")
    desk.does("confirm outcome", "of a complaint", word="upheld")
    refused = desk.tries("send letter", "outcome", {"reasons": "The trainer was ill."})
    assert "does not apologise" in refused
    desk.does("agree action", "putting right", {"what": "A new date."}, means="service")
    desk.does("agree action", "improvements", {"what": "A second trainer stands by."}, means="change of procedure")
    desk.does("send letter", "outcome", {"reasons": "The trainer was ill.", "apology": "We are sorry."})

    told = ada.follows()
    assert "What we said we would do" in told
    assert "A second trainer stands by." in told
    ada.does("answer action", "1", {"message": "Nobody gave me a new date."}, answer="not done")
    assert "You told us that it was not done. We will look at it again." in ada.follows()
    assert "says that action 1 was not done" in desk.opens()

    ada.does("use right", "appeal", {"reasons": "It does not say why nobody rang me."})
    desk.signs_in("Grace Mensah").does("declare interest", answer="none")
    desk.does("send letter", "appeal acknowledgement")
    desk.does("decide", "appeal outcome", {"reasons": "The answer was fair."}, option="uphold the action")
    assert "who else can help" in desk.tries("send letter", "final answer", {"reasons": "The answer was fair."})
    desk.does("send letter", "final answer", {"reasons": "The answer was fair."}, signposts=("independent advice",))
    assert "closed" in ada.follows().lower()
