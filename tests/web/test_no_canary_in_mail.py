"""Nothing that anybody wrote, and no name, number or address of a case, is ever in a notice or in a message to a colleague.

A case holds the same strange word in all its words and names and is worked on; then everything that was told of it is read: the
rows of notices, of messages, and the mail as it went.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from putright.correspondence import digest, sending
from putright.people.names import account
from putright.register import door, offices, telling, viewers
from putright.register.door import Asked, Done
from putright.register.models import CaseRow, Message, Notice
from putright.register.organisations import Place
from tests.web.cast import hidden_in
from tests.web.test_journey import Story

pytestmark = pytest.mark.django_db
CANARY = "Zanzibar"
WORDS = {
    "words.what happened": f"{CANARY} happened", "words.outcome wanted": f"{CANARY} wanted", "value.name": f"{CANARY} Jones",
    "value.email": f"{CANARY.lower()}@mail.example",
}  # fmt: skip
ACCUSED = ("Helen Abara", "helen.abara@wme.example")


def does(story: Story, name: str, about: str = "", who: str = "Imani Cole", **what: object) -> None:
    """Something that is done at the door."""
    person = account(who, f"{who.lower().replace(' ', '.')}@wme.example")
    viewer = viewers.viewer(story.here, person, timezone.now())
    assert viewer
    answer = door.act(story.here.slug, story.ref, Asked(name, about, **what), viewer)  # type: ignore[arg-type]
    assert isinstance(answer, Done), answer


@pytest.fixture
def story(employers: Place) -> Story:
    """A complaint about the chief executive, with the strange word wherever a word can stand."""
    story = Story(employers, **WORDS)
    list(sending.send_due(lambda: timezone.now() + timedelta(days=7)))  # whatever day of the week it is
    does(story, "name person", values={"people": (account(*ACCUSED),)})
    does(story, "decide", "hand-over", values={"option": "written complaint"})
    story.does("Imani Cole", "send-letter/acknowledgement", **{"words.handler contact": f"Ring {CANARY}"})
    does(story, "add note", words={"note": f"A note about {CANARY}"})
    does(story, "record communication", values={"channel": "email"}, words={"message": f"{CANARY} wrote again"})
    address = f"/{employers.slug}/track/contact/"
    form = story.complainant.get(address)
    story.complainant.post(
        address, {**hidden_in(form), "value.name": f"{CANARY} Smith", "value.email": "z@mail.example"}
    )
    return story


def morning_after(story: Story) -> datetime:
    """A morning on which the case is late."""
    due = CaseRow.unscoped.get(ref=story.ref).next_due_on
    assert due
    day = offices.office(story.here, timezone.now()).calendar.after(due, 1)
    return datetime(day.year, day.month, day.day, 7, 30, tzinfo=ZoneInfo("Europe/London"))


def said(story: Story) -> Iterator[str]:
    """Everything that was told to colleagues: every column that is no mere link between tables, and the mail as it went."""
    for notice in Notice.objects.all():
        yield f"{notice.about} {notice.kind} {notice.words} {notice.posts}"
    for message in Message.objects.all():
        yield f"{message.subject} {message.words} {message.address} {message.failure} {message.message_id}"
    yield from (str(sent.message()) for sent in mail.outbox)


def held(story: Story, texts: Iterator[str]) -> list[str]:
    """The texts that hold the strange word, a name of the case, its number or its address."""
    number = CaseRow.unscoped.get(ref=story.ref).number
    strange = (CANARY.lower(), "jones", "smith", story.ref, number.lower(), story.reference.lower())
    return [text for text in texts if any(word in text.lower() for word in strange)]


def everything_sent(story: Story) -> None:
    at = morning_after(story)
    with time_machine.travel(at, tick=False):
        assert digest.write_due(at)
        list(sending.send_due(lambda: at))
    assert {"decision", "digest"} <= set(Message.objects.filter(state="sent").values_list("kind", flat=True))


def test_nothing_of_a_case_is_in_what_colleagues_are_told(story: Story) -> None:
    everything_sent(story)
    assert {"decision", "message"} <= set(Notice.objects.values_list("kind", flat=True))
    assert len(mail.outbox) > 1
    assert held(story, said(story)) == []


def test_whoever_is_complained_about_is_told_and_sent_nothing(story: Story) -> None:
    everything_sent(story)
    accused = account(*ACCUSED)
    assert not Notice.objects.filter(person=accused).exists()
    assert not Message.objects.filter(person=accused).exists()
    assert ACCUSED[1] not in {to for sent in mail.outbox for to in sent.to}


def test_a_message_that_told_more_would_be_found(
    employers: Place, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The twin: with the case in the link and its subject in the words, the same reading finds it."""
    write = telling._write

    def telling_more(place: Place, case: int, ref: str, *more: object) -> None:
        write(place, case, ref, *more)  # type: ignore[arg-type]
        Message.objects.filter(case=case).update(words=f"See /desk/case/{ref}/: {CANARY} happened")

    monkeypatch.setattr(telling, "_write", telling_more)
    story: Story = request.getfixturevalue("story")
    everything_sent(story)
    assert len(held(story, said(story))) > 1
