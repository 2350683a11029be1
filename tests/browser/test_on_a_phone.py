"""What else the public can do under the five, on a phone with and without script, and what staff then do with it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.people import Complainant, Staff, fill


def test_a_worry_becomes_a_formal_complaint_with_its_history(phone: Page, office: Page) -> None:
    """WME-1.1, WME-1.3, WME-2.1 and WME-S1.e."""
    ada = Complainant(phone, "west-midlands-employers")
    ada.tells("concern", {"what happened": "Nobody rings back."}, service="recruitment")
    ada.does("record happening", "made formal")
    desk = Staff(office, ada.organisation, ada.reference).signs_in("Imani Cole")
    assert "category" in desk.tries("decide", "hand-over", option="written complaint")
    desk.does("triage", categories="delay")
    desk.does("decide", "hand-over", option="written complaint")
    assert "Nobody rings back." in desk.opens()
    assert "We are looking into your complaint" in ada.follows()


def test_a_compliment_is_passed_on_without_the_name(phone: Page, office: Page) -> None:
    """WME-1.4."""
    ada = Complainant(phone, "west-midlands-employers")
    ada.tells(
        "compliment", {"what happened": "The trainer was clear."}, service="training", **{"name held back": "yes"}
    )
    desk = Staff(office, ada.organisation, ada.reference).signs_in("Imani Cole")
    assert desk.tries("record happening", "passed on")
    desk.does("record happening", "passed on", {"passed to": "The trainer, without the name."})
    desk.does("send letter", "thanks", {"passed to": "The trainer."})
    told = ada.follows()
    assert "passed on" in told.lower()


def test_the_trustees_look_at_the_steps_alone_and_send_it_back(phone: Page, office: Page) -> None:
    """WFU-2 and WFU-17."""
    ada = Complainant(phone, "works-for-us")
    words = {"what happened": "It was late.", "outcome wanted": "An apology."}
    ada.tells("complaint", words, service="training", categories="our service")
    desk = Staff(office, ada.organisation, ada.reference).signs_in("Amina Hassan")
    desk.does("decide", "registering", option="written complaint")
    desk.does("send letter", "acknowledgement")
    ada.follows()
    phone.locator('a[href*="/track/letter/"]').first.click()
    expect(phone.locator("main")).to_contain_text("Ruth Calder, chief executive")
    desk.signs_in("Ruth Calder").does("send letter", "first response", {"reasons": "It was late.", "remedies": "None."})
    ada.does("use right", "second review")
    ada.does("use right", "procedural complaint", {"what was not followed": "The answer was late."})
    desk.signs_in("Priya Nair")
    back = {"reasons": "Four days late."}
    desk.does("decide", "trustees' decision", back, track="procedural complaint", option="send it back")
    desk.does("send letter", "trustees' answer", back, track="procedural complaint")
    assert "trustees" in ada.follows().lower()
    desk.signs_in("Ruth Calder").does(
        "send letter", "first response", {"reasons": "We looked afresh.", "remedies": "An apology."}
    )
    desk.signs_in("Amina Hassan").does("give report", "report on the steps", track="procedural complaint")
    report = desk.opens()
    assert "Letter sent: Our answer" in report, "the report begins with what the record says"
    assert "Kept." in report
    ada.does("use right", "second review")


def test_somebody_stops_a_serious_complaint_and_the_charity_goes_on(phone: Page, office: Page) -> None:
    """WFU-18 and WFU-20."""
    ada = Complainant(phone, "works-for-us")
    words = {"what happened": "There was a gas leak.", "outcome wanted": "A repair."}
    ada.tells("complaint", words, service="training", categories="health and safety")
    desk = Staff(office, ada.organisation, ada.reference).signs_in("Amina Hassan")
    desk.does("decide", "registering", option="written complaint")
    ada.does("withdraw", "stopping")
    assert "stopped" in ada.follows().lower()
    phone.get_by_role("link", name="Tell us how we did").click()
    fill(phone, {"better": "Mend it at once."}, {"telling us": "4"})
    phone.get_by_role("button", name="Send answers").click()
    expect(phone.locator("main")).to_contain_text("Thank you")
    desk.signs_in("Ruth Calder")
    assert desk.tries("continue anyway", "stopping")
    desk.does("continue anyway", "stopping", {"reasons": "People may be hurt."})
    assert "We are looking" in ada.follows()


def test_what_was_not_put_right_at_the_service_becomes_formal_by_the_persons_word(phone: Page, office: Page) -> None:
    """DUD-3.b, DUD-4.b and DUD-4.c."""
    ada = Complainant(phone, "dudley-council")
    ada.tells(
        "concern", {"what happened": "Your contractor left the bin.", "outcome wanted": "A bin."}, service="waste care"
    )
    desk = Staff(office, ada.organisation, ada.reference).signs_in("Sam Oakley")
    desk.opens()
    expect(office.locator('a[href*="/do/sign-off/"]')).to_have_count(0)
    ada.does("record satisfaction", "", answer="still dissatisfied")
    assert "complaint" in ada.follows()
    assert "Your contractor left the bin." in desk.opens()


def test_an_early_answer_tells_both_rights_and_each_can_be_used(phone: Page, office: Page) -> None:
    """OPCC-4 and OPCC-15."""
    ada = Complainant(phone, "west-midlands-opcc")
    ada.tells("complaint", {"what happened": "My bid was lost."}, service="grants")
    desk = Staff(office, ada.organisation, ada.reference).signs_in("Dev Chauhan")
    desk.does("send letter", "first answer", {"what was done": "We looked for it."})
    ada.follows()
    for right in ("speak-to-a-senior-manager", "complain-formally"):
        expect(phone.locator(f'a[href$="/use-right/{right}/"]').first).to_be_visible()
    ada.does("use right", "speak to a senior manager")
    desk.signs_in("Gareth Owen").does("send letter", "senior manager's answer", {"what was done": "We found it."})
    ada.does("use right", "complain formally")
    assert "Helena Brandt" in desk.signs_in("Helena Brandt").opens()
