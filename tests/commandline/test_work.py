"""`putright work`: the timer and the mail without pages, once or until it is stopped."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from tests.commandline.installations import LIVE, PUTRIGHT, database, putright, surroundings

MESSAGE = (
    "INSERT INTO register_message (organisation_id, kind, about, person, address, subject, words, state, attempts, not_before, "
    "next_try, lease, message_id, failure, made_at) SELECT min(id), 'letter', '', '', 'asha@home.example', 'Our answer', 'Dear', "
    "'waiting', 0, '2026-01-01', '2026-01-01', '', '', '', '2026-01-01' FROM register_organisation"
)


def owe_a_message(folder: Path) -> None:
    with closing(sqlite3.connect(folder / ".demo" / "demo.sqlite3")) as connection:
        connection.execute(MESSAGE)
        connection.commit()


def mails(folder: Path) -> list[str]:
    """What lies in the demonstration's folder for mail."""
    return [file.read_text("utf-8") for file in sorted((folder / ".demo" / "mail").glob("*"))]


def test_once_it_sends_what_is_due_says_so_and_ends(demo: Path) -> None:
    owe_a_message(demo)
    done = putright(demo, "work", "--once", "--demo")
    assert done.returncode == 0, done.stderr
    assert "1 message: sent" in done.stdout
    (mail,) = mails(demo)
    assert "To: asha@home.example" in mail
    assert "asha" not in done.stdout + done.stderr
    again = putright(demo, "work", "--once", "--demo")
    assert "message" not in again.stdout
    assert len(mails(demo)) == 1


def test_a_demonstration_writes_to_nobody_about_its_made_up_past(demo: Path) -> None:
    assert "sent" not in putright(demo, "work", "--once", "--demo").stdout
    assert mails(demo) == []


def test_it_works_until_it_is_told_to_stop(demo: Path) -> None:
    owe_a_message(demo)
    program = subprocess.Popen(
        [PUTRIGHT, "work", "--demo"], cwd=demo, env=surroundings(demo), text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert program.stdout is not None
    said = iter(program.stdout)
    assert any("Working" in line for line in said)
    assert any("messages sent: 1" in line for line in said)
    program.send_signal(signal.SIGTERM)
    program.communicate(timeout=60)
    assert program.returncode == 0
    assert len(mails(demo)) == 1


def test_something_that_is_not_installed_carries_no_mail(demo: Path) -> None:
    asked = putright(demo, "work", **LIVE, PUTRIGHT_DATABASE_URL=database(demo), PUTRIGHT_SENDER="nobody.Pigeon")
    assert asked.returncode == 1
    assert "PUTRIGHT_SENDER: write the module and the class" in asked.stderr


def test_an_address_that_is_none_is_refused(demo: Path) -> None:
    asked = putright(demo, "work", **LIVE, PUTRIGHT_DATABASE_URL=database(demo), PUTRIGHT_ADDRESS="complaints")
    assert asked.returncode == 1
    assert "PUTRIGHT_ADDRESS: write https://HOST" in asked.stderr
