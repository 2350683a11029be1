"""The check sum beside a backup, as `sha256sum` writes and reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path


class WrongSum(Exception):
    """The file is not the one that was written, or nobody can tell."""


def beside(file: Path) -> Path:
    """Where the sum of a file stands."""
    return file.with_name(f"{file.name}.sha256")


def write(file: Path) -> str:
    """Write the sum of a file beside it; the sum."""
    found = of(file)
    beside(file).write_text(f"{found}  {file.name}\n", "utf-8")
    return found


def insist(file: Path) -> None:
    """Raise WrongSum unless the file is what its sum says."""
    try:
        wanted = beside(file).read_text("utf-8").split()[0]
    except (OSError, IndexError):
        raise WrongSum(
            f"{beside(file)} is not there, so nobody can tell whether {file.name} is whole. "
            f"If you are sure of it: sha256sum {file.name} > {beside(file).name}"
        ) from None
    if of(file) != wanted:
        raise WrongSum(f"{file} is damaged, or was changed: its SHA-256 is not what {beside(file).name} says.")


def of(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
