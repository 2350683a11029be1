"""`putright migrate`: makes the tables in the database, or brings them up to this version, and puts every guard in place."""

from __future__ import annotations

import argparse

from putright.commandline import installation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which database."""
    installation.arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Apply what is lacking, and say so."""
    with installation.opened(given, empty=True):
        from django.core.management import call_command

        from putright.register import guards

        call_command("migrate", verbosity=0)
        guards.insist()
        print(f"The database {installation.name()} has every table and guard of this version.")
    return 0
