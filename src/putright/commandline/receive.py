"""`putright receive`: takes one message from a mail server, and has it on disk before it says so."""

from __future__ import annotations

import argparse
import sys

from putright.commandline import installation

LATER = 75
"""What tells a mail server to keep the message and try again (sysexits.h: EX_TEMPFAIL)."""
NOBODY = 67
"""What tells it that there is no such organisation (EX_NOUSER)."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """For which organisation."""
    installation.arguments(parser)
    parser.add_argument("organisation", help="the short name of the organisation, as in its addresses")


def run(given: argparse.Namespace) -> int:
    """Keep the message; nothing of it is looked at. Received twice, it is kept once."""
    raw = sys.stdin.buffer.read()
    try:
        with installation.opened(given):
            return _kept(given.organisation, raw)
    except Exception as fault:
        print(f"putright: the message could not be kept ({type(fault).__name__}); try again later.", file=sys.stderr)
        return LATER


def _kept(organisation: str, raw: bytes) -> int:
    from django.utils import timezone

    from putright.register.incoming import keeping
    from putright.register.organisations import NoSuchOrganisation, place

    if not raw.strip():
        print("putright: there was no message.", file=sys.stderr)
        return 0
    try:
        here = place(organisation)
    except NoSuchOrganisation:
        print(f"putright: there is no organisation {organisation!r} here.", file=sys.stderr)
        return NOBODY
    keeping.keep(here, raw, timezone.now())
    return 0
