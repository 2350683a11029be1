"""`putright publish PROCEDURE`: the procedure for the public, as a page, as plain text, or read out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from putright.core.procedure.load import load
from putright.core.procedure.load.shipped import find
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.publish import page, plain_text
from putright.web.letters import audio

LANGUAGE = "en-gb"
"""In which procedures are written."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The procedure, the form, and where it goes."""
    parser.add_argument(
        "procedure", metavar="PROCEDURE", help="the name of a procedure that comes with Putright, or a path"
    )
    parser.add_argument("--out", metavar="FILE", help="write to a file (default: print it)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--rules", action="store_true", help="show the rule under each clause")
    form.add_argument("--text", action="store_true", help="plain text for print, instead of HTML")
    form.add_argument("--audio", action="store_true", help="read out, as a WAV file (needs espeak-ng and --out)")


def run(given: argparse.Namespace) -> int:
    """Write the page; 2 if the file cannot be written, or the procedure not be read out."""
    procedure = load(find(given.procedure))
    if given.audio:
        return _read_out(procedure, given.out)
    made = plain_text(procedure) if given.text else page(procedure, given.rules)
    if not given.out:
        sys.stdout.write(made)
        return 0
    return _written(given.out, made.encode())


def _read_out(procedure: Procedure, out: str | None) -> int:
    """The same words as in print, spoken."""
    if not out:
        print("putright publish: say with --out which file the recording goes to.", file=sys.stderr)
        return 2
    try:
        made = audio.at_length(plain_text(procedure), LANGUAGE)
    except audio.NoRecording:
        print("putright publish: this needs espeak-ng (Debian: apt-get install espeak-ng).", file=sys.stderr)
        return 2
    return _written(out, made)


def _written(out: str, made: bytes) -> int:
    try:
        Path(out).write_bytes(made)
    except OSError as error:
        print(f"putright publish: {out} cannot be written ({error.strerror}).", file=sys.stderr)
        return 2
    return 0
