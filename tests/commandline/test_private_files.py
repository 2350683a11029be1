"""What a command writes is for whoever runs it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pytest

from putright.commandline import installation


def test_files_of_an_installation_can_be_read_by_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", os.environ.get("DJANGO_SETTINGS_MODULE", ""))
    before = os.umask(0o022)
    try:
        open_to_all = tmp_path / "before"
        open_to_all.touch()
        installation.choose(argparse.Namespace())
        private = tmp_path / "after"
        private.touch()
    finally:
        os.umask(before)
    assert (open_to_all.stat().st_mode & 0o077, private.stat().st_mode & 0o077) == (0o044, 0)
