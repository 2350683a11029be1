"""`putright run`: a live installation, from the environment, or not at all."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.commandline.installations import LIVE, database, putright, served


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves a redirect as it is."""

    def redirect_request(self, *_: object) -> None:
        return None


def ask(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as answer:
            return answer.status, str(answer.headers.get("Set-Cookie", ""))
    except urllib.error.HTTPError as error:
        return error.code, str(error.headers.get("Location", ""))


def test_without_its_settings_it_does_not_start_and_names_what_is_lacking(tmp_path: Path) -> None:
    asked = putright(tmp_path, "run")
    assert asked.returncode == 1
    assert "PUTRIGHT_SECRET_KEY" in asked.stderr
    assert "Traceback" not in asked.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_demonstration_is_not_run_as_the_real_thing(tmp_path: Path) -> None:
    asked = putright(tmp_path, "run", PUTRIGHT_MODE="demo")
    assert asked.returncode == 1
    assert "a click signs anybody in" in asked.stderr


def test_a_database_that_is_not_there_is_not_made_by_accident(tmp_path: Path) -> None:
    asked = putright(tmp_path, "run", **LIVE)
    assert asked.returncode == 1
    assert "putright migrate" in asked.stderr
    assert not (tmp_path / "data" / "putright.sqlite3").exists()


def test_a_database_that_would_let_entries_be_changed_is_not_served(demo: Path) -> None:
    import sqlite3

    with sqlite3.connect(demo / ".demo" / "demo.sqlite3") as connection:
        connection.execute("DROP TRIGGER register_entry_no_update")
    asked = putright(demo, "run", **LIVE, PUTRIGHT_DATABASE_URL=database(demo))
    assert asked.returncode == 1
    assert "register_entry_no_update" in asked.stderr


def test_it_serves_over_https_behind_a_proxy_and_offers_no_sign_in_by_a_click(demo: Path) -> None:
    with served(demo, "run", "--port", "0", **LIVE, PUTRIGHT_DATABASE_URL=database(demo)) as (address, program):
        assert ask(f"{address}/")[0] == 301
        assert ask(f"{address}/dudley-council/", **{"X-Forwarded-Proto": "https"})[0] == 200
        status, where = ask(f"{address}/dudley-council/desk/sign-in/", **{"X-Forwarded-Proto": "https"})
        assert (status, "/accounts/login/" in where) == (302, True)
        program.terminate()
        assert program.wait(timeout=40) == 0


def test_a_request_of_more_than_256_megabytes_is_refused_before_it_is_read(demo: Path) -> None:
    with served(demo, "run", "--port", "0", **LIVE, PUTRIGHT_DATABASE_URL=database(demo)) as (address, _):
        for size, status in ((300 * 2**20, 413), (10, 403)):
            connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
            connection.putrequest("POST", "/dudley-council/track/")
            connection.putheader("Content-Length", str(size))
            connection.putheader("X-Forwarded-Proto", "https")
            connection.endheaders(b"words=more" if size == 10 else b"")
            assert connection.getresponse().status == status
            connection.close()


def test_migrate_makes_the_tables_and_the_guards_and_may_be_repeated(tmp_path: Path) -> None:
    for _ in range(2):
        made = putright(tmp_path, "migrate", **LIVE)
        assert made.returncode == 0, made.stderr
        assert "every table and guard" in made.stdout
    assert putright(tmp_path, "tick", **LIVE).stdout == "Time passed in 0 cases.\n"


@pytest.mark.parametrize("command", ["tick", "verify", "rebuild", "explain"])
def test_commands_say_that_there_is_no_database_in_one_line(tmp_path: Path, command: str) -> None:
    asked = putright(tmp_path, command, *(["X"] if command == "explain" else []), **LIVE)
    assert asked.returncode == 1
    assert asked.stderr.count("\n") == 1
    assert "there is no database" in asked.stderr
