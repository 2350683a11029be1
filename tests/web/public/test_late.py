"""A right whose last day has gone, where the procedure still lets a late request be thought about."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from putright.register.organisations import Place
from tests.web.cast import main_of
from tests.web.test_journey import answered_complaint


def test_a_last_day_that_has_gone_is_spoken_of_as_gone(employers: Place) -> None:
    story = answered_complaint(employers)
    assert "You can appeal – until " in main_of(story.tracked())
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        assert story.tracked().status_code == 302
        story.comes_back()
        assert "You can appeal – the last day was " in main_of(story.tracked())
        form = main_of(story.complainant.get(f"/{employers.slug}/track/do/use-right/appeal/"))
    assert "The last day was " in form
    assert "Say why it is late" in form
