"""DUD-11: a letter read out: what is said of references, numbers and days, and the recording that comes of it."""

from __future__ import annotations

import io
import subprocess
import wave
from typing import Any

import pytest

from putright.web.letters import audio as sound
from putright.web.letters.audio import NoRecording, audio
from putright.web.letters.spoken import said, spelled, spoken
from tests.web.letters.test_pdf import LETTER

needs_espeak = pytest.mark.skipif(not sound.is_installed(), reason="espeak-ng is not installed")


def seconds(made: bytes) -> float:
    """How long a recording lasts, by its own header."""
    with wave.open(io.BytesIO(made)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return file.getnframes() / file.getframerate()


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Give the reference WME-2026-0012.", "Give the reference W M E, 2 0 2 6, 0 0 1 2."),
        ("Ring us on 01632 960010 (9 to 5).", "Ring us on 0 1 6 3 2, 9 6 0 0 1 0 (9 to 5)."),
        ("Dial 18001 and then our number", "Dial 1 8 0 0 1 and then our number"),
        ("by Thursday 31 December 2026.", "by Thursday the 31st of December 2026."),
        ("2 May, 3 May, 11 May, 12 May, 13 May, 22 May",
         "the 2nd of May, the 3rd of May, the 11th of May, the 12th of May, the 13th of May, the 22nd of May"),
        ("The sum is £150.00.", "The sum is 150 pounds."),
        ("£1, £12.50 and £2,400", "1 pound, 12 pounds 50 and 2,400 pounds"),
        ("Birmingham, ZZ1 1AA.", "Birmingham, Z Z 1, 1 A A."),
        ("12 Canal Street, 2,000 people, point 3.2", "12 Canal Street, 2,000 people, point 3.2"),
        ("[[x]] is no sound", "[x] is no sound"),
    ],
)  # fmt: skip
def test_it_is_said_as_people_say_it(written: str, heard: str) -> None:
    assert said(written, "WME-2026-0012", "en-gb") == heard


def test_another_language_keeps_its_days_and_sums_and_spells_the_reference() -> None:
    heard = said("Dydd Iau 31 Rhagfyr 2026, £12.50, WME-2026-0012", "WME-2026-0012", "cy")
    assert heard == "Dydd Iau 31 Rhagfyr 2026, £12.50, W M E, 2 0 2 6, 0 0 1 2"
    assert spelled("abcd-efgh") == "A B C D, E F G H"


def test_the_whole_letter_is_said_with_a_pause_after_each_heading() -> None:
    text = spoken(LETTER)
    assert text.startswith(
        "The Charity.\n\nWednesday the 21st of October 2026.\n\nOur reference: T C, 2 0 2 6, 0 0 1 2."
    )
    for words in ("Our answer to your complaint.", "Dear Jo Field.", "Our decision.", "Farah Khan."):
        assert f"{words}" in text.split("\n\n")
    assert "Seal" not in text


@needs_espeak
def test_a_recording_is_as_long_as_reading_it_out_takes() -> None:
    """At 150 words a minute and with pauses, 100 words take between half a minute and a minute and a half."""
    short, long = (seconds(audio("Nobody had the key to the room. " * times, "en-gb")) for times in (1, 14))
    assert 1 < short < 6
    assert 25 < long < 90


@needs_espeak
def test_a_letter_is_recorded_whole() -> None:
    assert seconds(audio(spoken(LETTER), "en-gb")) > 20


@needs_espeak
def test_words_are_never_options_of_the_program() -> None:
    assert seconds(audio("--version -w /tmp/x", "en-gb")) > 1


def test_what_is_too_long_or_takes_too_long_is_not_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoRecording):
        audio("a" * (sound.LONGEST + 1), "en-gb")

    def slow(*_: Any, **given: Any) -> Any:
        raise subprocess.TimeoutExpired("espeak-ng", given["timeout"])

    monkeypatch.setattr(sound.shutil, "which", lambda _: "/bin/true")
    monkeypatch.setattr(sound.subprocess, "run", slow)
    with pytest.raises(NoRecording):
        audio("a", "en-gb")


@needs_espeak
def test_a_language_it_does_not_speak_is_not_recorded() -> None:
    with pytest.raises(NoRecording):
        audio("a", "tlh-nowhere")


def test_where_it_is_not_installed_nothing_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound.shutil, "which", lambda _: None)
    assert not sound.is_installed()
    with pytest.raises(NoRecording):
        audio("a", "en-gb")
