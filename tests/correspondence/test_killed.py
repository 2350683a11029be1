"""A worker killed at any named point loses no message; at one point alone a second copy goes, with the same Message-ID."""

from __future__ import annotations

import smtplib
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest

from putright.correspondence import digest, sender, sending
from putright.register import journal, notices, outbox
from putright.register.letters import sending as letters
from putright.register.models import CaseRow, EntryRow, Message, Notice
from putright.register.outbox import Draft
from tests.correspondence.mail_server import TAKEN, Post
from tests.killing import TIMES, killed
from tests.register.cast import MONDAY, Employers
from tests.register.letters.test_sending import calls_back, writes

MESSAGES = 3


def fill(employers: Employers, run: int) -> None:
    for number in range(MESSAGES):
        address = f"person{number}@home.example"
        outbox.put(employers.place, Draft("letter", f"{run}.{number}", "Dear", address=address), MONDAY)


def finished(at: datetime) -> None:
    """Another worker does what is left, once the lease of the dead one is over."""
    assert set(sending.send_due(lambda: at + outbox.LEASE)) <= {"sent"}


POINTS = {
    "before one is taken": (outbox, "take", "before"),
    "after one is taken": (outbox, "take", "after"),
    "before it is looked at": (outbox, "may_go", "before"),
    "before the line is opened": (sender, "get_connection", "before"),
    "before the message is said": (smtplib.SMTP, "mail", "before"),
    "after the address is said": (smtplib.SMTP, "rcpt", "after"),
    "before the first line": (smtplib.SMTP, "data", "before"),
    "after 250, before it is marked": (outbox, "sent", "before"),
    "after it is marked": (outbox, "sent", "after"),
}
TWICE = "after 250, before it is marked"


@pytest.mark.parametrize("point", POINTS)
def test_a_worker_that_is_killed_loses_nothing(employers: Employers, post: Post, point: str) -> None:
    owner, name, when = POINTS[point]
    for run in range(TIMES):
        fill(employers, run)
        turn = 1 if name == "get_connection" else run % MESSAGES + 1
        killed(lambda: list(sending.send_due(lambda: MONDAY)), owner, name, when, turn)
        finished(MONDAY)
    came = Counter(mail["Subject"] for mail in post.arrived)
    assert set(came) == {f"{run}.{number}" for run in range(TIMES) for number in range(MESSAGES)}
    twice = [subject for subject, count in came.items() if count > 1]
    assert len(twice) == (TIMES if point == TWICE else 0)
    assert set(came.values()) <= {1, 2}
    assert len(set(post.ids)) == len(came), "a second copy bears the Message-ID of the first"
    assert not Message.objects.exclude(state="sent").exists()


@pytest.mark.parametrize(
    ("owner", "name", "when"),
    [(outbox, "put", "before"), (outbox, "put", "after"), (notices, "tell", "after")],
)
def test_what_is_owed_is_written_with_the_entry_that_owes_it_or_not_at_all(
    employers: Employers, owner: Any, name: str, when: str
) -> None:
    for _ in range(TIMES):
        killed(employers.complain, owner, name, when)
    assert (EntryRow.objects.count(), Message.objects.count(), Notice.objects.count()) == (0, 0, 0)
    employers.complain()
    assert set(Message.objects.values_list("person", flat=True)) == {"imani", "tom"}


def test_who_gives_up_tells_somebody_or_does_neither(employers: Employers, post: Post) -> None:
    post.to_addresses = ["550 5.1.1 no such user"]
    case = CaseRow.unscoped.get(ref=employers.complain().ref).pk
    Message.objects.all().delete()
    outbox.put(employers.place, Draft("letter", "Ours", "Dear", address="a@x.example", case=case), MONDAY)
    at = MONDAY
    for when in ("before", "after"):
        killed(lambda now=at: list(sending.send_due(lambda: now)), notices, "tell", when)  # type: ignore[misc]
        assert Message.objects.get().state == "sending"
        assert not Notice.objects.filter(kind="delivery").exists()
        at += outbox.LEASE
    assert list(sending.send_due(lambda: at)) == ["given up"]
    assert Notice.objects.filter(kind="delivery").count() == 2


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_digests_of_a_day_are_all_written_or_none(employers: Employers, post: Post, when: str) -> None:
    employers.complain()
    Message.objects.all().delete()
    morning = datetime(2026, 11, 3, 7, 30, tzinfo=MONDAY.tzinfo)
    for _ in range(TIMES):
        killed(lambda: digest.write_due(morning), outbox, "put", when, turn=2)
        assert not Message.objects.exists()
    assert digest.write_due(morning) == 2
    assert digest.write_due(morning) == 0
    post.answers = [TAKEN]
    assert list(sending.send_due(lambda: morning + timedelta(minutes=1))) == ["sent", "sent"]
    assert [mail["Subject"] for mail in post.arrived] == ["1 late", "1 late"]


LETTER = {
    "before the letter is put into the outbox": (letters, "send", "before"),
    "after the letter is put into the outbox": (letters, "send", "after"),
    "before it is called off": (letters, "call_back", "before"),
    "after it is called off": (letters, "call_back", "after"),
}


@pytest.mark.parametrize("point", LETTER)
def test_a_letter_and_its_message_are_both_there_or_neither(employers: Employers, point: str) -> None:
    """Whoever sends one, and whoever calls it back, may be killed: the record and the outbox say the same."""
    ref = employers.hand_over(employers.complain().ref).ref
    owner, name, when = LETTER[point]
    if name == "send":
        for _ in range(TIMES):
            killed(lambda: writes(employers, ref), owner, name, when)
            assert said(ref) == ([], [])
    writes(employers, ref)
    assert said(ref) == (["letter sent"], ["waiting"])
    if name == "call_back":
        for _ in range(TIMES):
            killed(lambda: calls_back(employers, ref), owner, name, when)
            assert said(ref) == (["letter sent"], ["waiting"])
        calls_back(employers, ref)
        assert said(ref) == (["letter sent", "letter called back"], ["called off"])


def said(ref: str) -> tuple[list[str], list[str]]:
    """What the journal and the outbox say of letters."""
    case = CaseRow.unscoped.get(ref=ref).pk
    kinds = [one.kind for one in journal.entries(case) if one.kind.startswith("letter")]
    return kinds, list(Message.objects.exclude(sequence=None).order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_letter_that_is_given_up_waits_to_be_posted_or_is_tried_again(
    employers: Employers, post: Post, when: str
) -> None:
    post.to_addresses = ["550 5.1.1 no such user"]
    ref = employers.hand_over(employers.complain().ref).ref
    writes(employers, ref)
    Message.objects.filter(sequence=None).delete()
    at = MONDAY + timedelta(hours=1)
    for _ in range(3):
        killed(lambda now=at: list(sending.send_due(lambda: now)), letters, "post_instead", when)  # type: ignore[misc]
        assert said(ref)[1] == ["sending"]
        at += outbox.LEASE
    assert list(sending.send_due(lambda: at)) == ["given up"]
    assert said(ref)[1] == ["given up", "to post"]
