"""`putright verify`: whether the record is what was written: every chain, every entry, every paper. It changes nothing.

With a file it works on a copy, offline: a backup, or a database taken from a machine that no longer runs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
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
    held = any(not any(ELSEWHERE in fault for fault in chain.faults) for chain in found)
    wrong = 0
    for chain in found:
        faults = [fault for fault in chain.faults if not (held and ELSEWHERE in fault)]
        wrong += len(faults)
        state = f"NOT as they were written: {faults[0]}" if faults else f"as they were written, up to {chain.end}"
        print(f"{chain.organisation}: {chain.length:,} entries, {state}")
        for fault in faults[1:]:
            print(f"  {chain.organisation}: {fault}", file=sys.stderr)
    return int(_guards_are_gone() or wrong > 0)


@dataclass(frozen=True)
class Chain:
    """What was found of one organisation. `end` is the seal of its last entry, to be kept elsewhere and compared later."""

    organisation: str
    length: int
    end: str
    faults: tuple[str, ...]


def _each(against: str) -> Iterator[Chain]:
    from putright.register import organisations, rows, seal
    from putright.register.verify import verify

    with telling("Verifying") as told:
        places = organisations.places()
        for done, here in enumerate(places):
            told(done, len(places))
            length, last = rows.fetch("SELECT length, seal FROM register_head WHERE organisation_id = %s", here.id)[0]
            found = (
                f"at {fault.position}, {fault.what}" if fault.position else fault.what
                for fault in verify(here.slug, against)
            )
            yield Chain(here.slug, int(length), seal.short(length, last), tuple(found))


def _guards_are_gone() -> bool:
    from putright.register import guards

    lacking = guards.missing()
    if lacking:
        print(
            f"The database lacks {len(lacking)} guards that refuse changes, the first {lacking[0].name}.",
            file=sys.stderr,
        )
    return bool(lacking)
