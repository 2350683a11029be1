"""Installations for the tests of commands: run as people run them, each in a folder and with an environment of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PUTRIGHT = str(Path(sys.executable).with_name("putright"))
LIVE = {"PUTRIGHT_MODE": "live", "PUTRIGHT_SECRET_KEY": "k" * 60, "PUTRIGHT_HTTPS": "true", "PUTRIGHT_PROXY": "true"}


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    """An environment in which nothing of the tests' own settings is left."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PUTRIGHT_", "DJANGO_", "PORT"))}
    return {**plain, "PUTRIGHT_DATA": str(folder / "data"), "PUTRIGHT_DEMO_CASES": "3", **more}


def putright(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A command, run in a folder until it ends."""
    return subprocess.run(
        [PUTRIGHT, *arguments],
        cwd=folder,
        env=surroundings(folder, **more),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def database(folder: Path) -> str:
    """The address of the demo's database, for commands that are not told `--demo`."""
    return f"sqlite:///{folder / '.demo' / 'demo.sqlite3'}"


@contextmanager
def served(folder: Path, *arguments: str, **more: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A command that serves, with the address it says it answers at; stopped afterwards if it still runs."""
    program = subprocess.Popen(
        [PUTRIGHT, *arguments], cwd=folder, env=surroundings(folder, **more), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield _address(program), program
    finally:
        program.terminate()
        program.communicate(timeout=40)


def _address(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    lines = []
    for line in program.stdout:
        lines.append(line)
        if found := re.search(r"http://[^:]+:\d+", line):
            return found[0]
    raise AssertionError("".join(lines))
