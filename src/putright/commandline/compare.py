"""`putright compare OLD NEW`: what differs between two versions of a procedure, clause by clause, in words."""

from __future__ import annotations

import argparse

from putright.core.procedure.compare import compare
from putright.core.procedure.load import load
from putright.core.procedure.load.shipped import find


def arguments(parser: argparse.ArgumentParser) -> None:
    """The two versions."""
    parser.add_argument("old", metavar="OLD", help="the earlier version: a path, or the name of a shipped procedure")
    parser.add_argument("new", metavar="NEW", help="the later version")


def run(given: argparse.Namespace) -> int:
    """Print the differences; finding some is no failure."""
    for line in compare(load(find(given.old)), load(find(given.new))).in_words():
        print(line)
    return 0
