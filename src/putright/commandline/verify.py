"""`putright verify`: whether the record is what was written: every chain, every entry, every paper. It changes nothing.

With a file it works on a copy, offline: a backup, or a database taken from a machine that no longer runs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from putright.commandline import installation
from putright.commandline.progress import telling

ELSEWHERE = "is not in this chain"
"""What is said of a seal that another organisation's chain may hold."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which record."""
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="a backup or a SQLite database (default: the installation's own)"
    )
    parser.add_argument(
        "--against", metavar="SEAL", default="", help="a seal printed on a letter, which must be in a chain"
    )
    installation.arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Print a line for each organisation, and every fault; 1 if there is any."""
    if given.file:
        return _of_file(given)
    with installation.opened(given, guarded=False):
        return _verified(given.against)


def _of_file(given: argparse.Namespace) -> int:
    file = Path(given.file)
    with TemporaryDirectory(prefix="putright-") as folder:
        os.environ |= {"PUTRIGHT_MODE": "demo", "PUTRIGHT_DATA": folder, "PUTRIGHT_DATABASE_URL": ""}
        with installation.opened(argparse.Namespace(), empty=True):
            from putright.register.backup import CannotRestore
            from putright.site.upkeep import backups, rows

            try:
                with telling("Reading the file") as told, backups.looked_into(file, told):
                    return _verified(given.against)
            except (CannotRestore, rows.NotRows) as error:
                raise SystemExit(f"putright verify: {error}.") from None


def _verified(against: str) -> int:
    found = list(_each(against))
    held = any(not any(ELSEWHERE in fault for fault in faults) for _, _, faults in found)
    wrong = 0
    for slug, length, faults in found:
        faults = [fault for fault in faults if not (held and ELSEWHERE in fault)]
        wrong += len(faults)
        print(
            f"{slug}: {length:,} entries, {f'NOT as they were written: {faults[0]}' if faults else 'as they were written'}"
        )
        for fault in faults[1:]:
            print(f"  {slug}: {fault}", file=sys.stderr)
    return int(_guards_are_gone() or wrong > 0)


def _each(against: str) -> Iterator[tuple[str, int, list[str]]]:
    """Each organisation with the length of its chain and everything that is wrong with it."""
    from putright.register import organisations, rows
    from putright.register.verify import verify

    with telling("Verifying") as told:
        places = organisations.places()
        for done, here in enumerate(places):
            told(done, len(places))
            length = rows.fetch("SELECT length FROM register_head WHERE organisation_id = %s", here.id)[0][0]
            faults = verify(here.slug, against)
            yield (
                here.slug,
                int(length),
                [f"at {fault.position}, {fault.what}" if fault.position else fault.what for fault in faults],
            )


def _guards_are_gone() -> bool:
    from putright.register import guards

    lacking = guards.missing()
    if lacking:
        print(
            f"The database lacks {len(lacking)} guards that refuse changes, the first {lacking[0].name}.",
            file=sys.stderr,
        )
    return bool(lacking)
