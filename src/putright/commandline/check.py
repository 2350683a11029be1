"""`putright check FILE…`: every mistake in procedures, organisations and scenarios, each with its place."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from putright.core.procedure.load import Mistake, Wrong, load
from putright.core.procedure.load.shipped import find
from putright.core.procedure.model.procedure import Procedure
from putright.core.scenarios import load_organisation, load_script


def arguments(parser: argparse.ArgumentParser) -> None:
    """The files to check."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE",
        help="a procedure.md, an organisation.yaml, a scenario, or a folder that holds them all",
    )  # fmt: skip


def run(given: argparse.Namespace) -> int:
    """Print every mistake; 1 if there is any."""
    wrong = False
    for name in given.files:
        mistakes = list(_mistakes(name))
        wrong = wrong or bool(mistakes)
        for mistake in mistakes:
            print(mistake)
        if not mistakes:
            print(f"{name}: no mistakes")
    return int(wrong)


def _mistakes(name: str) -> Iterator[Mistake]:
    try:
        path = find(name)
    except Wrong as wrong:
        yield from wrong.mistakes
        return
    procedure: list[Procedure] = []
    for file in _files(path):
        try:
            _check(file, procedure)
        except Wrong as wrong:
            yield from wrong.mistakes


def _files(path: Path) -> Iterator[Path]:
    """A file itself; of a folder its procedure, then what stands beside it."""
    if not path.is_dir():
        yield path
        return
    yield path / "procedure.md"
    yield from (file for file in [path / "organisation.yaml"] if file.exists())
    yield from sorted((path / "scenarios").glob("*.yaml"))


def _check(file: Path, procedure: list[Procedure]) -> None:
    """One file, by what it is called. The procedure is kept, so that an organisation's posts can be checked against it."""
    if file.suffix not in (".yaml", ".yml"):
        procedure.append(load(file))
    elif file.stem == "organisation":
        load_organisation(file, procedure[0] if procedure else None)
    else:
        load_script(file)
