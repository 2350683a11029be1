"""Filling a database with cases under the five procedures. Run as a program by itself, so that two databases fill at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

PROCEDURES = Path(__file__).parents[1] / "procedures"


def folders() -> list[Path]:
    """The folders of the shipped procedures."""
    return sorted(path.parent for path in PROCEDURES.glob("*/procedure.md"))


def fill(cases: int, today: date) -> Iterator[int]:
    """Start the five organisations and write so many cases, shared among them; how many each time."""
    from bench.plots import teller
    from putright.register import bulk, setup

    here = folders()
    for place, folder in enumerate(here):
        of = teller(setup.organisation_from(folder, demo=True), folder)
        share = cases // len(here) + (place < cases % len(here))
        random = Random(place)
        yield from bulk.write(of.here.slug, (of.case(random, number, today) for number in range(share)))


def main(cases: int) -> None:
    """Make the tables and the cases; says how far it is."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    made, begun, said = 0, time.monotonic(), 0.0
    for number in fill(cases, date.today()):  # noqa: DTZ011 - the day here
        made += number
        if time.monotonic() - said > 5:
            said = time.monotonic()
            print(
                f"  {connection.vendor}: {made:,} of {cases:,} cases after {said - begun:.0f} s",
                file=sys.stderr,
                flush=True,
            )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{time.monotonic() - begun:.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
