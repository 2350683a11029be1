"""What was agreed to put it right, on pages for staff: how it stands, and nothing of what the viewer may not read."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from putright.register import lists, viewers
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.web.desk.putting_right import remedies
from tests.web.cast import main_of, signed_in
from tests.web.desk.test_declaring import _person
from tests.web.desk.test_desk import desk
from tests.web.test_journey import PROMISED, answered_complaint


def page(here: Place, ref: str) -> CasePage:
    viewer = viewers.viewer(here, _person("Imani Cole"), timezone.now())
    assert viewer
    return lists.case_page(viewer, ref, timezone.now())


def test_each_says_what_by_when_and_how_it_stands(employers: Place) -> None:
    story = answered_complaint(employers)
    (line,) = remedies(page(employers, story.ref))
    assert PROMISED in line.words
    assert line.facts == (("By", "Thu 31 Dec 2099"),)
    assert (line.state, line.late) == ("To be done", False)
    assert f"1. {PROMISED}. By: Thu 31 Dec 2099." in main_of(
        signed_in("Imani Cole").get(desk(employers, f"case/{story.ref}/"))
    )


def test_what_was_agreed_where_the_viewer_may_not_read_is_not_told(employers: Place) -> None:
    seen = page(employers, answered_complaint(employers).ref)
    assert remedies(seen)
    assert remedies(replace(seen, entries=())) == []
