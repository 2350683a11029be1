"""What whoever runs Putright can set, each from an environment variable `PUTRIGHT_<NAME>`; a wrong value stops the start."""

from __future__ import annotations

import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LONGEST_NAME = 30
"""Letters before the @ of a mailbox that leave room for the reference and the signature of a reply address."""


class Environment(BaseSettings):
    """Every setting with its meaning. `docs/operators` prints this list."""

    model_config = SettingsConfigDict(env_prefix="PUTRIGHT_", env_file=".env", extra="ignore", frozen=True)

    mode: Literal["demo", "test", "live"] = Field("demo", description="`live` insists on a secret key and on HTTPS.")
    data: Path = Field(
        Path("data"), description="The folder for the database file, papers and the sign-in key of a demo."
    )
    database_url: str = Field(
        "",
        description="`sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`; "
        "empty: `putright.sqlite3` in the data folder.",
    )
    database_timeout: int = Field(20, ge=5, le=300, description="Seconds to wait for another writer before giving up.")
    secret_key: SecretStr = Field(
        SecretStr(""), description="At least 50 random characters; signs sessions and codes, seals drafts of staff."
    )
    hosts: list[str] = Field(
        ["localhost", "127.0.0.1", "[::1]"], description="Host names it answers to, as a JSON list."
    )
    trusted_origins: list[str] = Field([], description="Full origins behind a proxy, as a JSON list.")
    https: bool = Field(False, description="Cookies are sent over HTTPS only, and HTTP is redirected to it.")
    proxy: bool = Field(False, description="A proxy in front sets X-Forwarded-Proto and strips it from outside.")
    sends_per_hour: int = Field(
        30, ge=0, description="How much one network address or e-mail address may send in an hour; 0: no limit."
    )
    time_zone: str = Field("Europe/London", description="The organisation's local time: days begin and end by it.")
    email_url: str = Field(
        "", description="`smtp://USER:PASSWORD@HOST:PORT`, `smtps://…`; empty: mail is kept in the data folder."
    )
    email_from: str = Field("putright@localhost", description="The address mail is sent from.")
    mailboxes: dict[str, str] = Field(
        {}, description='Where mail comes in, as JSON: `{"ORGANISATION": "imaps://USER:PASSWORD@HOST/FOLDER"}`.'
    )
    replies: dict[str, str] = Field(
        {}, description='Where answers to letters come in, as JSON: `{"ORGANISATION": "feedback@council.example"}`.'
    )
    sender: str = Field(
        "putright.correspondence.sender.Mail",
        description="What carries messages away, as `module.Class`; see *Mail* in the guide for other ways than a mail server.",
    )
    address: str = Field(
        "", description="Where people reach it, for links in mail; empty: made from the first of the hosts."
    )

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in ("sqlite", "postgresql", "postgres"):
            raise ValueError("write sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/NAME")
        return value

    @field_validator("email_url")
    @classmethod
    def _known_mail(cls, value: str) -> str:
        if value and (urlsplit(value).scheme not in ("smtp", "smtps") or not urlsplit(value).hostname):
            raise ValueError("write smtp://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT")
        return value

    @field_validator("mailboxes")
    @classmethod
    def _known_mailboxes(cls, value: dict[str, str]) -> dict[str, str]:
        for address in value.values():
            parts = urlsplit(address)
            if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
                raise ValueError("write imaps://USER:PASSWORD@HOST/FOLDER for each organisation")
        return value

    @field_validator("replies")
    @classmethod
    def _known_replies(cls, value: dict[str, str]) -> dict[str, str]:
        for address in value.values():
            name, _, domain = address.partition("@")
            if not name or not domain or "+" in name or len(name) > LONGEST_NAME:
                raise ValueError(
                    f"write an address for each organisation, with at most {LONGEST_NAME} letters before the @"
                )
        return value

    @field_validator("sender")
    @classmethod
    def _known_sender(cls, value: str) -> str:
        module = value.rpartition(".")[0]
        try:
            known = bool(module) and find_spec(module) is not None
        except ModuleNotFoundError:
            known = False
        if not known:
            raise ValueError("write the module and the class of something that is installed: package.module.Class")
        return value

    @field_validator("address")
    @classmethod
    def _whole_address(cls, value: str) -> str:
        if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
            raise ValueError("write https://HOST")
        return value

    @model_validator(mode="after")
    def _safe_when_live(self) -> Environment:
        if self.mode == "live" and len(self.secret_key.get_secret_value()) < 50:
            raise ValueError("PUTRIGHT_SECRET_KEY: a live installation needs at least 50 random characters")
        if self.mode == "live" and not self.https:
            raise ValueError("PUTRIGHT_HTTPS: a live installation must be reached over HTTPS; set it to true")
        return self

    @property
    def key(self) -> str:
        """The secret key; a demo makes one and keeps it beside its database."""
        given = self.secret_key.get_secret_value()
        return given or ("not-secret-" * 5 if self.mode == "test" else _kept_key(self.data))

    @property
    def database(self) -> dict[str, Any]:
        """Django's description of the database."""
        parts = urlsplit(self.database_url)
        if parts.scheme in ("postgresql", "postgres"):
            return postgresql(self.database_url, self.database_timeout)
        path = Path(unquote(parts.path[1:])) if self.database_url else self.data / "putright.sqlite3"
        return sqlite(path, self.database_timeout)

    @property
    def reached_at(self) -> str:
        """The beginning of every address that stands in a message."""
        usual = f"{'https' if self.https else 'http'}://{self.hosts[0] if self.hosts else 'localhost'}"
        return (self.address or usual).rstrip("/")

    @property
    def mail(self) -> dict[str, Any]:
        """How mail is sent: over a secured connection, or into files where no server is named."""
        parts = urlsplit(self.email_url)
        kind = "smtp" if self.email_url else "filebased"
        return {
            "backend": f"django.core.mail.backends.{kind}.EmailBackend",
            "host": parts.hostname or "",
            "port": parts.port or (465 if parts.scheme == "smtps" else 587),
            "user": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "ssl": parts.scheme == "smtps",
            "tls": parts.scheme == "smtp" and parts.hostname not in ("localhost", "127.0.0.1"),
        }


def _kept_key(folder: Path) -> str:
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(64))
    return file.read_text().strip()


def sqlite(path: Path | str, timeout: int = 20) -> dict[str, Any]:
    """SQLite as the register needs it: one writer at a time from the start of a transaction, and on disk when it says so."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": timeout,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def postgresql(url: str, timeout: int = 20) -> dict[str, Any]:
    """PostgreSQL with read committed transactions, waiting no longer for a lock than for a connection."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    options.setdefault("connect_timeout", str(timeout))
    options.setdefault("options", f"-c lock_timeout={timeout}s -c default_transaction_isolation=read\\ committed")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def read() -> Environment:
    """The settings of this process; ends it with one plain line for each wrong one."""
    try:
        return Environment()  # type: ignore[call-arg, unused-ignore]
    except ValidationError as error:
        lines = []
        for wrong in error.errors(include_url=False):
            name = "_".join(str(part) for part in wrong["loc"])
            lines.append(
                f"  {'PUTRIGHT_' + name.upper() + ': ' if name else ''}{wrong['msg'].removeprefix('Value error, ')}"
            )
        raise SystemExit("Putright cannot start: these settings are wrong.\n" + "\n".join(lines)) from None
