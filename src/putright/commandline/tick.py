"""`putright tick`: lets time pass in every organisation, once. To be run as often as one likes; `putright run` does it too."""

from __future__ import annotations

import argparse

from putright.commandline import installation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which database."""
    installation.arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Note what has passed, and print one line for each case it was noted in."""
    with installation.opened(given):
        from django.utils import timezone

        from putright.site.worker import tick

        changed = 0
        for organisation, ref in tick(timezone.now()):
            changed += 1
            print(f"{organisation} {ref}: noted what has passed")
        print(f"Time passed in {changed} case{'' if changed == 1 else 's'}.")
    return 0
