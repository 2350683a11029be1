"""A PostgreSQL server that was named must answer; one that was not named may be missing."""

import pytest

from tools import find_postgresql

NOBODY_LISTENS = "postgresql://putright@127.0.0.1:1/postgres"


def test_a_server_that_was_named_but_does_not_answer_stops_the_tests(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PUTRIGHT_TEST_POSTGRESQL", NOBODY_LISTENS)
    assert find_postgresql.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "PUTRIGHT_TEST_POSTGRESQL names a server that cannot be used" in said.err


def test_where_there_is_no_server_the_tests_go_on_and_say_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PUTRIGHT_TEST_POSTGRESQL", raising=False)
    monkeypatch.setattr(find_postgresql, "why_not", lambda address: "nobody listens")
    assert find_postgresql.main() == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "SQLite alone" in said.err


def test_a_server_that_answers_is_handed_to_the_tests(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PUTRIGHT_TEST_POSTGRESQL", NOBODY_LISTENS)
    monkeypatch.setattr(find_postgresql, "why_not", lambda address: "")
    assert find_postgresql.main() == 0
    assert capsys.readouterr().out == f"{NOBODY_LISTENS}\n"
