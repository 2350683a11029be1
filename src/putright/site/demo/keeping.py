"""Where the made-up year is kept, and when it is made anew: another day, other procedures, another edition, or a reset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import putright
from putright.site.demo.making import Known

FOLDER = Path(".demo")
DATABASE = "demo.sqlite3"
MARK = "made.json"
"""Written last: without it a database was not finished."""


@dataclass(frozen=True)
class Made:
    """What is known of a finished database: of what it was made, on which day, how far its chains went."""

    stamp: str
    day: str
    lengths: dict[str, int]
    """The length of each organisation's chain when it was made."""
    known: list[dict[str, str]]

    @property
    def examples(self) -> tuple[Known, ...]:
        """One case of each organisation to look up as its complainant."""
        return tuple(Known(**example) for example in self.known)


def stamp(folders: Sequence[Path], cases: int) -> str:
    """A hash of everything a year is made of but the day: the procedures, their people, the tables, the storyteller."""
    package = Path(putright.__file__).parent
    files = [folder / name for folder in folders for name in ("procedure.md", "organisation.yaml")]
    files += sorted(
        [*package.glob("*/migrations/*.py"), *package.glob("site/demo/*.py"), *package.glob("core/casework/**/*.py")]
    )
    digest = hashlib.sha256(f"{cases}".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def read(folder: Path) -> Made | None:
    """What is kept in a folder; None where nothing was finished."""
    try:
        return Made(**json.loads((folder / MARK).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def finish(folder: Path, of: str, today: date, lengths: dict[str, int], known: Iterable[Known]) -> Made:
    """Mark a database as finished."""
    made = Made(of, str(today), lengths, [asdict(case) for case in known])
    (folder / MARK).write_text(json.dumps(asdict(made), indent=1), "utf-8")
    return made


def clear(folder: Path) -> None:
    """Take away what an earlier making left: the mark first, the database and what stands beside it."""
    (folder / MARK).unlink(missing_ok=True)
    for ending in ("", "-wal", "-shm"):
        (folder / f"{DATABASE}{ending}").unlink(missing_ok=True)
