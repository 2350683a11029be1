"""WFU-18: somebody stops their complaint by a letter, and whoever records that adds the letter itself."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from putright.register.organisations import Place
from putright.web.desk import act
from tests.register.files.made import PDF
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.conftest import _organisation
from tests.web.test_journey import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def charity(db: None) -> Place:
    """The small charity."""
    return _organisation("works-for-us")


def stopped(here: Place) -> tuple[Story, str]:
    """A complaint that its complainant stopped by letter, as the operational manager recorded it."""
    story = Story(here, **{"value.service": "", "value.categories": ""})
    client = signed_in("Amina Hassan")
    address = f"/{here.slug}/desk/case/{story.ref}/do/withdraw/stopping/main/"
    sent = {
        **hidden_in(client.get(address)), "value.channel": "letter",
        "file": SimpleUploadedFile("stop.pdf", PDF),
    }  # fmt: skip
    answer = client.post(address, sent)
    assert answer.status_code == 302, main_of(answer)
    return story, main_of(client.get(f"/{here.slug}/desk/case/{story.ref}/"))


def test_the_letter_that_stops_it_stands_with_it(charity: Place) -> None:
    story, case = stopped(charity)
    assert re.search(r"Stopped by the person who complained by Amina Hassan .* How: letter stop\.pdf PDF", case)
    assert "stop.pdf" in main_of(story.tracked())


def test_without_the_question_for_files_it_would_be_lost(charity: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(act, "WITH_FILES", tuple(one for one in act.WITH_FILES if one != "withdraw"))
    _, case = stopped(charity)
    assert "Stopped by the person who complained" in case
    assert "stop.pdf" not in case
