"""Giving somebody who lost their code a new one: checked first, shown once, read out or printed, and known to both sides."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.register import tracking
from putright.register.models import Party
from putright.register.organisations import Place
from tests.web.cast import code_in, main_of, signed_in
from tests.web.test_journey import Story

pytestmark = pytest.mark.django_db
KNOWN = {"value.known by": "telephone"}


def gives(story: Story, name: str = "Imani Cole") -> HttpResponse:
    """The page after the form was sent."""
    page = story.form(name, "replace-code/-", KNOWN)
    assert page.status_code == 200, main_of(page)
    return page


def opens(here: Place, reference: str, code: str) -> bool:
    """Whether somebody gets in with these."""
    page = Client().post(f"/{here.slug}/track/", {"value.reference": reference, "value.code": code})
    return page.status_code == 302


def test_the_form_says_to_check_who_it_is_first_and_asks_for_no_other_day(employers: Place) -> None:
    story = Story(employers)
    assert "Give them a new code" in story.case("Imani Cole")
    form = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{story.ref}/do/replace-code/-/main/")
    said = main_of(form)
    assert "How do you know that it is them?" in said
    assert "Make sure of it before you go on" in said
    assert "The day it happened" not in said
    assert "Answer the question: How do you know that it is them?" in main_of(
        story.form("Imani Cole", "replace-code/-", {})
    )


def test_the_code_is_shown_once_works_and_the_old_one_does_not(employers: Place) -> None:
    story = Story(employers)
    page = gives(story)
    new = code_in(page)
    assert "kept nowhere" in main_of(page)
    assert page.headers["Cache-Control"] == "no-store"
    assert opens(employers, story.reference, new)
    assert not opens(employers, story.reference, story.code)
    assert new not in signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{story.ref}/").text


def test_the_page_is_a_letter_with_who_it_is_for_where_to_go_and_what_to_do_if_nobody_asked(employers: Place) -> None:
    story = Story(employers)
    Party.objects.update(preferences={"formats": "print 20"}, address="1 Any Street\nWalsall")
    page = gives(story)
    letter = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text.split("<article")[1].split("</article>")[0]))
    for part in ("Jo Field 1 Any Street Walsall", code_in(page), f"http://testserver/{employers.slug}/track/",
                 "If you did not ask for it, tell us at once."):  # fmt: skip
        assert part in letter, part
    assert "putright-letter--20" in page.text


def test_both_sides_read_that_it_was_given_and_how_they_were_known(employers: Place) -> None:
    story = Story(employers)
    code = code_in(gives(story))
    said = story.case("Imani Cole")
    assert "A new code was given to whoever follows this by Imani Cole" in said
    assert "Known by: they were rung on the number on the case" in said
    story.code = code
    story.comes_back()
    theirs = main_of(story.tracked())
    assert "You were given a new code. If it was not you who asked for it, tell us at once" in theirs
    assert "rung on the number" not in theirs


def test_a_form_sent_again_shows_the_same_code_while_it_opens_anything(employers: Place) -> None:
    story, client = Story(employers), signed_in("Imani Cole")
    address = f"/{employers.slug}/desk/case/{story.ref}/do/replace-code/-/main/"
    sent = {**KNOWN, "request_key": "k" * 24, "seen": "99"}
    first, second = (code_in(client.post(address, sent)) for _ in range(2))
    assert first == second
    assert tracking.revoke(employers, story.ref, timezone.now()) == 1
    gone = client.post(address, sent)
    assert gone.status_code == 302


def test_where_no_name_was_given_there_is_nothing_to_check_and_no_such_step(employers: Place) -> None:
    story = Story(employers, **{"value.for": "nobody"})
    assert "Give them a new code" not in story.case("Imani Cole")


def test_whoever_does_not_see_the_case_cannot_give_one(employers: Place) -> None:
    story = Story(employers)
    page = signed_in("Owen Hart").post(
        f"/{employers.slug}/desk/case/{story.ref}/do/replace-code/-/main/", {**KNOWN, "request_key": "k" * 24}
    )
    assert page.status_code == 404
    assert opens(employers, story.reference, story.code)


def test_the_public_page_says_what_to_do_without_an_e_mail_address(employers: Place) -> None:
    assert "If you gave us no e-mail address, ring us or write to us." in main_of(
        Client().get(f"/{employers.slug}/track/")
    )
