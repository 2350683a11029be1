"""A small demonstration, made once for all tests of commands and copied for each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commandline.installations import putright


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which it was made; only to be copied."""
    folder = tmp_path_factory.mktemp("demo")
    made = putright(folder, "demo", "--make-only")
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture
def demo(made_demo: Path, tmp_path: Path) -> Path:
    """A folder with a demonstration of one's own."""
    shutil.copytree(made_demo / ".demo", tmp_path / ".demo")
    return tmp_path
