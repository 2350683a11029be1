"""`putright test [DIR]`: plays every scenario of a procedure or of a folder of procedures, and tells what no scenario shows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from putright.commandline.progress import shown
from putright.core.procedure.load import Mistake, Wrong, load
from putright.core.procedure.load.shipped import find, shipped_folder
from putright.core.scenarios import Coverage, Outcome, covered, run_folder


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the procedures are."""
    parser.add_argument(
        "folder", nargs="?", metavar="DIR",
        help="the folder of a procedure, or one that holds such folders (default: the procedures that come with Putright)",
    )  # fmt: skip
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="name the scenarios that pass, and the rules none shows"
    )


def run(given: argparse.Namespace) -> int:
    """Play them, and end with a line that counts them; 1 if any failed or there were none."""
    top = find(given.folder) if given.folder else shipped_folder()
    folders = procedure_folders(top)
    if not folders:
        raise Wrong([Mistake(str(top), 1, "No procedure stands here.", "a folder with a procedure.md")])
    total = sum(len(list((folder / "scenarios").glob("*.yaml"))) for folder in folders)
    passed = failed = 0
    for outcome in shown(_played(folders, given.verbose), total, "Playing scenarios"):
        passed, failed = passed + outcome.passed, failed + (not outcome.passed)
        _tell(outcome, given.verbose)
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0 or passed == 0)


def procedure_folders(top: Path) -> tuple[Path, ...]:
    """The folder itself, or those folders in it that hold a procedure."""
    if (top / "procedure.md").exists():
        return (top,)
    return tuple(sorted(file.parent for file in top.glob("*/procedure.md")))


def _played(folders: tuple[Path, ...], verbose: bool) -> Iterator[Outcome]:
    for folder in folders:
        try:
            outcomes = []
            for outcome in run_folder(folder):
                outcomes.append(outcome)
                yield outcome
            seen = [rule for outcome in outcomes for rule in outcome.seen]
            rows = [row for outcome in outcomes for row in outcome.shows]
            _tell_coverage(folder.name, covered(load(folder), seen, rows), verbose)
        except Wrong as wrong:
            yield Outcome(str(folder), folder.name, (), tuple(str(mistake) for mistake in wrong.mistakes))


def _tell(outcome: Outcome, verbose: bool) -> None:
    file = Path(outcome.file).resolve()
    shown_as = file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
    if outcome.passed and verbose:
        print(f"passed  {shown_as}: {outcome.scenario}")
    if not outcome.passed:
        print(f"failed  {shown_as}: {outcome.scenario}")
        for difference in outcome.differences:
            print(f"        {difference}")


def _tell_coverage(name: str, found: Coverage, verbose: bool) -> None:
    """What no scenario shows is not a failure, but the author should know."""
    rows = f"{len(found.rows)} rows named" + (
        f", {len(found.unnamed)} not ({', '.join(found.unnamed)})" if found.unnamed else ""
    )
    print(f"{name}: {len(found.seen)} of {len(found.seen) + len(found.unseen)} rules shown by scenarios; {rows}")
    for rule in found.unseen if verbose else ():
        print(f"        no scenario shows {rule.kind} `{rule.name}` (line {rule.place.line})")
    sys.stdout.flush()
