"""What is owed is sent once, in order, tried again where that helps, and given up where a person is told: over a real server."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from putright.correspondence import sending
from putright.correspondence.sender import NO_ANSWER, NotSent, Outgoing
from putright.register import notices, outbox
from putright.register.models import CaseRow, Message, Notice
from putright.register.outbox import Draft
from tests.correspondence.mail_server import AFTER_THE_DOT, BEFORE_THE_DOT, TAKEN, Post
from tests.register.cast import MONDAY, Employers

LETTER = Draft("letter", "Our answer", "Dear Asha", address="asha@home.example")


class Recorder:
    """Whoever carries messages, written down."""

    def __init__(self, faults: Iterable[NotSent | None] = ()) -> None:
        self.sent: list[Outgoing] = []
        self.faults = list(faults)

    def send(self, message: Outgoing) -> None:
        """Take it, or fail as told."""
        if fault := self.faults.pop(0) if self.faults else None:
            raise fault
        self.sent.append(message)

    def close(self) -> None:
        """Nothing is open."""


def put(employers: Employers, draft: Draft = LETTER, **more: object) -> None:
    outbox.put(employers.place, draft, MONDAY, **more)  # type: ignore[arg-type]


def round_at(at: datetime = MONDAY, through: Recorder | None = None) -> list[str]:
    return list(sending.send_due(lambda: at, through))


def the_message() -> Message:
    return Message.objects.get()


def test_a_message_goes_once_and_only_when_its_time_has_come(employers: Employers, post: Post) -> None:
    put(employers, not_before=MONDAY + timedelta(seconds=60))
    assert round_at(MONDAY + timedelta(seconds=59)) == []
    assert round_at(MONDAY + timedelta(seconds=60)) == ["sent"]
    assert round_at(MONDAY + timedelta(days=1)) == []
    (mail,) = post.arrived
    assert (mail["To"], mail["Subject"], mail["Auto-Submitted"]) == (
        "asha@home.example",
        "Our answer",
        "auto-generated",
    )
    assert mail["Message-ID"] == the_message().message_id
    assert str(mail["Message-ID"]).endswith("@body.example>")


def test_what_a_rolled_back_transaction_owed_is_owed_by_nobody(employers: Employers, post: Post) -> None:
    with transaction.atomic():
        put(employers)
        transaction.set_rollback(True)
    assert round_at() == []
    assert post.offered == 0


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (BEFORE_THE_DOT, "The line to the mail server broke off."),
        (AFTER_THE_DOT, "The line to the mail server broke off."),
        ("451 4.3.0 busy", "The mail server asked for it to be sent later."),
    ],
)
def test_a_fault_that_passes_is_tried_again_under_the_same_message_id(
    employers: Employers, post: Post, answer: str, why: str
) -> None:
    post.answers = [answer, TAKEN]
    put(employers)
    assert round_at() == ["failing"]
    first = the_message()
    assert (first.state, first.failure, first.attempts) == ("failing", why, 1)
    assert round_at(MONDAY + timedelta(seconds=59)) == []
    assert round_at(MONDAY + timedelta(seconds=60)) == ["sent"]
    assert set(post.ids) == {first.message_id}
    assert len(post.ids) == (2 if answer == AFTER_THE_DOT else 1)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("550 5.1.1 no such user", "The address does not exist."),
        ("552 5.2.2 full", "The mailbox is full."),
        ("554 5.7.1 no", "The mail server refused the address."),
    ],
)
def test_an_address_that_is_refused_is_not_tried_again_and_the_reason_names_nobody(
    employers: Employers, post: Post, answer: str, why: str
) -> None:
    post.to_addresses = [answer]
    put(employers)
    assert round_at() == ["given up"]
    assert (the_message().state, the_message().failure) == ("given up", why)
    assert round_at(MONDAY + timedelta(days=10)) == []


def test_an_address_that_is_busy_is_tried_again(employers: Employers, post: Post) -> None:
    post.to_addresses = ["450 4.2.1 busy", TAKEN]
    put(employers)
    assert round_at() == ["failing"]
    assert round_at(MONDAY + timedelta(minutes=1)) == ["sent"]


def test_a_message_that_is_refused_is_given_up_and_the_next_one_goes(employers: Employers, post: Post) -> None:
    post.answers = ["554 5.6.0 no", TAKEN]
    put(employers)
    put(employers, Draft("letter", "Another", "Dear Ben", address="ben@home.example"))
    assert round_at() == ["given up", "sent"]
    assert [mail["Subject"] for mail in post.arrived] == ["Another"]


def test_without_an_address_it_is_given_up_in_words(employers: Employers, post: Post) -> None:
    put(employers, Draft("digest", "1 late", "1 late", MONDAY.date().isoformat(), person="helen"))
    from putright.people.models import User

    User.objects.filter(reference="helen").update(is_active=False)
    assert round_at() == ["given up"]
    assert the_message().failure == "There is no address to send it to."


def test_while_the_server_is_down_a_round_tries_one_message_and_nothing_is_lost_in_three_days(
    employers: Employers, post: Post
) -> None:
    for number in range(3):
        put(employers, Draft("letter", f"Number {number}", "Dear", address=f"person{number}@home.example"))
    down = Recorder([NotSent(NO_ANSWER, nothing_goes=True)] * 100)
    at = MONDAY
    while at < MONDAY + timedelta(days=3):
        assert round_at(at, down) in (["failing"], [])
        at += timedelta(minutes=20)
    assert round_at(MONDAY + timedelta(days=4)) == ["sent"] * 3
    assert {mail["Subject"] for mail in post.arrived} == {"Number 0", "Number 1", "Number 2"}


def test_where_nobody_listens_the_reason_is_said(employers: Employers, post: Post, settings: object) -> None:
    settings.EMAIL_PORT = 1  # type: ignore[attr-defined]
    put(employers)
    assert round_at() == ["failing"]
    assert the_message().failure == NO_ANSWER


def test_after_the_last_attempt_it_is_given_up_and_whoever_has_the_case_is_told_on_the_screen(
    employers: Employers,
) -> None:
    case = CaseRow.unscoped.get(ref=employers.hand_over(employers.complain().ref).ref)
    Message.objects.all().delete()
    put(employers, Draft("letter", "Our answer", "Dear Asha", address="asha@home.example", case=case.pk))
    down, at, became = Recorder([NotSent(NO_ANSWER)] * 100), MONDAY, list[str]()
    while "given up" not in became:
        became += round_at(at, down)
        at = the_message().next_try
    assert became == ["failing"] * len(outbox.WAITS) + ["given up"]
    assert at - MONDAY > timedelta(days=3)
    (told,) = [one for one in notices.unread(employers.viewer("farah")) if one.kind == "delivery"]
    assert (told.ref, told.words) == (case.ref, NO_ANSWER)
    assert not [one for one in notices.unread(employers.viewer("helen")) if one.kind == "delivery"]


def test_what_somebody_is_sent_on_a_case_goes_in_order_and_others_are_not_kept_waiting(employers: Employers) -> None:
    case = CaseRow.unscoped.get(ref=employers.complain().ref).pk
    Message.objects.all().delete()
    for subject, address in (("First", "a@x.example"), ("Second", "a@x.example"), ("Other", "b@x.example")):
        put(employers, Draft("letter", subject, "Dear", address=address, case=case))
    carrier = Recorder([NotSent("Later.")])
    assert round_at(MONDAY, carrier) == ["failing", "sent"]
    assert round_at(MONDAY + timedelta(minutes=1), carrier) == ["sent", "sent"]
    assert [message.subject for message in carrier.sent] == ["Other", "First", "Second"]


def test_a_worker_that_died_loses_nothing_once_its_lease_is_over(employers: Employers, post: Post) -> None:
    put(employers)
    taken = outbox.take(MONDAY)
    assert taken
    assert round_at(MONDAY + outbox.LEASE - timedelta(seconds=1)) == []
    assert round_at(MONDAY + outbox.LEASE) == ["sent"]
    assert post.ids == [taken.message_id]


def test_whoever_lost_the_lease_says_nothing_any_more(employers: Employers) -> None:
    put(employers)
    late = outbox.take(MONDAY)
    assert late
    assert outbox.take(MONDAY + outbox.LEASE)
    assert not outbox.given_up(late, "No.", MONDAY)
    assert not outbox.failed(late, "No.", MONDAY)
    assert the_message().state == "sending"


def test_a_message_that_kills_every_worker_is_given_up_at_last(employers: Employers) -> None:
    put(employers)
    at = MONDAY
    for _ in range(len(outbox.WAITS) + 1):
        assert outbox.take(at)
        at += outbox.LEASE
    carrier = Recorder()
    assert round_at(at, carrier) == ["given up"]
    assert carrier.sent == []
    assert the_message().failure == outbox.BROKEN_OFF


def send_with(workers: int) -> list[str]:
    """What several workers made of one outbox at once."""
    became, ready = list[str](), threading.Barrier(workers)

    def work() -> None:
        ready.wait()
        try:
            became.extend(sending.send_due(lambda: MONDAY))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return became


def fill(employers: Employers, count: int) -> None:
    for number in range(count):
        put(employers, Draft("letter", f"Number {number}", "Dear", address=f"person{number}@home.example"))


def test_several_workers_at_once_send_each_message_once(employers: Employers, post: Post) -> None:
    fill(employers, 40)
    assert send_with(4) == ["sent"] * 40
    assert sorted(post.ids) == sorted(set(post.ids))
    assert len(post.ids) == 40


def test_without_the_lease_several_workers_would_send_the_same(
    employers: Employers, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: a worker that takes without holding leaves the message to the next one as well."""
    fill(employers, 40)
    holding = outbox.take

    def unheld(at: datetime) -> outbox.Taken | None:
        taken = holding(at)
        if taken and taken.attempts < 4:
            Message.objects.filter(pk=taken.id).update(next_try=at)
        return taken

    monkeypatch.setattr(outbox, "take", unheld)
    send_with(4)
    assert len(post.ids) > 40


