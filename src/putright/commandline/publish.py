"""`putright publish PROCEDURE`: the procedure for the public, as a page or as plain text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from putright.core.procedure.load import load
from putright.core.procedure.load.shipped import find
from putright.core.procedure.publish import page, plain_text


def arguments(parser: argparse.ArgumentParser) -> None:
    """The procedure, the form, and where it goes."""
    parser.add_argument(
        "procedure", metavar="PROCEDURE", help="the name of a procedure that comes with Putright, or a path"
    )
    parser.add_argument("--out", metavar="FILE", help="write to a file (default: print it)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--rules", action="store_true", help="show the rule under each clause")
    form.add_argument("--text", action="store_true", help="plain text for print, instead of HTML")


def run(given: argparse.Namespace) -> int:
    """Write the page; 2 if the file cannot be written."""
    procedure = load(find(given.procedure))
    made = plain_text(procedure) if given.text else page(procedure, given.rules)
    if not given.out:
        sys.stdout.write(made)
        return 0
    try:
        Path(given.out).write_text(made, "utf-8")
    except OSError as error:
        print(f"putright publish: {given.out} cannot be written ({error.strerror}).", file=sys.stderr)
        return 2
    return 0
