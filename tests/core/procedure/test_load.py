"""A procedure loaded from a file: once, known by its hash, and quickly enough for somebody who is writing one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from putright.core.procedure.load import Wrong, load, load_text
from putright.core.procedure.load import procedure as loader
from tests.core.procedure.documents import RIGHT, SHIPPED

GOAL = 0.25
"""Seconds in which 600 lines are to be loaded and checked, in a process that has loaded something before."""
ROOM = 4
"""How many times longer a busy or slow machine may take before this test fails."""


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_shipped_procedure_is_sound(folder: Path) -> None:
    assert load(folder).name == folder.name


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_procedure_is_loaded_and_checked_quickly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (folder / "procedure.md").read_text(encoding="utf-8").count("\n")
    load(folder)
    taken = []
    for _ in range(3):
        monkeypatch.setattr(loader, "_known", {})
        started = perf_counter()
        load(folder)
        taken.append(perf_counter() - started)
    assert median(taken) < ROOM * GOAL * max(lines / 600, 1)


def test_what_was_loaded_once_is_known_by_its_hash() -> None:
    first = load_text(RIGHT)
    assert first.sha256 == hashlib.sha256(RIGHT.encode()).hexdigest()
    assert load_text(RIGHT) is first
    assert load_text(RIGHT + "\n") is not first


def test_a_document_is_read_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    load_text(RIGHT)
    monkeypatch.setattr(loader, "_read", None)
    assert load_text(RIGHT).name == "small-society"


def test_a_wrong_document_is_not_kept() -> None:
    text = RIGHT.replace("held by: chair", "held by: nobody at all")
    known = len(loader._known)
    for _ in range(2):
        with pytest.raises(Wrong):
            load_text(text)
    assert len(loader._known) == known


def test_a_folder_stands_for_its_procedure(tmp_path: Path) -> None:
    (tmp_path / "procedure.md").write_text(RIGHT, encoding="utf-8")
    assert load(tmp_path) is load(tmp_path / "procedure.md")


def test_a_file_that_is_not_there_is_a_mistake_and_no_fault(tmp_path: Path) -> None:
    with pytest.raises(Wrong, match=r"The file cannot be read \(No such file or directory\)"):
        load(tmp_path / "nothing.md")


def test_a_file_that_is_not_text_is_a_mistake_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "procedure.md"
    file.write_bytes(RIGHT.encode().replace(b"adviser", b"\xff\xfe", 1))
    with pytest.raises(Wrong, match=r":93:1: This is not UTF-8 text"):
        load(file)


def test_a_mark_of_byte_order_at_the_beginning_is_overlooked(tmp_path: Path) -> None:
    file = tmp_path / "procedure.md"
    file.write_bytes(b"\xef\xbb\xbf" + RIGHT.encode())
    assert load(file).name == "small-society"
