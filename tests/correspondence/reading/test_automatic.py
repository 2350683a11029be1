"""What machines wrote is told from what people wrote, and what a bounce says of a message of ours is read."""

from __future__ import annotations

import pytest

from putright.correspondence.reading.message import Bounce
from putright.correspondence.reading.parse import parse
from tests.correspondence.reading.automatic import FIXTURES, bounce


@pytest.mark.parametrize("name", FIXTURES)
def test_a_machine_is_known(name: str) -> None:
    assert parse(FIXTURES[name]).automatic


@pytest.mark.parametrize(
    "headers",
    [
        "",
        "Auto-Submitted: no",
        "X-Auto-Response-Suppress: DR",
        "Precedence: first-class",
        "Return-Path: <ada@mail.example>",
    ],
)
def test_a_person_is_taken_for_a_person(headers: str) -> None:
    text = (
        f"From: Ada Brook <ada@mail.example>\r\nSubject: Nobody replied\r\n{headers}\r\n\r\nAutomatic doors are broken."
    )
    assert parse(text.replace("\r\n\r\n\r\n", "\r\n\r\n").encode()).automatic == ""


def test_a_bounce_says_which_message_and_why() -> None:
    assert parse(bounce("<7@council.example>", "5.2.2")).bounce == Bounce("<7@council.example>", "5.2.2", True)
    assert parse(bounce(kind="text/rfc822-headers")).bounce == Bounce("<1@council.example>", "5.1.1", True)


def test_a_delay_is_not_for_good() -> None:
    found = parse(bounce(action="delayed", status="4.4.1")).bounce
    assert found is not None
    assert not found.for_good


def test_what_reports_of_no_message_reports_of_none() -> None:
    assert parse(bounce(about="nothing")).bounce in (None, Bounce("nothing", "5.1.1", True))
    assert parse(FIXTURES["a bounce of qmail"]).bounce is None


def test_there_are_as_many_fixtures_as_promised() -> None:
    assert len(FIXTURES) >= 25