def test_the_message_id_is_the_same_however_often_it_is_worked_out_and_differs_by_row(employers: Employers) -> None:
    fill(employers, 2)
    one, other = outbox.take(MONDAY), outbox.take(MONDAY)
    assert one
    assert other
    assert one.message_id != other.message_id
    Message.objects.filter(pk=one.id).update(message_id="", next_try=MONDAY)
    again = outbox.take(MONDAY)
    assert again
    assert again.message_id == one.message_id


def test_words_that_were_erased_are_not_sent(employers: Employers) -> None:
    from putright.register import erase

    case = CaseRow.unscoped.get(ref=employers.complain().ref)
    Message.objects.all().delete()
    put(employers, Draft("letter", "Our answer", "Dear Asha", address="asha@home.example", case=case.pk))
    erase.words(employers.place, case.ref, MONDAY)
    carrier = Recorder()
    assert round_at(MONDAY, carrier) == ["called off"]
    assert carrier.sent == []
    assert (the_message().address, the_message().words) == ("", "")


def test_what_is_over_since_long_is_forgotten_and_letters_are_kept(employers: Employers) -> None:
    put(employers)
    put(employers, Draft("digest", "1 late", "1 late", MONDAY.date().isoformat(), person="imani"))
    assert round_at(MONDAY, Recorder()) == ["sent", "sent"]
    assert outbox.forget(MONDAY + timedelta(days=89)) == 0
    assert outbox.forget(MONDAY + timedelta(days=91)) == 1
    assert the_message().kind == "letter"
    assert outbox.waiting(employers.place) == ()
    assert not Notice.objects.exists()
