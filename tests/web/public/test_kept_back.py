"""WFU-7: what may not be told never reaches the person, who is told that there is something, and why, in a letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.test import Client

from putright.register.door import Asked, Done
from putright.register.lists import pages
from tests.register.apart_cast import JULY
from tests.web.apart import OnPages
from tests.web.cast import main_of

CANARY = "Zanzibar was named by a colleague"
GROUND = "The law on reporting wrongdoing forbids it"
EXPLAINED = "There is something that the law forbids us to tell."


@dataclass
class KeptBack:
    """A complaint under review in which one letter to the person may no longer be shown to them."""

    charity: OnPages
    done: Done
    letter: int
    """The sequence of that letter."""
    before: str
    """What the person read before it was kept back."""

    @property
    def follower(self) -> Client:
        """The browser of whoever complained."""
        return self.charity.browser(self.done)

    def tracked(self) -> str:
        """What they read."""
        return main_of(self.follower.get("/works-for-us/track/case/"))

    def explain(self) -> Done:
        """The chief executive explains it in a letter."""
        letter = Asked("send letter", "explanation", words={"explanation": EXPLAINED})
        return self.charity.act(self.done, "ruth", letter)


@pytest.fixture
def kept(db: None) -> Iterator[KeptBack]:
    """Such a complaint, in July."""
    with time_machine.travel(JULY, tick=False):
        charity = OnPages()
        done = charity.complaint(JULY)
        charity.act(done, "amina", Asked("decide", "registering", values={"option": "written complaint"}))
        sent = charity.act(done, "ruth", Asked("send letter", "progress", words={"progress": CANARY}))
        made = KeptBack(charity, done, sent.first, "")
        made.before = made.tracked()
        given = {"ground": "whistleblowing", "item": str(sent.first)}
        limit = Asked("limit disclosure", "kept back", values=given, words={"reasons": f"It says: {CANARY}"})
        charity.act(done, "ruth", limit)
        yield made


def test_the_person_is_told_that_something_may_not_be_told_and_never_what(kept: KeptBack) -> None:
    assert "We wrote to you: How your complaint is going" in kept.before
    said = kept.tracked()
    assert "There is something here that we may not tell you. We will write to you to explain this." in said
    for secret in (CANARY, GROUND, "How your complaint is going", "kept back", "whistleblowing"):
        assert secret not in said
    assert kept.follower.get(f"/works-for-us/track/letter/{kept.letter}/").status_code == 404


def test_the_letter_that_explains_it_is_linked_and_does_not_hold_it(kept: KeptBack) -> None:
    letter = kept.explain()
    page = kept.follower.get("/works-for-us/track/case/")
    assert "We have written to you to explain this. Read why" in main_of(page)
    assert "We wrote to you: Why we cannot tell you everything" in main_of(page)
    assert page.text.count(f"/works-for-us/track/letter/{letter.first}/") == 2
    read = main_of(kept.follower.get(f"/works-for-us/track/letter/{letter.first}/"))
    assert EXPLAINED in read
    assert CANARY not in read


def test_staff_still_see_what_was_kept_back_and_why(kept: KeptBack) -> None:
    said = main_of(kept.charity.desk("ruth").get(f"/works-for-us/desk/case/{kept.done.ref}/"))
    assert "Something may not be told to the person who complained" in said
    assert GROUND in said
    assert CANARY in said


def test_without_the_guard_the_letter_would_be_on_the_page(kept: KeptBack, monkeypatch: pytest.MonkeyPatch) -> None:
    readable = pages._readable

    def everything(*given: Any) -> Any:
        return readable(*given[:-1], set())

    monkeypatch.setattr(pages, "_readable", everything)
    assert "How your complaint is going" in kept.tracked()


def test_where_nothing_is_kept_back_nothing_is_said_of_it(kept: KeptBack) -> None:
    assert "may not tell you" not in kept.before
