"""A real mailbox: everything in it is kept once, as it came, whatever happens to the line, the server or the numbers in it."""

from __future__ import annotations

import imaplib
import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest

from putright.correspondence import imap, inbox
from putright.correspondence.imap import CannotFetch
from putright.register.incoming import keeping
from putright.register.models import Incoming
from tests.correspondence.dovecot import PROGRAM, WHY_NOT, Dovecot, dovecot
from tests.register.cast import MONDAY, Employers

pytestmark = pytest.mark.skipif(not PROGRAM, reason=WHY_NOT)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecot]:
    with dovecot(tmp_path_factory.mktemp("dovecot")) as made:
        yield made


@pytest.fixture
def mailbox(server: Dovecot) -> Iterator[Dovecot]:
    """The mailbox, empty."""
    yield server
    line = imaplib.IMAP4("127.0.0.1", server.port)
    line.login("feedback", "secret")
    if int(line.select("INBOX")[1][0] or b"0"):
        line.store("1:*", "+FLAGS", r"\Deleted")
        line.expunge()
    line.logout()


def message(number: int) -> bytes:
    return f"From: ada@mail.example\r\nSubject: Bins {number}\r\n\r\nThe bin was missed {number}.\r\n".encode()


def fetched(employers: Employers, mailbox: Dovecot) -> int:
    return imap.fetch(employers.place, imap.mailbox(mailbox.address), MONDAY)


def test_what_is_there_is_kept_as_it_came_and_stays_there(employers: Employers, mailbox: Dovecot) -> None:
    for number in range(3):
        mailbox.delivers(message(number))
    assert fetched(employers, mailbox) == 3
    assert sorted(bytes(raw) for raw in Incoming.objects.values_list("raw", flat=True)) == [
        message(n) for n in range(3)
    ]
    line = imaplib.IMAP4("127.0.0.1", mailbox.port)
    line.login("feedback", "secret")
    line.select("INBOX")
    assert len(line.search(None, "SEEN")[1][0].split()) == 3
    line.logout()


def test_fetched_again_nothing_is_kept_twice_and_what_is_new_is(employers: Employers, mailbox: Dovecot) -> None:
    mailbox.delivers(message(1))
    assert [fetched(employers, mailbox), fetched(employers, mailbox)] == [1, 0]
    mailbox.delivers(message(2))
    assert fetched(employers, mailbox) == 1
    assert Incoming.objects.count() == 2


def test_where_the_server_gave_new_numbers_nothing_is_kept_twice(employers: Employers, mailbox: Dovecot) -> None:
    mailbox.delivers(message(1))
    fetched(employers, mailbox)
    mailbox.numbers_again()
    mailbox.delivers(message(2))
    fetched(employers, mailbox)
    assert Incoming.objects.count() == 2


def test_a_line_that_breaks_off_loses_nothing(
    employers: Employers, mailbox: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        mailbox.delivers(message(number))
    real, left = imap._message, [2]

    def breaking(line: imaplib.IMAP4, uid: int) -> bytes | None:
        left[0] -= 1
        if left[0] < 0:
            line.sock.shutdown(socket.SHUT_RDWR)
            raise OSError("broken")
        return real(line, uid)

    monkeypatch.setattr(imap, "_message", breaking)
    with pytest.raises(CannotFetch):
        fetched(employers, mailbox)
    assert Incoming.objects.count() == 2
    monkeypatch.setattr(imap, "_message", real)
    assert fetched(employers, mailbox) == 2
    assert Incoming.objects.count() == 4


def test_a_message_that_is_gone_meanwhile_stops_no_other(
    employers: Employers, mailbox: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox.delivers(message(1))
    known = imap._new
    monkeypatch.setattr(imap, "_new", lambda line, last: [last + 500, *known(line, last)])
    assert fetched(employers, mailbox) == 1


def test_a_wrong_password_and_a_server_that_is_not_there_are_said(employers: Employers, mailbox: Dovecot) -> None:
    for address in (
        f"imap://feedback:wrong@127.0.0.1:{mailbox.port}/INBOX",
        "imap://feedback:secret@127.0.0.1:1/INBOX",
        f"imap://feedback:secret@127.0.0.1:{mailbox.port}/Nowhere",
    ):
        with pytest.raises(CannotFetch) as fault:
            imap.fetch(employers.place, imap.mailbox(address), MONDAY)
        assert "secret" not in str(fault.value)
        assert "feedback" not in str(fault.value)


def test_what_was_fetched_is_read_and_held(employers: Employers, mailbox: Dovecot) -> None:
    mailbox.delivers(message(1))
    fetched(employers, mailbox)
    assert list(inbox.read_due(lambda: MONDAY + timedelta(minutes=1))) == ["held"]
    assert Incoming.objects.get().read["text"] == "The bin was missed 1."
    assert keeping.take(MONDAY + timedelta(hours=1)) is None


@pytest.mark.parametrize("address", ["", "pop://a:b@c", "imaps://host/INBOX", "imaps://user@/INBOX"])
def test_what_is_no_mailbox_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="imaps://"):
        imap.mailbox(address)
