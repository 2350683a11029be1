"""The timer beside the web server: what has passed is noted once, and a fault in one round does not end it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.site.demo.telling import FOLDERS, NOW

LATER = NOW + timedelta(days=90)


@pytest.fixture
def _a_year(database: str) -> None:
    """One organisation with a few cases."""
    from putright.site.demo.making import made

    assert list(made(FOLDERS[2:3], 6, NOW))


def entries() -> int:
    from putright.register.models import EntryRow

    return EntryRow.objects.count()


@pytest.mark.usefixtures("_a_year")
def test_time_that_has_passed_is_noted_once_however_often_one_looks() -> None:
    from putright.site.worker import tick

    first = list(tick(LATER))
    noted = entries()
    assert first
    assert list(tick(LATER)) == []
    assert list(tick(LATER + timedelta(minutes=5))) == []
    assert entries() == noted


@pytest.mark.usefixtures("_a_year")
def test_without_the_memory_of_what_was_missed_it_would_be_noted_again_and_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from putright.core.casework import fold
    from putright.register.models import CaseRow
    from putright.site.worker import tick

    assert list(tick(LATER))
    noted = entries()
    told = fold.apply

    def forgetful(case: object, entry: object, *more: object) -> object:
        after = told(case, entry, *more)  # type: ignore[arg-type, call-arg]
        return type(after)(**{**after.__dict__, "misses": frozenset()})

    monkeypatch.setattr(fold, "apply", forgetful)
    CaseRow.unscoped.filter(live=True).update(wake_on=NOW.date())
    list(tick(LATER))
    assert entries() > noted


def test_a_round_that_fails_is_told_and_the_next_one_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from putright.site import worker

    rounds = threading.Semaphore(0)

    def failing(at: datetime) -> Iterator[tuple[str, str]]:
        rounds.release()
        raise OSError(28, "No space left on device")
        yield

    monkeypatch.setattr(worker, "tick", failing)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    loop = worker.Worker(every=0.01)
    loop.start()
    assert rounds.acquire(timeout=5)
    assert rounds.acquire(timeout=5)
    loop.stop()
    assert not loop.is_alive()
    assert "the timer could not look" in caplog.text


def test_it_stops_when_asked_though_the_next_round_is_far_off(monkeypatch: pytest.MonkeyPatch) -> None:
    from putright.site import worker

    monkeypatch.setattr(worker, "tick", lambda at: iter(()))
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    loop = worker.Worker(every=3600)
    loop.start()
    begun = time.monotonic()
    loop.stop()
    assert not loop.is_alive()
    assert time.monotonic() - begun < 10


def test_an_installation_has_a_loop_for_time_and_a_quicker_one_for_mail() -> None:
    from putright.site import worker

    time_, answers, mail, inbox = worker.workers()
    assert (time_.work, mail.work, inbox.work) == (worker.let_time_pass, worker.send_mail, worker.take_in_mail)
    assert answers.work == worker.answer_by_return
    assert mail.every < inbox.every < 60 < time_.every


def test_a_round_of_mail_writes_the_digests_and_sends_what_is_due(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from putright.site import worker

    looked = list[datetime]()
    monkeypatch.setattr(worker.digest, "write_due", looked.append)
    monkeypatch.setattr(worker.sending, "send_due", lambda: iter(["sent", "failing"]))
    with caplog.at_level("INFO"):
        worker.send_mail()
    assert len(looked) == 1
    assert "messages sent: 1" in caplog.text


@pytest.mark.parametrize("shared", [False, True])
def test_a_fault_in_a_letter_by_return_leaves_mail_sent(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, *, shared: bool
) -> None:
    """The same mail does not go where one loop does both, one after the other."""
    from putright.site import worker

    sent = list[str]()
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.by_itself, "send_due", lambda at: [1 // 0])
    monkeypatch.setattr(worker.digest, "write_due", lambda at: None)
    monkeypatch.setattr(worker.sending, "send_due", lambda: iter(sent.append("a letter") or ["sent"]))
    _, answers, mail, _ = worker.workers()
    if shared:
        answers.work = lambda: (worker.answer_by_return(), worker.send_mail())  # type: ignore[assignment, return-value]
    for loop in (answers,) if shared else (answers, mail):
        loop._round()
    assert sent == ([] if shared else ["a letter"])
    assert "letters by return could not be looked at" in caplog.text
