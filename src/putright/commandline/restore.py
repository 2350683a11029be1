"""`putright restore FILE`: puts a backup back, once it has proved to be whole and as it was written."""

from __future__ import annotations

import argparse
from pathlib import Path

from putright.commandline import installation
from putright.commandline.progress import telling


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, and whether what is there may go."""
    parser.add_argument("file", metavar="FILE", help="what `putright backup` wrote, with FILE.sha256 beside it")
    parser.add_argument(
        "--replace", action="store_true", help="throw away what the database holds now (stop `putright run` first)"
    )
    installation.arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Put it back; 1, with nothing changed, where it is damaged or something else is in the way."""
    with installation.opened(given, empty=True):
        from putright.register import organisations
        from putright.register.backup import CannotRestore
        from putright.site.upkeep import backups, rows

        try:
            with telling("Restoring the backup") as told:
                erased = backups.put_back(Path(given.file), told, replace=given.replace)
        except (CannotRestore, rows.NotRows) as error:
            raise SystemExit(f"putright restore: {error}.") from None
        print(f"{installation.name()} holds what {given.file} holds: {len(organisations.places())} organisations.")
        if erased:
            print(f"Erased again, because it was erased since: {len(erased)} parties or cases.")
        if installation.behind():
            print("It was made by an earlier version: run `putright migrate`.")
    return 0
