"""Real messages, thousands of them, are read: none stops another, none takes long, and nearly all have words to be read."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from putright.correspondence.reading import parse, parts
from putright.correspondence.reading.message import USUAL
from putright.correspondence.reading.reader import Reader
from tests.correspondence.reading.test_hostile import memory

ROOT = Path(__file__).resolve().parents[3]
MESSAGES = sorted((ROOT / "corpus/messages").glob("*/*.txt"))
SAMPLE = 300
WITHOUT_WORDS = 0.005
"""Of all that are fetched, those that may have no words: what is encrypted, and what is empty."""

needs_them = pytest.mark.skipif(not MESSAGES, reason="needs the real messages (make messages)")


def some() -> list[Path]:
    """All of them in `make corpus`, else the same 300 each time."""
    return MESSAGES if os.environ.get("PUTRIGHT_CORPUS") else Random(1).sample(MESSAGES, SAMPLE)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    made.close()


@needs_them
def test_each_is_read_in_its_time_and_has_words(reader: Reader) -> None:
    wordless, slowest = [], 0.0
    for file in some():
        begun = time.monotonic()
        found = reader.read(file.read_bytes())
        slowest = max(slowest, time.monotonic() - begun)
        if not found.text.strip():
            wordless.append(file.name)
    assert slowest < USUAL.seconds + 1
    assert memory(reader) <= USUAL.memory
    assert wordless == []


@needs_them
def test_there_are_as_many_as_promised() -> None:
    assert len(MESSAGES) == 6_046


def pythons_own() -> list[Path]:
    """The messages with which Python tests itself, where its tests are installed."""
    email_tests = pytest.importorskip("test.test_email", reason="needs Python's own tests")
    return sorted((Path(email_tests.__file__).parent / "data").glob("msg_*.txt"))


def test_those_with_which_python_tests_itself_are_read(reader: Reader) -> None:
    found = [reader.read(file.read_bytes()) for file in pythons_own()]
    assert len(found) >= 48
    assert sum(bool(one.text or one.attached) for one in found) >= 40
    assert [one.trouble for one in found if one.trouble] == []


@pytest.mark.parametrize(("name", "many", "wordless"), [("notmuch", 271, 0.02), ("mail-parser", 20, 0.1)])
def test_those_with_which_readers_of_mail_test_themselves_are_read(
    reader: Reader, name: str, many: int, wordless: float
) -> None:
    """Broken, encrypted and odd ones among them: none stops another, and what has words has them here."""
    files = sorted((ROOT / "corpus" / name).glob("*.eml"))
    if not files:
        pytest.skip("needs the real messages (make messages)")
    begun = time.monotonic()
    found = [reader.read(file.read_bytes()) for file in files]
    assert len(found) >= many
    assert (time.monotonic() - begun) / len(found) < 0.5
    assert memory(reader) <= USUAL.memory
    without = [file.name for file, one in zip(files, found, strict=True) if not (one.text.strip() or one.attached)]
    assert len(without) <= wordless * len(files), without


@needs_them
def test_of_all_that_are_fetched_nearly_every_one_has_words(reader: Reader) -> None:
    """The ones in which readers of mail differ, and Python's own; with them those above, each of which has words."""
    odd = [*(ROOT / "corpus/notmuch").glob("*.eml"), *(ROOT / "corpus/mail-parser").glob("*.eml"), *pythons_own()]
    wordless = [file.name for file in odd if not reader.read(file.read_bytes()).text.strip()]
    assert len(odd) >= 387
    assert len(wordless) <= WITHOUT_WORDS * (len(MESSAGES) + len(odd)), wordless


@needs_them
def test_without_a_look_at_links_and_files_too_many_would_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_said_otherwise", lambda *_: "")
    pictures = [file for file in MESSAGES if file.name.startswith("002") and file.parent.name == "spam-2"]
    assert sum(not parse.parse(file.read_bytes()).text.strip() for file in pictures) >= 12
