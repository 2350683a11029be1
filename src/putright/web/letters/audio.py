"""Speech as a sound file, by espeak-ng where it is installed. What is said is in `spoken`."""

from __future__ import annotations

import io
import shutil
import subprocess
import wave

from django.utils.translation import gettext_lazy as _

PROGRAM = "espeak-ng"
SECONDS = 20
"""How long it may take; a letter of two pages takes less than one."""
LONGEST = 20_000
"""Letters of a text: about 25 minutes, and 60 MB."""
WORDS_A_MINUTE = 150
"""Somewhat slower than it would speak by itself: letters hold days and numbers that people write down."""
HEADER = 44
"""Bytes before the sound. The lengths in it are unknown while it is made, so the header is written again."""

HOW_TO_INSTALL = _(
    "A recording of this letter has to be made by hand. To make them here, whoever looks after Putright installs espeak-ng."
)


class NoRecording(Exception):
    """It cannot be made here: the program is missing, the text too long, or it took too long."""


def is_installed() -> bool:
    """Whether recordings can be made here."""
    return shutil.which(PROGRAM) is not None


def audio(text: str, language: str) -> bytes:
    """The text read out, as a WAV file of one channel. `language` is a code such as `en-gb`. Raises NoRecording."""
    program = shutil.which(PROGRAM)
    if program is None or len(text) > LONGEST:
        raise NoRecording
    command = [program, "--stdin", "--stdout", "-b", "1", "-s", str(WORDS_A_MINUTE), "-v", language]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as fault:
        raise NoRecording from fault
    return _with_its_length(done.stdout)


def at_length(text: str, language: str) -> bytes:
    """A text of any length read out, some paragraphs at a time, as one WAV file: for a command, and not while a page waits."""
    sound, begun = b"", b""
    for part in parts(text):
        begun = audio(part, language)
        sound += begun[HEADER:]
    return _with_its_length(begun[:HEADER] + sound)


def parts(text: str) -> list[str]:
    """The text in parts that can be read out each, parted between paragraphs."""
    found = [""]
    for paragraph in text.split("\n\n"):
        if found[-1] and len(found[-1]) + len(paragraph) > LONGEST // 4:
            found.append("")
        found[-1] += f"{paragraph}\n\n"
    return found


def _with_its_length(made: bytes) -> bytes:
    """The same sound under a header that says how long it is, so that a player can show it."""
    if len(made) <= HEADER or made[:4] != b"RIFF":
        raise NoRecording
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(int.from_bytes(made[24:28], "little"))
        file.writeframes(made[HEADER:])
    return out.getvalue()
