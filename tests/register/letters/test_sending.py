"""A letter that was sent goes by e-mail after a minute or waits to be posted; called back before that, it goes nowhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import override_settings

from putright.core.casework.action import Refusal
from putright.core.casework.decide.undoing import HOLD
from putright.correspondence import sending as worker
from putright.register import door, erase, journal, lists, outbox, parties
from putright.register.door import Asked, Done
from putright.register.incoming import addresses
from putright.register.letters import sending
from putright.register.models import CaseRow, Message, Notice, Party
from tests.correspondence.test_sending import Recorder
from tests.register.cast import ASHA, MONDAY, Employers

TEXT = "Dear Asha Begum\n\n# What happens next\n\nFarah Khan deals with it."
MAILBOX = "feedback@employers.example"


@pytest.fixture
def ref(employers: Employers) -> str:
    return employers.hand_over(employers.complain().ref).ref


def writes(employers: Employers, ref: str, channel: str = "email", **more: object) -> Done:
    at = MONDAY + timedelta(minutes=5)
    words = {"handler contact": "Farah Khan, 0100 111111", "letter": TEXT}
    values = {"channel": channel}
    on = more.get("on")
    asked = Asked("send letter", "acknowledgement", values=values, words=words, on=on)  # type: ignore[arg-type]
    done = door.act(employers.slug, ref, asked, employers.viewer("imani", at), at=at)
    assert isinstance(done, Done), done
    return done


def calls_back(employers: Employers, ref: str, after: timedelta = timedelta(seconds=30)) -> door.Answer:
    at = MONDAY + timedelta(minutes=5) + after
    return door.act(employers.slug, ref, Asked("call back", "acknowledgement"), employers.viewer("imani", at), at=at)


def letters() -> list[Message]:
    return list(Message.objects.exclude(sequence=None).order_by("pk"))


def states(employers: Employers, ref: str) -> list[str]:
    page = lists.case_page(employers.viewer("imani", MONDAY), ref, MONDAY)
    return [one.state for ways in page.deliveries.values() for one in ways]


def round_after(seconds: int, through: Recorder) -> list[str]:
    at = MONDAY + timedelta(minutes=5, seconds=seconds)
    return list(worker.send_due(lambda: at, through))


def test_by_e_mail_it_goes_a_minute_later_in_words_and_as_a_page(employers: Employers, ref: str) -> None:
    Message.objects.all().delete()
    done, carried = writes(employers, ref), Recorder()
    assert round_after(59, carried) == []
    assert round_after(60, carried) == ["sent"]
    (mail,) = carried.sent
    number = CaseRow.unscoped.get(ref=ref).number
    assert (mail.to, mail.subject) == (ASHA.email, f"We have what you sent us: {number}")
    assert len(mail.subject) <= 60
    assert mail.sender == employers.place.name
    assert not mail.automatic
    seal = journal.latest_seal(CaseRow.unscoped.get(ref=ref).pk)
    for text in ("Dear Asha Begum", "\n\nWhat happens next\n\n", number, "Farah Khan deals with it.", seal):
        assert text in mail.words
    assert "<h2" in mail.page
    assert "What happens next</h2>" in mail.page
    assert states(employers, ref) == ["sent"]
    assert letters()[0].sequence == done.first


def test_nothing_of_the_matter_is_in_the_subject(employers: Employers, ref: str) -> None:
    writes(employers, ref)
    assert "course" not in letters()[0].subject


def test_called_back_within_the_minute_nothing_goes_and_it_is_owed_again(employers: Employers, ref: str) -> None:
    Message.objects.all().delete()
    writes(employers, ref)
    assert isinstance(calls_back(employers, ref), Done)
    carried = Recorder()
    assert round_after(3600, carried) == []
    assert states(employers, ref) == []
    assert [message.state for message in letters()] == ["called off"]
    page = lists.case_page(employers.viewer("imani", MONDAY), ref, MONDAY)
    assert [owed.name for owed in page.outlook.owed] == ["acknowledgement"]
    writes(employers, ref)
    assert [message.state for message in letters()] == ["called off", "waiting"]


def test_whoever_follows_the_case_sees_no_letter_that_was_called_back(employers: Employers, ref: str) -> None:
    from putright.register import scope

    viewer = scope.complainant(employers.place.id, employers.slug, MONDAY.date(), ref)
    writes(employers, ref)
    over = MONDAY + timedelta(minutes=5, seconds=61)
    assert "letter sent" in [one.entry.kind for one in lists.tracking_page(viewer, ref, over).entries]
    calls_back(employers, ref)
    kinds = [one.entry.kind for one in lists.tracking_page(viewer, ref, over).entries]
    assert {"letter sent", "undone", "letter called back"}.isdisjoint(kinds)


def test_what_has_gone_cannot_be_called_back(employers: Employers, ref: str) -> None:
    """A worker takes it at the very moment at which it may still be called back."""
    writes(employers, ref)
    assert round_after(60, Recorder()) == ["sent"]
    before = CaseRow.unscoped.get(ref=ref).sequence
    answer = calls_back(employers, ref, HOLD)
    assert isinstance(answer, Refusal)
    assert "has gone" in answer.why
    assert CaseRow.unscoped.get(ref=ref).sequence == before


def test_after_the_minute_it_cannot_be_called_back(employers: Employers, ref: str) -> None:
    writes(employers, ref)
    assert isinstance(calls_back(employers, ref, HOLD + timedelta(seconds=1)), Refusal)
    assert [message.state for message in letters()] == ["waiting"]


def test_by_post_it_waits_to_be_posted(employers: Employers, ref: str) -> None:
    writes(employers, ref, "letter")
    carried = Recorder()
    assert round_after(3600, carried) == []
    assert states(employers, ref) == ["to post"]


@pytest.mark.parametrize("channel", ["telephone", "in person", "fax", "form"])
def test_what_is_told_in_another_way_is_not_ours_to_send(employers: Employers, ref: str, channel: str) -> None:
    writes(employers, ref, channel)
    assert letters() == []


def test_a_letter_of_an_earlier_day_has_gone_already(employers: Employers, ref: str) -> None:
    at = MONDAY + timedelta(days=2)
    asked = Asked(
        "send letter", "acknowledgement", values={"channel": "email"}, on=date(2026, 10, 13),
        words={"handler contact": "Farah Khan", "letter": TEXT},
    )  # fmt: skip
    assert isinstance(door.act(employers.slug, ref, asked, employers.viewer("imani", at), at=at), Done)
    assert letters() == []


def test_without_an_address_nothing_is_put_into_the_outbox(employers: Employers, ref: str) -> None:
    Party.objects.update(email="")
    writes(employers, ref)
    assert letters() == []


def test_that_it_did_not_arrive_is_told_and_it_waits_to_be_posted(employers: Employers, ref: str) -> None:
    from putright.correspondence.sender import NotSent

    Message.objects.all().delete()
    Notice.objects.all().delete()
    writes(employers, ref)
    gone = NotSent("The address does not exist.", for_good=True)
    assert round_after(60, Recorder([gone])) == ["given up"]
    assert states(employers, ref) == ["given up", "to post"]
    assert list(Notice.objects.values_list("person", "words")) == [("farah", "The address does not exist.")]
    assert sending.post_instead(employers.place, letters()[0].pk, MONDAY) is None
    assert states(employers, ref) == ["given up", "to post"]


@override_settings(REPLIES={"employers": MAILBOX})
def test_an_answer_leads_to_the_case(employers: Employers, ref: str) -> None:
    with override_settings(REPLIES={employers.slug: MAILBOX}):
        writes(employers, ref)
    reply = letters()[0].reply_to
    found = addresses.named(employers.place, reply)
    assert found
    assert (found.ref, found.who) == (ref, "complainant")
    assert "You can answer this message" in letters()[0].words


def test_it_goes_to_whoever_speaks_for_them(employers: Employers) -> None:
    speaker = parties.PartyDetails("Noor Begum", "noor@home.example")
    values = {"channel": "form", "service": "training", "categories": ("quality of service",), "spoken for": "agrees"}
    asked = Asked(
        "receive", "complaint", values=values, words={"what happened": "The course was cancelled."},
        complainant=ASHA, representative=speaker,
    )  # fmt: skip
    done = door.act(employers.slug, None, asked, employers.public, at=MONDAY)
    assert isinstance(done, Done), done
    employers.hand_over(done.ref)
    writes(employers, done.ref)
    assert letters()[-1].address == speaker.email


def test_a_rolled_back_letter_owes_nothing(employers: Employers, ref: str) -> None:
    at = MONDAY + timedelta(minutes=5)
    asked = Asked("send letter", "acknowledgement", values={"channel": "email"}, words={"letter": TEXT})
    assert isinstance(door.act(employers.slug, ref, asked, employers.viewer("imani", at), at=at), Refusal)
    assert letters() == []


def test_of_whoever_is_erased_no_address_is_left_and_nothing_goes(employers: Employers, ref: str) -> None:
    writes(employers, ref)
    erase.party(employers.place, CaseRow.unscoped.get(ref=ref).complainant, MONDAY)
    assert not Message.objects.filter(address=ASHA.email).exists()
    assert [message.state for message in letters()] == ["called off"]


def test_without_the_guard_a_letter_that_has_gone_is_called_back(
    employers: Employers, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "GONE", ())
    with pytest.raises(AssertionError):
        test_what_has_gone_cannot_be_called_back(employers, ref)


def test_letters_stay_when_messages_to_colleagues_are_forgotten(employers: Employers, ref: str) -> None:
    writes(employers, ref)
    round_after(60, Recorder())
    outbox.forget(MONDAY + timedelta(days=400))
    assert [message.state for message in letters()] == ["sent"]
