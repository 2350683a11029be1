"""`putright backup FILE`: everything the database holds, in one file with its check sum beside it, while people work."""

from __future__ import annotations

import argparse
from pathlib import Path

from putright.commandline import installation
from putright.commandline.progress import telling


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where it goes, and in which form."""
    parser.add_argument("file", metavar="FILE", help="the file to write; its check sum goes into FILE.sha256")
    parser.add_argument(
        "--rows", action="store_true",
        help="lines of JSON, which can be restored into PostgreSQL and SQLite alike and verified offline "
        "(default: a copy of the database on SQLite, pg_dump on PostgreSQL where it is installed)",
    )  # fmt: skip
    installation.arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Write it, and say what it is."""
    file = Path(given.file)
    if file.exists():
        raise SystemExit(f"putright backup: {file} is there already, and a backup is never written over.")
    with installation.opened(given):
        from putright.site.upkeep import backups

        with telling("Writing the backup") as told:
            what = backups.make(file, told, as_rows=given.rows)
        print(
            f"{file}: {what}, {file.stat().st_size:,} bytes. It holds personal data: keep it as you keep the database."
        )
        print(f"{file}.sha256: its SHA-256. Keep both together.")
    return 0
