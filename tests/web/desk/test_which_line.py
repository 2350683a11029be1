"""The same action open on two lines of work is told apart in words; open on one, it needs none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from putright.core.procedure.model.flow import Track
from putright.people.names import account
from putright.register import lists, procedures, viewers
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.web.desk.which_line import which_line
from tests.web.test_journey import Story

pytestmark = pytest.mark.django_db


def page(here: Place) -> CasePage:
    story = Story(here)
    viewer = viewers.viewer(here, account("Imani Cole", "imani.cole@wme.example"), timezone.now())
    assert viewer
    return lists.case_page(viewer, story.ref, timezone.now())


def test_each_is_told_with_its_line(employers: Place, migrants: Place) -> None:
    seen, today = page(employers), timezone.now().date()
    beside = procedures.in_force(migrants, today).procedure
    track = beside.all(Track)[0]
    offer = next(one for one in seen.offers if one.name == "assign")
    both = replace(seen, procedure=beside, offers=(offer, replace(offer, track=track.name)))
    assert [which_line(both, one) for one in both.offers] == ["the case itself", track.words]


def test_with_one_line_nothing_is_said(employers: Place) -> None:
    seen = page(employers)
    assert {which_line(seen, offer) for offer in seen.offers} == {""}
