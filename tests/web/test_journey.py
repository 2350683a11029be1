"""A complaint from form to last answer: letters made from the record, refused while a part is missing, read by both sides."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.test import Client

from putright.register.models import CaseRow
from putright.register.organisations import Place
from tests.web.cast import complain, hidden_in, main_of, signed_in


class Story:
    """A case that people act on, one page after another."""

    def __init__(self, here: Place, **answers: str) -> None:
        """Begin with a complaint made on the page."""
        self.here = here
        self.complainant = Client()
        self.reference, self.code = complain(here, self.complainant, **answers)
        numbered = CaseRow.unscoped.filter(organisation=here.id, number=self.reference).values_list("ref", flat=True)
        self.ref = next(iter(numbered), self.reference.replace("-", ""))

    def case(self, name: str) -> str:
        """What a colleague reads on the case page."""
        return main_of(signed_in(name).get(f"/{self.here.slug}/desk/case/{self.ref}/"))

    def form(self, name: str, action: str, values: dict[str, str], step: str = "") -> HttpResponse:
        """Fill in the form of an action and send it."""
        client = signed_in(name)
        address = f"/{self.here.slug}/desk/case/{self.ref}/do/{action}/main/"
        page = client.get(address)
        assert page.status_code == 200, main_of(page)
        sent = {**hidden_in(page), **values, **({"step": step} if step else {})}
        return client.post(address, sent)

    def does(self, name: str, action: str, **values: str) -> None:
        """Do it, and find it recorded."""
        page = self.form(name, action, values, "send" if action.startswith("send-letter") else "")
        assert page.status_code == 302, main_of(page)

    def comes_back(self) -> None:
        """Open the case again with the reference and the code, as after the twelve hours that a browser keeps it open."""
        opened = {"value.reference": self.reference, "value.code": self.code}
        self.complainant.post(f"/{self.here.slug}/track/", opened)

    def tracked(self) -> HttpResponse:
        """What the person who complained reads."""
        return self.complainant.get(f"/{self.here.slug}/track/case/")


def test_a_complaint_travels_to_its_last_answer(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    registered = story.case("Imani Cole")
    assert "Registered as a formal complaint" in registered
    assert "WME-" in registered
    acknowledged_as_it_was_read(story)
    found_after_declaring(story)
    answered_once_it_is_whole(story)
    appeal(story)
    assert "Closed" in story.case("Imani Cole")
    last = main_of(story.tracked())
    assert "This was closed on" in last


CONTACT = {"words.handler contact": "Ring Farah on 01234 555 010"}
FINDING = {"value.head": "1", "value.word": "upheld", "words.reasons": "It was locked on three days."}
PROMISED = "A free place on the next course"
PROMISE = {"value.means": "other", "words.what": PROMISED, "value.due-day": "31", "value.due-month": "12",
           "value.due-year": "2099"}  # fmt: skip
REASONS = {"words.reasons": "Nobody had the key.", "words.prevention": "Two people now have a key."}
ANSWER = {**REASONS, "words.apology": "We are sorry that you waited."}


def answered_complaint(here: Place, **how: str) -> Story:
    """A complaint to the employers' body that was answered, with ten days to appeal."""
    story = Story(here)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    find(story)
    story.does("Farah Khan", "agree-action/putting-right", **PROMISE)
    story.does("Farah Khan", "send-letter/outcome", **{**ANSWER, **how})
    return story


def acknowledge(story: Story) -> None:
    """A letter to say that we have it."""
    story.does("Imani Cole", "send-letter/acknowledgement", **CONTACT)


def find(story: Story) -> None:
    """A finding for the one point, and the outcome that follows from it."""
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    story.does("Farah Khan", "make-finding/of-a-complaint", **FINDING)
    story.does("Farah Khan", "confirm-outcome/of-a-complaint", **{"value.word": "upheld"})


def acknowledged_as_it_was_read(story: Story) -> None:
    """The letter is read before it goes, and its text is kept and shown as it was sent."""
    preview = story.form("Imani Cole", "send-letter/acknowledgement", CONTACT)
    said = main_of(preview)
    for part in ("Read it before it goes", "Dear Jo Field", "What you told us", "The room was locked <again>.",
                 "Farah Khan", "Ring Farah on 01234 555 010", "We will write to you with our answer by"):  # fmt: skip
        assert part in said, part
    assert "Letter sent" not in story.case("Imani Cole")
    acknowledge(story)
    assert "Letter sent: We have your complaint" in story.case("Imani Cole")
    page = story.tracked()
    assert "We wrote to you: We have your complaint" in main_of(page)
    link = page.text.split("/track/letter/")[1].split('/"')[0]
    letter = story.complainant.get(f"/{story.here.slug}/track/letter/{link}/")
    assert "Ring Farah on 01234 555 010" in main_of(letter)
    assert "Seal of the record" in main_of(letter)


def found_after_declaring(story: Story) -> None:
    """Nothing is found before any interest is declared, and nothing that was written is lost."""
    too_soon = story.form("Farah Khan", "make-finding/of-a-complaint", FINDING)
    assert "Do you know anyone in this case?" in main_of(too_soon)
    assert "It was locked on three days." in too_soon.text
    find(story)


def answered_once_it_is_whole(story: Story) -> None:
    """The answer is refused while a part is missing, and then tells the right of appeal with its last day."""
    refused = story.form("Farah Khan", "send-letter/outcome", REASONS, "send")
    assert refused.status_code == 200
    assert "This letter does not apologise" in main_of(refused)
    assert "Nobody had the key." in refused.text
    story.does("Farah Khan", "agree-action/putting-right", **PROMISE)
    preview = main_of(story.form("Farah Khan", "send-letter/outcome", ANSWER))
    assert "Your complaint is upheld." in preview
    assert "Point 1: upheld. It was locked on three days." in preview
    assert f"{PROMISED}. We will do this by Thursday 31 December 2099." in preview
    assert "The last day is" in preview
    story.does("Farah Khan", "send-letter/outcome", **ANSWER)


def appeal(story: Story) -> None:
    """The complainant appeals from the tracking page; a director keeps the decision and says who else can help."""
    page = story.tracked()
    assert re.search(r"appeal – until \w+day \d+ \w+ \d{4}", main_of(page))
    address = f"/{story.here.slug}/track/do/use-right/appeal/"
    form = story.complainant.get(address)
    assert "The last day is" in main_of(form)
    words = {**hidden_in(form), "words.reasons": "The apology came late."}
    check = story.complainant.post(address, words)
    assert "The apology came late." in main_of(check)
    done = story.complainant.post(address, {**words, "step": "send"})
    assert "We have it" in main_of(done), main_of(done)
    assert "Grace Mensah" in story.case("Imani Cole")
    story.does("Grace Mensah", "declare-interest/-", **{"value.answer": "none"})
    story.does("Grace Mensah", "send-letter/appeal-acknowledgement", **{"words.handler contact": "Ring Grace"})
    story.does(
        "Grace Mensah",
        "decide/appeal-outcome",
        **{"value.option": "uphold the action", "words.reasons": "It was right."},
    )
    missing = story.form("Grace Mensah", "send-letter/final-answer", {"words.reasons": "It was right."}, "send")
    assert "This letter does not say who else can help" in main_of(missing)
    story.does("Grace Mensah", "send-letter/final-answer", **{
        "words.reasons": "It was right.", "value.signposts": "independent advice",
    })  # fmt: skip
    letter = story.tracked()
    assert "We wrote to you" in main_of(letter)
