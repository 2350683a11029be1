"""By return (WFU-10): an acknowledgement goes by itself where the procedure and a standing instruction allow it, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.core.casework.office import PostLeft
from putright.correspondence import sending
from putright.people.names import account, call
from putright.register import arranging, door, journal, offices, scope, viewers
from putright.register.door import Asked, Done
from putright.register.letters import by_itself as owed
from putright.register.models import CaseRow, Message, Party
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.site import worker
from putright.web.letters import by_itself
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.conftest import _organisation

pytestmark = pytest.mark.django_db
ADA = PartyDetails("Ada Brook", "ada@mail.example")
SAID = "The room was locked and the floor was wet."
AMINA = ("Amina Hassan", "amina.hassan@wfu.example")
LETTER = "acknowledgement"


@pytest.fixture
def charity(db: None) -> Place:
    return _organisation("works-for-us")


def instructs(here: Place, change: str = "by-itself") -> str:
    client, address = signed_in(AMINA[0]), f"/{here.slug}/desk/people/{change}/"
    page = client.get(address)
    return main_of(client.post(address, {**hidden_in(page), "value.letter": LETTER}, follow=True))


def registered(here: Place, who: PartyDetails = ADA, **more: str) -> str:
    """A complaint that the Operational Manager registered; its ref."""
    now = timezone.now()
    words = {"what happened": SAID, "outcome wanted": "A new course."}
    values = {"channel": "form", "service": "training", "categories": ("how the charity is run",), **more}
    asked = Asked("receive", "complaint", values=values, words=words, complainant=who)
    done = door.act(here.slug, None, asked, scope.public(here.id, here.slug, now.date()), at=now)
    assert isinstance(done, Done), done
    does(here, done.ref, Asked("decide", "registering", values={"option": "written complaint"}))
    return done.ref


def does(here: Place, ref: str, asked: Asked) -> door.Answer:
    viewer = viewers.viewer(here, account(*AMINA), timezone.now())
    assert viewer
    return door.act(here.slug, ref, asked, viewer)


def kinds(ref: str) -> list[e.AnyEntry]:
    return [one for one in journal.entries(CaseRow.unscoped.get(ref=ref).pk) if isinstance(one, e.LetterSent)]


def round_now(at: datetime | None = None) -> list[str]:
    return list(by_itself.send_due(at or timezone.now()))


def test_registered_it_is_acknowledged_by_return_and_the_mail_is_marked_as_automatic(charity: Place) -> None:
    assert "goes by itself" in instructs(charity)
    ref = registered(charity)
    assert round_now() == [ref]
    (sent,) = kinds(ref)
    assert isinstance(sent, e.LetterSent)
    assert (sent.by, sent.letter, sent.channel) == (e.SYSTEM, LETTER, "email")
    assert "sent" in list(sending.send_due(timezone.now))
    (message,) = [one for one in mail.outbox if one.to == [ADA.email]]
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert CaseRow.unscoped.get(ref=ref).number in message.subject


def test_the_mail_holds_none_of_the_senders_words_and_not_their_name(charity: Place) -> None:
    instructs(charity)
    registered(charity, replace(ADA, name="Cheap Watches http://evil.example"))
    round_now()
    words = Message.objects.exclude(sequence=None).get().words
    for word in ("locked", "new course", "Watches", "evil"):
        assert word not in words
    assert "Amina Hassan" in words


def test_it_is_signed_by_the_name_that_its_writer_is_called(charity: Place) -> None:
    instructs(charity)
    call(account(*AMINA), "Officer A")
    registered(charity)
    round_now()
    words = Message.objects.exclude(sequence=None).get().words
    assert "Yours sincerely\n\nOfficer A" in words
    assert "Amina" not in words


def test_it_goes_once(charity: Place) -> None:
    instructs(charity)
    ref = registered(charity)
    assert round_now() == [ref]
    assert round_now() == []
    assert len(kinds(ref)) == 1


def test_two_workers_at_once_send_one(charity: Place) -> None:
    """The second has read the case before the first wrote: the door takes the letter once."""
    instructs(charity)
    ref = registered(charity)
    asked = Asked("send letter", LETTER, values={"channel": "email"}, words={"letter": "We have it."})
    system = owed.writer(charity, timezone.now())
    assert isinstance(
        door.act(charity.slug, ref, asked, system, seen_sequence=CaseRow.unscoped.get(ref=ref).sequence), Done
    )
    assert not isinstance(door.act(charity.slug, ref, asked, system), Done)


def test_without_an_instruction_nothing_goes(charity: Place) -> None:
    ref = registered(charity)
    assert round_now() == []
    asked = Asked("send letter", LETTER, values={"channel": "email"}, words={"letter": "We have it."})
    assert isinstance(door.act(charity.slug, ref, asked, owed.writer(charity, timezone.now())), Refusal)


def test_ended_nothing_goes_any_more(charity: Place) -> None:
    instructs(charity)
    assert "goes by itself no longer" in instructs(charity, "by-hand")
    assert offices.office(charity, timezone.now()).instructions == {}
    registered(charity)
    assert round_now() == []


def test_when_whoever_left_it_leaves_the_post_nothing_goes(charity: Place) -> None:
    instructs(charity)
    now, amina = timezone.now(), account(*AMINA)
    left = PostLeft(
        on=now.date(), at=now, by=account("Max Dunn", "max.dunn@wfu.example"), post="operational manager", person=amina
    )
    assert not isinstance(arranging.arrange(charity.slug, left.by, [left], now), Refusal)
    now = timezone.now()
    values = {"channel": "form", "service": "training", "categories": ("how the charity is run",)}
    asked = Asked("receive", "complaint", values=values, words={"what happened": SAID}, complainant=ADA)
    door.act(charity.slug, None, asked, scope.public(charity.id, charity.slug, now.date()), at=now)
    assert round_now() == []


@pytest.mark.parametrize(
    "needs", [{"formats": "braille"}, {"formats": "audio"}, {"language": "Polish"}, {"reply by": "post"}]
)
def test_whoever_needs_something_else_is_written_to_by_a_person(
    charity: Place, needs: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("putright.web.letters.audio.is_installed", lambda: False)
    instructs(charity)
    registered(charity)
    Party.objects.update(preferences=needs)
    if "reply by" in needs:
        Party.objects.update(address="1 Any Street\nAnytown")
    assert round_now() == []


def test_one_address_gets_three_a_day_and_then_a_person_looks(charity: Place) -> None:
    instructs(charity)
    refs = [registered(charity) for _ in range(owed.MOST + 2)]
    assert len(round_now()) == owed.MOST
    later = timezone.now() + timedelta(minutes=5)
    assert round_now(later) == []
    assert sum(bool(kinds(ref)) for ref in refs) == owed.MOST


def test_without_the_limit_every_one_goes(charity: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owed, "had_enough", lambda *_: False)
    with pytest.raises(AssertionError):
        test_one_address_gets_three_a_day_and_then_a_person_looks(charity)


def test_what_came_before_the_instruction_by_more_than_a_day_is_for_a_person(charity: Place) -> None:
    registered(charity)
    instructs(charity)
    assert round_now(timezone.now() + timedelta(days=2)) == []


def test_it_cannot_be_left_for_a_letter_somebody_has_to_read(charity: Place) -> None:
    client, address = signed_in(AMINA[0]), f"/{charity.slug}/desk/people/by-itself/"
    page = client.get(address)
    assert "first response" not in page.text
    sent = client.post(address, {**hidden_in(page), "value.letter": "first response"})
    assert "choose one of the answers listed" in main_of(sent)


def test_whoever_may_not_sign_it_is_offered_no_letter(charity: Place) -> None:
    page = signed_in("Tess Morley").get(f"/{charity.slug}/desk/people/")
    assert "go by itself" not in main_of(page)


def test_the_worker_sends_it(charity: Place) -> None:
    instructs(charity)
    ref = registered(charity)
    worker.answer_by_return()
    assert len(kinds(ref)) == 1
    assert "sent" in list(worker.post(timezone.now()))
