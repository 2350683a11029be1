"""What the tests of people and posts do again and again: filling in a form of theirs, and a case that somebody has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpResponse

from putright.core.casework.office import AnyOfficeEntry
from putright.register import office_door, offices
from putright.register.organisations import Place
from tests.web.cast import signed_in
from tests.web.test_journey import Story

BOSS = "Sol Adeyemi"
"""Looks after people and posts at the employers' body, and holds no post."""


def hears() -> datetime:
    """This moment, by the organisation's clock."""
    return offices.local()


def when() -> dict[str, Any]:
    """What every entry of the organisation's journal says."""
    return {"on": hears().date(), "at": hears()}


def person(name: str) -> str:
    """The reference of the person of that name."""
    return str(get_user_model().objects.get(name=name).reference)


def noted(here: Place, *made: AnyOfficeEntry) -> None:
    """Entries of the organisation's own journal."""
    office_door.act_for_office(here.slug, made)


def change(
    here: Place, name: str, answers: Mapping[str, str], *, days: int | None = None, ahead: int = 0, who: str = BOSS,
    sure: bool = False,
) -> HttpResponse:  # fmt: skip
    """Fill in the form of a change and send it; with the page that comes of it. `days` is when an absence ends."""
    sent = {f"value.{field}": value for field, value in answers.items()}
    if days is not None:
        for field, later in (("since", ahead), ("until", days)):
            day = hears().date() + timedelta(days=later)
            sent |= {f"value.{field}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    sent |= {"sure": "yes"} if sure else {}
    return signed_in(who).post(f"/{here.slug}/desk/people/{name}/", sent, follow=True)


def hand_over(here: Place) -> Story:
    """A complaint about training that Farah Khan, who manages it, has."""
    story = Story(here)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    return story
