"""Whoever takes in mail may be killed at any named point: every message is on its case or with a person, each once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from putright.core.casework import entries as e
from putright.correspondence import inbox
from putright.correspondence.reading.reader import Reader
from putright.register import door, journal, verify
from putright.register.files import keeping as files
from putright.register.incoming import keeping, settling
from putright.register.incoming.addresses import reply_address
from putright.register.models import CaseRow, Incoming, KeptFile
from tests.killing import TIMES, killed
from tests.register.cast import ASHA, MONDAY, Employers

MESSAGES = 3
POINTS: dict[str, tuple[Any, str, str]] = {
    "before one is kept": (keeping, "keep", "before"),
    "after one is kept": (keeping, "keep", "after"),
    "before one is taken": (keeping, "take", "before"),
    "after one is taken": (keeping, "take", "after"),
    "before it is read": (Reader, "read", "before"),
    "after it is read": (Reader, "read", "after"),
    "after what it says is noted": (settling, "_note_read", "after"),
    "after its file waits": (files, "_keep", "after"),
    "before it is added to its case": (door, "act", "before"),
    "after it is added to its case": (door, "act", "after"),
    "before its place is noted": (settling, "_is", "before"),
    "after its place is noted": (settling, "_is", "after"),
    "after it has its place": (settling, "settle", "after"),
}


def message(to: str, number: int) -> bytes:
    """An answer with a file; every third is from a stranger."""
    sender = ASHA.email if number % 3 else "stranger@else.example"
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {number}\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\n"
        f"Any news, {number}?\r\n--q\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment\r\n\r\n"
        f"Notes {number}\r\n--q--\r\n"
    ).encode()


@pytest.mark.parametrize("point", POINTS)
def test_nothing_is_lost_or_doubled(employers: Employers, point: str) -> None:
    ref = employers.hand_over(employers.complain().ref).ref
    to = reply_address(employers.place, "feedback@employers.example", ref, "complainant")
    owner, name, when = POINTS[point]
    at = MONDAY + timedelta(hours=1)
    for run in range(TIMES):
        came = [message(to, run * MESSAGES + number) for number in range(MESSAGES)]

        def work(came: list[bytes] = came, at: Any = at) -> None:
            for raw in came:
                keeping.keep(employers.place, raw, at)
            list(inbox.read_due(lambda: at))

        killed(work, owner, name, when, turn=1 if name == "_keep" else run % 2 + 1)
        for raw in came:  # a mail server that was not answered hands it over again
            keeping.keep(employers.place, raw, at)
        at += keeping.LEASE
        list(inbox.read_due(lambda now=at: now))  # type: ignore[misc]
    total = TIMES * MESSAGES
    case = CaseRow.unscoped.get(ref=ref).pk
    added = [entry for entry in journal.entries(case) if isinstance(entry, e.CommunicationReceived)]
    strangers = sum(number % 3 == 0 for number in range(total))
    assert Incoming.objects.filter(state="filed").count() == len(added) == total - strangers
    assert Incoming.objects.filter(state="held").count() == strangers
    assert KeptFile.objects.exclude(case=None).count() == len(added)
    assert Incoming.objects.filter(state="filed").values("sequence").distinct().count() == len(added)
    assert not list(verify.verify(employers.slug))
