"""Settings from the environment: the usual ones start a demonstration, and a wrong one stops the start with its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from putright.site import settings_environment
from putright.site.settings_environment import Environment

KEY = "k" * 50


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Environment.model_fields:
        monkeypatch.delenv(f"PUTRIGHT_{name.upper()}", raising=False)


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> Environment:
    """The settings that these variables make."""
    for name, value in values.items():
        monkeypatch.setenv(f"PUTRIGHT_{name.upper()}", value)
    return settings_environment.read()


def test_without_any_variable_a_demonstration_keeps_its_data_and_its_key_in_one_folder(tmp_path: Path) -> None:
    found = settings_environment.read()
    assert found.database["NAME"] == "data/putright.sqlite3"
    assert found.key == found.key
    assert len(found.key) >= 50
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0


def test_sqlite_waits_for_other_writers_and_is_on_disk_when_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    options = given(monkeypatch, database_url="sqlite:////var/lib/putright.sqlite3").database["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in options["init_command"]


def test_postgresql_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    found = given(monkeypatch, database_url="postgresql://some%40body:p%2Fw@db.example:5433/putright?sslmode=require")
    database = found.database
    assert [database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "some@body", "p/w", "db.example", "5433", "putright",
    ]  # fmt: skip
    assert database["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"mode": "prod"}, "PUTRIGHT_MODE"),
        ({"database_url": "mysql://x"}, "PUTRIGHT_DATABASE_URL: write sqlite"),
        ({"database_timeout": "1"}, "PUTRIGHT_DATABASE_TIMEOUT"),
        ({"email_url": "http://x"}, "PUTRIGHT_EMAIL_URL: write smtp"),
        ({"https": "perhaps"}, "PUTRIGHT_HTTPS"),
        ({"mode": "live"}, "PUTRIGHT_SECRET_KEY: a live installation needs"),
        ({"mode": "live", "secret_key": KEY}, "PUTRIGHT_HTTPS: a live installation"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_is_named(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], words: str
) -> None:
    with pytest.raises(SystemExit, match="these settings are wrong") as stopped:
        given(monkeypatch, **variables)
    assert words in str(stopped.value)


def test_a_live_installation_with_key_and_https_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    found = given(monkeypatch, mode="live", secret_key=KEY, https="true")
    assert found.key == KEY
    assert KEY not in repr(found)


def test_mail_goes_into_files_unless_a_server_is_named_and_then_over_a_secured_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert given(monkeypatch).mail["backend"].endswith("filebased.EmailBackend")
    mail = given(monkeypatch, email_url="smtp://me:pw@mail.example").mail
    assert (mail["host"], mail["port"], mail["user"], mail["tls"], mail["ssl"]) == (
        "mail.example",
        587,
        "me",
        True,
        False,
    )
    assert given(monkeypatch, email_url="smtps://mail.example").mail["ssl"]


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Environment.model_fields.items() if not field.description] == []
