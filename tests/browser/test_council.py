"""A complaint to the council, in a real browser, through both stages to the ombudsman."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.people import Complainant, Staff

ORGANISATION = "dudley-council"


def test_a_complaint_travels_to_the_last_answer_of_the_council(phone: Page, office: Page) -> None:
    """DUD-4.S1, DUD-5.a, DUD-4.S2.a, DUD-4.S2.b, DUD-4.S2.c, DUD-4.ext, DUD-5.e."""
    ada = Complainant(phone, ORGANISATION)
    words = {"what happened": "The street was not swept.", "outcome wanted": "A clean street."}
    ada.tells("complaint", words, service="street care", categories="policy not kept")
    desk = Staff(office, ORGANISATION, ada.reference).signs_in("Ben Castle")
    desk.does("decide", "direction", option="manager of the service")

    desk.signs_in("Jo Brindley").does(
        "make finding", "of a complaint", {"reasons": "It was swept."}, head="1", word="not upheld"
    )
    desk.does("confirm outcome", "of a complaint", word="not upheld")
    assert "evidence" in desk.tries("send letter", "stage 1 response", {"reasons": "It was swept."})
    desk.does("send letter", "stage 1 response", {"reasons": "It was swept.", "evidence": "The log of that day."})
    assert re.search(r"until \w+day \d+ \w+ 20\d\d", ada.follows())
    ada.does("use right", "stage 2 review", {"new evidence": "I have photographs."}, grounds="new evidence")

    desk.signs_in("Olga Brandt").does("admit right", "stage 2 review", grounds="new evidence")
    desk.does("confirm outcome", "of a complaint", word="not upheld")
    final = {
        "reasons": "It was swept.",
        "evidence": "None besides the log.",
        "next step": "You can ring the ombudsman.",
    }
    assert "cannot help" in desk.tries("send letter", "stage 2 response", final, signposts="housing ombudsman")
    desk.does("send letter", "stage 2 response", final, signposts="local government ombudsman")
    told = ada.follows()
    assert "closed" in told.lower()
